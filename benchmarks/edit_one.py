"""Run any workbook through the workbook layer, from any folder.

    python edit_one.py IN OUT --ligne '["APP-1", 12.5, "2026-05-15", null]' [--feuille S] [--greffe]
    python edit_one.py --liste FILE.jsonl
    python edit_one.py --controle FILE...

The row goes after the last row of the first visible worksheet, or of S; into its table if there
is one. Text stays text, an ISO date becomes a date, null is left empty. Prints one JSON object a
line; a workbook that cannot be edited is a `refus` with its reason. Exits 0.
"""

# ruff: noqa: DTZ001, PLC0415
from __future__ import annotations

import argparse
import io
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from suivi_tool.errors import SuiviError, WorkbookRefused
from suivi_tool.workbook.audit import audit
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.table import Table
from suivi_tool.workbook.values import Value

GRAFTED = "Graphique ajouté"
_NO_JOB = "Demande incomplète\u00a0: il faut les noms de deux fichiers, in et out."
_REASONS: dict[type[OSError], str] = {
    FileNotFoundError: "Fichier ou dossier introuvable.",
    IsADirectoryError: "C’est un dossier, et non un fichier.",
    PermissionError: "Fichier ou dossier fermé à cet utilisateur.",
}
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_ISO_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?")


def value_of(item: object) -> Value:
    """Return what a JSON value puts into a cell."""
    if isinstance(item, str):
        try:
            if _ISO_DATE.fullmatch(item):
                return date.fromisoformat(item)
            if _ISO_MOMENT.fullmatch(item):
                return datetime.fromisoformat(item)
        except ValueError:
            return item
        return item
    if item is None or isinstance(item, (bool, int, float)):
        return item
    return json.dumps(item, ensure_ascii=False)


def donor(*, date1904: bool) -> bytes:
    """Return a workbook with one sheet of figures and their chart."""
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"date_1904": date1904}) as book:
        head = book.add_format({"bold": True, "bg_color": "#1F4E78", "font_color": "white"})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet(GRAFTED)
        sheet.write_row(0, 0, ["Mois", "Appels", "Objectif"], head)
        for month in range(1, 13):
            sheet.write_datetime(month, 0, datetime(2026, month, 1), day)
            sheet.write_row(month, 1, [month % 3, 1])
        sheet.write_formula(13, 1, "=SUM(B2:B13)", head, 12)
        chart = book.add_chart({"type": "column"})
        chart.add_series(
            {
                "categories": [GRAFTED, 1, 0, 12, 0],
                "values": [GRAFTED, 1, 1, 12, 1],
                "name": [GRAFTED, 0, 1],
            }
        )
        chart.set_title({"name": "Appels par mois"})
        sheet.insert_chart("E2", chart)
    return buffer.getvalue()


def place(book: Workbook, sheet: str) -> tuple[int, int, Table | None]:
    """Return (last row of the data, first column, table): after what and where a row goes."""
    tables = book.tables(sheet)
    last = book.last_row(sheet)
    if tables:
        table = max(tables, key=lambda each: (each.last_row <= last, each.last_row))
        filled = book.last_row(sheet, table.range_of_data)
        return max(filled, table.first_data_row - 1), table.first_col, table
    return last, book.first_column(sheet, last), None


def edit(
    data: bytes, row: Sequence[object], sheet: str | None = None, *, graft: bool = False
) -> tuple[bytes, dict[str, object]]:
    """Return the workbook with the row added, and where it is; raises `SuiviError`."""
    book = Workbook(data)
    names = book.visible_sheet_names or book.sheet_names
    if not names:
        raise WorkbookRefused(
            "Ce classeur n’a pas de feuille de calcul.", remedy="Ajoutez-en une dans Excel."
        )
    name = sheet or names[0]
    after, first, table = place(book, name)
    values = {first + index: value_of(item) for index, item in enumerate(row)}
    numbers = book.append_rows(name, [values], after=after, table=table.name if table else None)
    if graft:
        book.put_sheet(donor(date1904=book.date1904), GRAFTED)
    where = {"feuille": name, "rang": numbers[0], "colonne": first}
    return book.save(), where


def row_of(given: object) -> list[object]:
    """Return the row of a job; a value alone is a row of one."""
    if given is None:
        return []
    return given if isinstance(given, list) else [given]


def unreadable(error: OSError) -> str:
    """Return why a file was not read or written."""
    for kind, reason in _REASONS.items():
        if isinstance(error, kind):
            return reason
    return f"Fichier illisible\u00a0: {error.strerror}"


def run(job: object) -> dict[str, object]:
    """Do one line of a list; a refusal is an answer."""
    if not isinstance(job, Mapping):
        return {"in": None, "refus": _NO_JOB}
    answer: dict[str, object] = {"in": job.get("in")}
    if not all(isinstance(job.get(name), str) for name in ("in", "out")):
        return answer | {"refus": _NO_JOB}
    try:
        result, where = edit(
            Path(job["in"]).read_bytes(),
            row_of(job.get("ligne")),
            job.get("feuille"),
            graft=bool(job.get("greffe")),
        )
        Path(job["out"]).write_bytes(result)
    except SuiviError as error:
        return answer | {"refus": str(error)}
    except OSError as error:
        return answer | {"refus": unreadable(error)}
    except Exception as error:  # noqa: BLE001 - whatever a file makes happen is told, not thrown
        return answer | {"refus": f"Erreur interne\u00a0: {type(error).__name__}: {error}"}
    return answer | {"out": str(job["out"])} | where


def control(file: str) -> dict[str, object]:
    """Return the audit's findings on one file."""
    try:
        findings = audit(Path(file).read_bytes(), Path(file).suffix)
    except SuiviError as error:
        found = [{"partie": "", "message": str(error)}]
    except OSError as error:
        found = [{"partie": "", "message": unreadable(error)}]
    except Exception as error:  # noqa: BLE001
        found = [
            {"partie": "", "message": f"Erreur interne\u00a0: {type(error).__name__}: {error}"}
        ]
    else:
        found = [{"partie": each.part, "message": each.message} for each in findings]
    return {"in": file, "constats": found}


def jobs(file: str) -> Iterator[dict[str, object]]:
    """Yield the answer to each line of a list; a line that is no JSON is one refusal."""
    try:
        lines = Path(file).read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        yield {"in": file, "refus": unreadable(error)}
        return
    except ValueError:
        yield {"in": file, "refus": "La liste n’est pas un texte en UTF-8."}
        return
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            job = json.loads(line)
        except (ValueError, RecursionError):
            yield {"in": None, "refus": f"La ligne {number} de la liste n’est pas du JSON."}
        else:
            yield run(job)


def answers(options: argparse.Namespace) -> Iterator[dict[str, object]]:
    """Yield the answer to each thing asked for."""
    for file in options.controle or ():
        yield control(file)
    if options.liste:
        yield from jobs(options.liste)
    if not options.input:
        return
    job: dict[str, object] = {"in": options.input, "out": options.output}
    try:
        job["ligne"] = json.loads(options.ligne)
    except (ValueError, RecursionError):
        yield {"in": options.input, "refus": "--ligne n’est pas du JSON."}
    else:
        yield run(job | {"feuille": options.feuille, "greffe": options.greffe})


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, print the answers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("input", nargs="?", metavar="IN")
    parser.add_argument("output", nargs="?", metavar="OUT")
    parser.add_argument("--ligne", default="[]", help="JSON list: the values of the row")
    parser.add_argument("--feuille", help="sheet (the first visible one where not given)")
    parser.add_argument("--greffe", action="store_true", help="add a sheet with a chart")
    parser.add_argument("--liste", metavar="FILE.jsonl", help="many jobs, one JSON object a line")
    parser.add_argument("--controle", nargs="+", metavar="FILE", help="print the audit's findings")
    options = parser.parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    for answer in answers(options):
        print(json.dumps(answer, ensure_ascii=False), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
