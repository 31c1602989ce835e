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
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from suivi_tool.errors import SuiviError, WorkbookRefused
from suivi_tool.workbook.audit import audit
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.table import Table
from suivi_tool.workbook.values import Value

GRAFTED = "Graphique ajouté"
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


def run(job: Mapping[str, Any]) -> dict[str, object]:
    """Do one line of a list; a refusal is an answer."""
    answer: dict[str, object] = {"in": job.get("in")}
    try:
        result, where = edit(
            Path(job["in"]).read_bytes(),
            job.get("ligne") or [],
            job.get("feuille"),
            graft=bool(job.get("greffe")),
        )
        Path(job["out"]).write_bytes(result)
    except SuiviError as error:
        return answer | {"refus": str(error)}
    except OSError as error:
        return answer | {"refus": f"Fichier illisible ou dossier fermé\u00a0: {error.strerror}"}
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
        found = [{"partie": "", "message": f"Fichier illisible\u00a0: {error.strerror}"}]
    except Exception as error:  # noqa: BLE001
        found = [
            {"partie": "", "message": f"Erreur interne\u00a0: {type(error).__name__}: {error}"}
        ]
    else:
        found = [{"partie": each.part, "message": each.message} for each in findings]
    return {"in": file, "constats": found}


def jobs(file: str) -> Iterator[dict[str, Any]]:
    """Yield the jobs of a list, one JSON object a line."""
    for line in Path(file).read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def answers(options: argparse.Namespace) -> Iterator[dict[str, object]]:
    """Yield the answer to each thing asked for."""
    for file in options.controle or ():
        yield control(file)
    try:
        for job in jobs(options.liste) if options.liste else ():
            yield run(job)
        if options.input:
            row = json.loads(options.ligne)
            yield run(
                {
                    "in": options.input,
                    "out": options.output,
                    "ligne": row if isinstance(row, list) else [row],
                    "feuille": options.feuille,
                    "greffe": options.greffe,
                }
            )
    except (OSError, ValueError) as error:
        yield {"in": options.liste or options.input, "refus": f"Demande illisible\u00a0: {error}"}


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
