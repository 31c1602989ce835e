"""Edit every workbook of a corpus and prove that nothing else changed.

    python benchmarks/workbook_corpus.py [FOLDER] [--opened 100] [--every N] [--minutes M]

For each: append a row, set a cell, graft a sheet with a chart, save; then graft it again (the file
must not change). The result is compared with the original by a reader of its own: parts, elements,
attributes, values, formulas, cached values, names; and read back with openpyxl, calamine and
pandas. `--opened` of the results go through LibreOffice. Exits 1 where anything is wrong.
"""

# ruff: noqa: E402, PLC0415
from __future__ import annotations

import argparse
import io
import math
import random
import re
import subprocess
import sys
import tempfile
import time
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from lxml import etree

from benchmarks import edit_one
from benchmarks.results import Row, write
from benchmarks.slices import within
from suivi_tool.errors import SuiviError, WorkbookRefused
from suivi_tool.workbook.audit import audit
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.extent import cells_spanned

CORPUS = ROOT.parent / "shared" / "corpus" / "workbooks"
ROW: list[object] = ["=1+1 é&<", 12.5, "2026-05-15", None, True, "APP-2026-001"]
SET = "clôturé & <ok>"
ASKED = ("protégée", "verrouillée", "signature", "en partage", "mot de passe", ".xls.")
MAY_CHANGE = (
    "worksheet+xml", "main+xml", "styles+xml", "sharedStrings+xml", "table+xml", "chart+xml",
    "pivotCacheDefinition+xml", "extended-properties+xml", "calcChain+xml", "drawing+xml",
    "vmlDrawing", "comments+xml", "threadedcomments+xml", "relationships+xml",
)  # fmt: skip
NOT_COUNTED = ("dimension", "Override", "Relationship", "Default")
NOT_COUNTED_ATTRIBUTES = ("spans", "insertRow", "tabSelected")
READABLE = 2_000_000
PARSER = etree.XMLParser(huge_tree=True, resolve_entities=False)

Cells = dict[tuple[str, int, int], tuple[str, str, str]]


@dataclass
class Reader:
    """A plain reader of packages, apart from the code under trial."""

    data: bytes
    parts: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        with zipfile.ZipFile(io.BytesIO(self.data)) as opened:
            for entry in opened.infolist():
                name = entry.filename.replace("\\", "/").lstrip("/").lower()
                if not name.endswith("/"):
                    self.parts[name] = opened.read(entry)

    def tree(self, name: str) -> etree._Element:
        """Return a part as a tree."""
        return etree.fromstring(self.parts[name], PARSER)

    def kinds(self) -> dict[str, str]:
        """Return the kind of each part."""
        root = self.tree("[content_types].xml")
        defaults = {
            e.get("Extension", "").lower(): e.get("ContentType", "")
            for e in root.iter("{*}Default")
        }
        given = {
            e.get("PartName", "").lstrip("/").replace("\\", "/").lower(): e.get("ContentType", "")
            for e in root.iter("{*}Override")
        }
        return {
            name: given.get(name) or defaults.get(name.rpartition(".")[2], "")
            for name in self.parts
        }


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def counts(data: bytes) -> tuple[Counter[str], Counter[str]]:
    """Count the elements and attributes of a part by name."""
    elements: Counter[str] = Counter()
    attributes: Counter[str] = Counter()
    for each in etree.fromstring(data, PARSER).iter(etree.Element):
        name = local(each)
        if name in NOT_COUNTED:
            continue
        elements[name] += 1
        empty = name == "c" and not len(each)  # its kind says nothing
        for key in each.attrib:
            short = str(key).rpartition("}")[2]
            if empty and short == "t":
                continue
            if short not in NOT_COUNTED_ATTRIBUTES:
                attributes[f"{name}@{short}"] += 1
    return elements, attributes


def cells_of(book: Reader, only: str = "") -> Cells:
    """Return (formula, value, type) of every cell, texts resolved, by sheet part, row, column.

    `only` is the part of the one sheet to read, where not all are.
    """
    kinds = book.kinds()
    strings: list[str] = []
    for name, kind in kinds.items():
        if kind.endswith("sharedStrings+xml") or (only and name.endswith("sharedstrings.xml")):
            for item in book.tree(name).iterfind("{*}si"):
                strings += ["".join(t.text or "" for t in item.iter("{*}t"))]
    found: Cells = {}
    for name, kind in kinds.items():
        if name == only or (kind.endswith("worksheet+xml") and not only):
            found.update(_sheet_cells(name, book.tree(name), strings))
    return found


def _sheet_cells(part: str, root: etree._Element, strings: list[str]) -> Cells:
    found: Cells = {}
    number = 0
    for row in root.iterfind("{*}sheetData/{*}row"):
        number = int(row.get("r") or number + 1)
        column = 0
        for cell in row.iterfind("{*}c"):
            name = re.match("[A-Za-z]+", cell.get("r", ""))
            column = _column(name[0]) if name else column + 1
            formula, value, kind = "", "", cell.get("t", "n")
            for each in cell.iterfind("{*}*"):
                if local(each) == "f":
                    formula = each.text or f"<{each.get('t')} {each.get('si')}>"
                elif local(each) == "v":
                    value = each.text or ""
                elif local(each) == "is":
                    value, kind = "".join(t.text or "" for t in each.iter("{*}t")), "s"
            if kind == "s" and cell.get("t") == "s" and value.strip().isdigit():
                value = strings[int(value)] if int(value) < len(strings) else "?"
            if formula or value:
                found[part, number, column] = formula, value, "s" if kind == "str" else kind
    return found


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


@dataclass
class Trial:
    """One workbook, edited."""

    before: bytes
    after: bytes
    sheet: str
    row: int
    column: int
    set_at: tuple[int, int] | None
    pushed: range = range(0)

    @property
    def width(self) -> range:
        """The columns of the new row."""
        return range(self.column, self.column + len(ROW))


def edit(data: bytes) -> Trial:
    """Append a row, set a cell, graft a sheet, save; graft again and see that nothing changed."""
    book = Workbook(data)
    names = book.visible_sheet_names or book.sheet_names
    if not names:
        raise WorkbookRefused("Ce classeur n’a pas de feuille de calcul.")
    sheet = names[0]
    after, column, table = edit_one.place(book, sheet)
    values = {column + index: edit_one.value_of(item) for index, item in enumerate(ROW)}
    row = book.append_rows(sheet, [values], after=after, table=table.name if table else None)[0]
    set_at = _settable(data, sheet, after)
    if set_at:
        book.set_cells(sheet, {set_at: SET})
    donor = edit_one.donor(date1904=book.date1904)
    if not book.structure_locked:
        book.put_sheet(donor, edit_one.GRAFTED)
    result = book.save()
    again = Workbook(result)
    if not book.structure_locked:
        again.put_sheet(donor, edit_one.GRAFTED)
    if again.save() != result:
        raise AssertionError(f"grafted twice, changed: {sorted(again.changed_parts)}")
    ends = [column, column + len(ROW) - 1, *((table.first_col, table.last_col) if table else ())]
    return Trial(data, result, sheet, row, column, set_at, range(min(ends), max(ends) + 1))


def _settable(data: bytes, sheet: str, after: int) -> tuple[int, int] | None:
    """Return a cell above the new row that a person could type into."""
    trial = Workbook(data)
    for row in range(after, max(0, after - 6), -1):
        for column in range(1, 12):
            try:
                trial.set_cells(sheet, {(row, column): SET})
            except WorkbookRefused:
                continue
            return row, column
    return None


def faults(trial: Trial) -> Iterator[str]:
    """Yield everything that is not as it should be."""
    old, new = Reader(trial.before), Reader(trial.after)
    kinds = {**new.kinds(), **old.kinds()}
    for name, content in old.parts.items():
        chain = kinds[name].endswith("calcChain+xml")
        if name not in new.parts:
            if not chain:
                yield f"lost part {name}"
        elif new.parts[name] != content and name != "[content_types].xml":
            if (
                kinds[name]
                and not kinds[name].endswith((*MAY_CHANGE, "/xml"))
                and "sheet.m" not in kinds[name].lower()
            ):
                yield f"changed {name} ({kinds[name]})"
            else:
                yield from _lost(name, content, new.parts[name])
    yield from _values(trial, old, new)
    yield from _audit(trial)
    yield from _read_back(trial)


OF_FORMULA = ("f", "c@t", "f@t", "f@si", "f@ref", "f@ca", "c@cm", "c@vm", "c@ph", "f@aca")
OF_RICH_TEXT = (
    "is",
    "t",
    "r",
    "rPr",
    "b",
    "i",
    "u",
    "sz",
    "strike",
    "color",
    "rFont",
    "family",
    "scheme",
)


def _lost(name: str, before: bytes, after: bytes) -> Iterator[str]:
    """Yield what went, save what went with the one value that was overwritten on purpose."""
    old, old_attributes = counts(before)
    new, new_attributes = counts(after)
    rich = old["r"] > new["r"] or old["is"] > new["is"]  # the cell overwritten held its own text
    for what, had, has in (("element", old, new), ("attribute", old_attributes, new_attributes)):
        for key, count in had.items():
            unshared = key in ("f@t", "f@si", "f@ref") and old["f"] == new["f"]
            one = key in OF_FORMULA and count - has[key] == 1
            overwritten = rich and key.partition("@")[0] in OF_RICH_TEXT
            overwritten |= key in ("t@space", "v@space") and count - has[key] == 1
            if has[key] < count and not (unshared or one or overwritten):
                yield f"{name}: lost {what} {key} ({count} -> {has[key]})"


def _values(trial: Trial, old: Reader, new: Reader) -> Iterator[str]:
    """Compare all cells; those under the new row in place, or one lower (all or the table's)."""
    before, after = cells_of(old), cells_of(new)
    part = part_of(new, trial.sheet)
    yield from min(
        (
            list(_differences(trial, part, before, after, pushed))
            for pushed in (range(0), range(1 << 14), trial.pushed)
        ),
        key=len,
    )


def _differences(
    trial: Trial, part: str, before: Cells, after: Cells, pushed: range
) -> Iterator[str]:
    wrong = 0
    for (name, row, column), what in before.items():
        moved = row
        if name == part and row >= trial.row:
            moved = row + (column in pushed)
        if name == part and (moved, column) == trial.set_at:
            continue
        if name == part and moved == trial.row and column in trial.width:
            yield f"row {row} was overwritten"
            continue
        there = after.get((name, moved, column), ("", "", ""))
        formula_kept = there[0] == what[0] or bool(what[0] and there[0])
        if not formula_kept or there[1:] != what[1:]:
            wrong += 1
            if wrong <= 3:
                yield f"{name} {row},{column}: {what} -> {there}"


def part_of(book: Reader, sheet: str) -> str:
    """Return the part of a sheet, in lower case."""
    from suivi_tool.workbook.contents import Contents

    return Contents(book.data).sheet(sheet).part.lower()


def _audit(trial: Trial) -> Iterator[str]:
    known = Counter(audit(trial.before))
    for each in Counter(audit(trial.after)) - known:
        yield f"audit: {each}"


def _read_back(trial: Trial) -> Iterator[str]:
    wanted = [edit_one.value_of(item) for item in ROW]
    for name, reader in (("openpyxl", _openpyxl), ("calamine", _calamine), ("pandas", _pandas)):
        try:
            reader(trial.before)[trial.sheet]
        except Exception:  # noqa: BLE001 - what it could not read before is no witness
            continue
        try:
            read = reader(trial.after)[trial.sheet]
        except MemoryError:
            continue  # a row in the last place of the sheet: a frame of all that is above it
        except Exception as error:  # noqa: BLE001
            yield f"{name} cannot read the result: {type(error).__name__}: {error}"
            continue
        row = read[trial.row - 1] if len(read) >= trial.row else []
        got = list(row[trial.column - 1 : trial.column - 1 + len(wanted)])
        if not all(_same(a, b) for a, b in zip(wanted, got, strict=False)) or len(got) < len(
            wanted
        ):
            yield f"{name} reads {got}"


def _same(wanted: object, got: object) -> bool:
    if isinstance(got, float) and math.isnan(got):
        got = None
    if wanted is None or got is None:
        return wanted is got or got == ""
    if isinstance(wanted, date):
        return (got.date() if isinstance(got, datetime) else got) == wanted
    return wanted == got


def _openpyxl(data: bytes) -> dict[str, list[list[object]]]:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return {
        sheet.title: [list(row) for row in sheet.iter_rows(min_row=1, min_col=1, values_only=True)]
        for sheet in book.worksheets
        if sheet.max_row * sheet.max_column < READABLE
    }


def _calamine(data: bytes) -> dict[str, list[list[object]]]:
    from suivi_tool.workbook.reading import read_rows

    return {sheet: list(map(list, read_rows(data, sheet))) for sheet in Workbook(data).sheet_names}


def _pandas(data: bytes) -> dict[str, list[list[object]]]:
    import pandas as pd

    names = Workbook(data).visible_sheet_names[:1] or Workbook(data).sheet_names[:1]
    raw = Reader(data).parts[part_of(Reader(data), names[0])]
    if cells_spanned(lambda: (raw,)) > READABLE:
        raise MemoryError  # pandas would make a frame of all these cells, filled or not
    frames = pd.read_excel(
        io.BytesIO(data), sheet_name=list(names), header=None, engine="calamine", dtype=object,
        keep_default_na=False,
    )  # fmt: skip
    return {str(name): frame.values.tolist() for name, frame in frames.items()}


@dataclass
class Outcome:
    """What became of one workbook."""

    path: Path
    faults: list[str] = field(default_factory=list)
    refusal: str = ""
    result: bytes = b""

    @property
    def asked_for(self) -> bool:
        """Whether the refusal is one that issue 3 asks for."""
        return any(word in self.refusal for word in ASKED)


def run(path: Path) -> Outcome:
    """Try one workbook."""
    try:
        trial = edit(path.read_bytes())
    except SuiviError as error:
        return Outcome(path, refusal=str(error))
    except Exception as error:  # noqa: BLE001
        return Outcome(path, [f"{type(error).__name__}: {error}"])
    return Outcome(path, list(faults(trial)), result=trial.after)


def workbooks(folder: Path) -> list[Path]:
    """Return the workbooks of the corpus."""
    endings = (".xlsx", ".xlsm", ".xltx", ".xltm")
    return sorted(each for each in folder.rglob("*") if each.suffix.lower() in endings)


def opened(outcomes: list[Outcome], count: int) -> list[str]:
    """Return which of a sample of results LibreOffice cannot open."""
    sample = [each for each in outcomes if each.result]
    random.Random(3).shuffle(sample)
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for index, each in enumerate(sample[:count]):
            file = Path(folder, f"{index}{each.path.suffix}")
            file.write_bytes(each.result)
            names[index] = each.path.name
        files = [str(file) for file in sorted(Path(folder).iterdir())]
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
             "--convert-to", "csv", "--outdir", f"{folder}/csv", *files],
            check=True, capture_output=True, timeout=1800,
        )  # fmt: skip
        done = {int(file.stem) for file in Path(folder, "csv").glob("*.csv")}
    return [name for index, name in names.items() if index not in done]


def main() -> int:
    """Try them all, print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--opened", type=int, default=0, help="results to open in LibreOffice")
    parser.add_argument("--every", type=int, default=1, help="take one workbook in N")
    parser.add_argument("--minutes", type=float, help="stop after these, in a drawn order")
    options = parser.parse_args()
    started = time.perf_counter()
    outcomes = []
    for path in within(options.minutes, workbooks(options.folder)[:: options.every]):
        outcome = run(path)
        outcomes.append(outcome)
        for fault in outcome.faults[:4]:
            print(f"FAULT {path.relative_to(options.folder)}: {fault}", flush=True)
        if outcome.refusal:
            word = "refused, asked for" if outcome.asked_for else "REFUSED"
            print(f"{word} {path.relative_to(options.folder)}: {outcome.refusal.splitlines()[0]}")
    wrong = sum(bool(each.faults) for each in outcomes)
    refused = sum(bool(each.refusal) and not each.asked_for for each in outcomes)
    asked = sum(each.asked_for for each in outcomes)
    print(
        f"{len(outcomes)} workbooks in {time.perf_counter() - started:.0f} s: "
        f"{wrong} with faults, {refused} refused, {asked} refused as asked for"
    )
    unopened = opened(outcomes, options.opened) if options.opened else []
    if options.opened:
        print(f"LibreOffice opened {options.opened - len(unopened)} of {options.opened} {unopened}")
    if options.folder == CORPUS and options.every == 1 and options.minutes is None:
        _keep(outcomes, options.opened, unopened)
    return 1 if wrong or unopened or not outcomes else 0


def _keep(outcomes: list[Outcome], asked_to_open: int, unopened: list[str]) -> None:
    """Leave the result of a whole run."""
    wrong = sum(bool(each.faults) for each in outcomes)
    refused = sum(bool(each.refusal) and not each.asked_for for each in outcomes)
    asked = sum(each.asked_for for each in outcomes)
    rows = [
        Row("workbooks that nobody here made", len(outcomes)),
        Row("edited, proved element by element, read back by three readers",
            len(outcomes) - refused - asked - wrong),
        Row("with anything lost, changed or new in the audit", wrong, "", "0", not wrong),
        Row("refused as asked for (protected, signed, shared, encrypted)", asked),
        Row("refused otherwise", refused, "", "< 1 in 200", refused * 200 < len(outcomes)),
    ]  # fmt: skip
    if asked_to_open:
        count = asked_to_open - len(unopened)
        rows.append(Row("results that LibreOffice opens", count, "", f"{asked_to_open}",
                        not unopened))  # fmt: skip
    command = "python -m benchmarks.workbook_corpus --opened 100"
    write("workbook_corpus", "Workbooks of others", command, rows)


if __name__ == "__main__":
    sys.exit(main())
