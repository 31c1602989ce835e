"""From rows to facts: every mapped cell of a sheet read with the reader of its column."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, Protocol, TypeVar

from suivi_tool.errors import RefusedInput
from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.procedure.words import french, listed
from suivi_tool.tracker import data_rows
from suivi_tool.tracker.cells import (
    Read,
    read_date,
    read_dates,
    read_number,
    read_numbers,
    read_percent,
    read_text,
)
from suivi_tool.tracker.columns import Column, Kind, SheetKind
from suivi_tool.tracker.data_rows import DataRows
from suivi_tool.tracker.findings import CellFinding, Severity
from suivi_tool.tracker.headings import COLUMNS
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.view import Cell, SheetView
from suivi_tool.tracker.vocabulary import canonical, read_word

Reader = Callable[[Cell], Read[Any]]


class Numbered(Protocol):
    """A row of the register or of the plan with the number that it bears."""

    @property
    def row(self) -> int:
        """The number of the row in the sheet."""

    @property
    def number(self) -> str:
        """The number of the appeal or action."""


Facts = TypeVar("Facts", Appeal, Action)
Found = TypeVar("Found", bound=Numbered)

_NAMES: dict[type, frozenset[str]] = {
    kind: frozenset(fact.name for fact in fields(kind)) for kind in (Appeal, Action)
}


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its number in the sheet, its values by field, the fields whose date is a text."""

    row: int
    values: dict[str, Any]
    from_text: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Records:
    """All rows of a sheet, what is not right in them, and where they stand."""

    records: tuple[Record, ...]
    findings: tuple[CellFinding, ...]
    extent: DataRows = field(default_factory=lambda: DataRows((), 0))


def read_records(view: SheetView, layout: SheetLayout, *, date1904: bool = False) -> Records:
    """Return what the rows of `view` hold, every fault told with its place."""
    extent = data_rows.find(view, layout)
    in_order = sorted(layout.columns, key=lambda name: layout.columns[name])
    columns = [_Reading(layout.kind, name, layout.columns[name], date1904) for name in in_order]
    rows = [view.row(row) for row in extent.rows]
    read = [column.of(rows) for column in columns]
    records, found = _by_row(extent.rows, columns, read)
    findings = [one.at(layout.sheet, row, layout.heading(name)) for row, name, one in found]
    findings += _numbering(layout, records)
    findings += [_below_table(layout, row) for row in extent.below_table]
    return Records(tuple(records), tuple(findings), extent)


@dataclass(frozen=True, slots=True)
class _Column:
    """The values of one column from the first row down, and the cells that need a word."""

    values: list[Any]
    odd: dict[int, Read[Any]]


class _Reading:
    """One column being read; a word or day that comes again is not understood again."""

    def __init__(self, kind: SheetKind, name: str, column: int, date1904: bool) -> None:
        self.name = name
        self.column = column
        self._read = _reader(kind, name, date1904)
        self._plain = self._read is read_text
        self._empty = self._read(None).value
        self._known: dict[Cell, Read[Any]] = {}

    def of(self, rows: Sequence[Sequence[Cell]]) -> _Column:
        """Return the column of `rows`."""
        at = self.column - 1
        if at < 0:
            return _Column([self._empty] * len(rows), {})
        cells = [row[at] if at < len(row) else None for row in rows]
        values = [self._empty] * len(cells)
        odd = {}
        for place, cell in enumerate(cells):
            if cell is None:
                continue
            if self._plain and isinstance(cell, str) and cell.isprintable():
                values[place] = cell.strip()
                continue
            found = self._understood(cell)
            values[place] = found.value
            if found.finding is not None or found.from_text:
                odd[place] = found
        return _Column(values, odd)

    def _understood(self, cell: Cell) -> Read[Any]:
        if not isinstance(cell, str | date):
            return self._read(cell)
        found = self._known.get(cell)
        if found is None:
            found = self._known[cell] = self._read(cell)
        return found


_Found = tuple[int, str, CellFinding]
"""Row, field, what was found."""


def _by_row(
    rows: Sequence[int], columns: Sequence[_Reading], read: Sequence[_Column]
) -> tuple[list[Record], list[_Found]]:
    """Return the rows of what was read column by column, and what was found, row by row."""
    names = [column.name for column in columns]
    texts: defaultdict[int, set[str]] = defaultdict(set)
    found: list[tuple[int, int, CellFinding]] = []
    for at, column in enumerate(read):
        for place, cell in column.odd.items():
            if cell.from_text:
                texts[place].add(names[at])
            if cell.finding is not None:
                found.append((place, at, cell.finding))
    cells = zip(*(column.values for column in read), strict=True)
    records = [
        Record(row, dict(zip(names, values, strict=True)), frozenset(texts.get(place, ())))
        for place, (row, values) in enumerate(zip(rows, cells, strict=True))
    ]
    in_order = sorted(found, key=lambda one: one[:2])
    return records, [(rows[place], names[at], one) for place, at, one in in_order]


_READERS: dict[Kind, Reader] = {
    Kind.TEXT: read_text,
    Kind.LINK: read_text,
    Kind.NUMBERS: read_numbers,
    Kind.PERCENT: read_percent,
}


def _reader(kind: SheetKind, name: str, date1904: bool) -> Reader:
    column = COLUMNS[kind][name]
    if name == "number":
        return read_number
    if column.kind in (Kind.DATE, Kind.DATES):
        read = read_date if column.kind is Kind.DATE else read_dates
        return lambda cell: read(cell, date1904=date1904)
    if column.kind is Kind.WORD:
        return lambda cell: read_word(kind, name, cell)
    if column.words:
        return lambda cell: _free_word(kind, column, cell)
    return _READERS[column.kind]


def _free_word(kind: SheetKind, column: Column, cell: Cell) -> Read[str]:
    """Return a text that mostly comes from a list: the list's word where it is one."""
    read = read_text(cell)
    word = canonical(kind, column.field, read.value) if read.value else ""
    return Read(word or read.value, read.finding)


def _numbering(layout: SheetLayout, records: list[Record]) -> list[CellFinding]:
    """Return a finding for each row without a number and for each number given twice."""
    if "number" not in layout.columns:
        return []
    heading = layout.heading("number")
    numbers = [same_number(record.values.get("number", "")) for record in records]
    first = {
        number: record.row for number, record in reversed(list(zip(numbers, records, strict=True)))
    }
    counted = Counter(numbers)
    found = []
    for number, record in zip(numbers, records, strict=True):
        if not number:
            message, remedy = "la ligne n'a pas de numéro.", "Donnez-lui un numéro."
        elif counted[number] > 1 and record.row != first[number]:
            shown = record.values["number"]
            message = f"le numéro « {shown} » est déjà celui de la ligne {first[number]}."
            remedy = "Donnez à l'une des deux lignes un autre numéro."
        else:
            continue
        finding = CellFinding(french(message), french(remedy), Severity.ERROR)
        found.append(finding.at(layout.sheet, record.row, heading))
    return found


def _below_table(layout: SheetLayout, row: int) -> CellFinding:
    message = f"la ligne est sous le tableau « {layout.table} », pas dedans."
    remedy = "Agrandissez le tableau jusqu'à cette ligne (poignée en bas à droite)."
    finding = CellFinding(french(message), french(remedy))
    return finding.at(layout.sheet, row, layout.heading("number"))


def same_number(number: str) -> str:
    """Return what two numbers have in common when they are the same number."""
    return " ".join(number.split()).casefold()


def of_number(rows: Iterable[Found], number: str) -> Found:
    """Return the one of `rows` that bears `number`.

    Raises: RefusedInput where no row has it, or several.
    """
    wanted = same_number(number)
    found = [row for row in rows if same_number(row.number) == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        places = listed([str(row.row) for row in found])
        message = f"le numéro « {number} » est celui de plusieurs lignes ({places})."
        remedy = "Donnez à chaque ligne son propre numéro."
    else:
        message = f"aucune ligne n'a le numéro « {number} »."
        remedy = "Vérifiez le numéro."
    raise RefusedInput(french(message), field="N°", remedy=french(remedy))


def as_facts(record: Record, kind: type[Facts]) -> Facts:
    """Return the appeal or action of a row; an unmapped field keeps its default."""
    names = _NAMES[kind]
    known = {name: value for name, value in record.values.items() if name in names}
    return kind(**{"number": "", **known})


def as_excel_sees(facts: Facts, from_text: frozenset[str]) -> Facts:
    """Return `facts` as formulas compute with them: a date that is a text is no date."""
    if not from_text:
        return facts
    unseen: dict[str, Any] = dict.fromkeys(from_text & _NAMES[type(facts)])
    return replace(facts, **unseen)
