"""From rows to facts: every mapped cell of a sheet read with the reader of its column."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import Field, dataclass, fields, replace
from itertools import repeat, zip_longest
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

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


class Records(NamedTuple, Generic[Found]):
    """All rows of a sheet, what is not right in them, and where they stand."""

    rows: tuple[Found, ...]
    findings: tuple[CellFinding, ...]
    extent: DataRows


def read_records(
    view: SheetView,
    layout: SheetLayout,
    kind: type[Facts],
    made: Callable[[int, Facts, frozenset[str]], Found],
    *,
    date1904: bool = False,
) -> Records[Found]:
    """Return what the rows of `view` hold, every fault told with its place.

    A row is `made` of its number in the sheet, its facts, and the fields whose date is a text. A
    field of `kind` without a column keeps its default.
    """
    extent = data_rows.find(view, layout)
    in_order = sorted(layout.columns, key=lambda name: layout.columns[name])
    cells = list(zip_longest(*(view.row(row) for row in extent.rows)))
    empty = (None,) * len(extent.rows)
    read = {}
    for name in in_order:
        at = layout.columns[name] - 1
        column = cells[at] if 0 <= at < len(cells) else empty
        read[name] = _Reading(layout.kind, name, date1904).of(column)
    marked, found = _odd(read)
    facts = _facts(kind, read, len(empty))
    rows = tuple(made(row, facts[place], frozenset(marked.get(place, ())))
                 for place, row in enumerate(extent.rows))  # fmt: skip
    findings = [one.at(layout.sheet, extent.rows[place], layout.heading(name))
                for place, name, one in found]  # fmt: skip
    findings += _numbering(layout, rows)
    findings += [_below_table(layout, row) for row in extent.below_table]
    return Records(rows, tuple(findings), extent)


@dataclass(frozen=True, slots=True)
class _Column:
    """The values of one column from the first row down, and the cells that need a word."""

    values: list[Any]
    odd: dict[int, Read[Any]]


class _Understood(dict[Cell, Read[Any]]):
    """What cells mean; a word or day that comes again is not understood again."""

    def __init__(self, read: Reader) -> None:
        super().__init__()
        self._read = read
        self.odd = False  # whether some cell needs a word

    def __missing__(self, cell: Cell) -> Read[Any]:
        found = self._read(cell)
        self.odd = self.odd or found.needs_a_word
        if not isinstance(cell, int | float):  # 1, 1.0 and True are one key, and not one meaning
            self[cell] = found
        return found


class _Reading:
    """The reading of one column."""

    def __init__(self, kind: SheetKind, name: str, date1904: bool) -> None:
        read = _reader(kind, name, date1904)
        self._as_it_stands = read is read_text
        self._understood = _Understood(read)

    def of(self, cells: Sequence[Cell]) -> _Column:
        """Return the column that holds `cells`."""
        known = self._understood
        if self._as_it_stands:  # nearly all texts mean what they are
            values = [
                cell.strip() if isinstance(cell, str) and cell.isprintable() else known[cell].value
                for cell in cells
            ]
        else:
            values = [known[cell].value for cell in cells]
        if not known.odd:
            return _Column(values, {})
        looked_at = ((place, known[cell]) for place, cell in enumerate(cells))
        return _Column(values, {place: one for place, one in looked_at if one.needs_a_word})


def _odd(
    read: Mapping[str, _Column],
) -> tuple[Mapping[int, set[str]], list[tuple[int, str, CellFinding]]]:
    """Return the fields whose date is a text by place, and what was found, row by row."""
    texts: defaultdict[int, set[str]] = defaultdict(set)
    found: list[tuple[int, str, CellFinding]] = []
    for name, column in read.items():
        for place, cell in column.odd.items():
            if cell.from_text:
                texts[place].add(name)
            if cell.finding is not None:
                found.append((place, name, cell.finding))
    return texts, sorted(found, key=lambda one: one[0])


def _facts(kind: type[Facts], read: Mapping[str, _Column], rows: int) -> list[Facts]:
    """Return the appeal or action of each row.

    They are filled slot by slot, as `__init__` does for one: a quarter of its time for thousands.
    """
    made = [kind.__new__(kind) for _ in range(rows)]
    for each in fields(kind):
        values = read[each.name].values if each.name in read else repeat(_default(each), rows)
        deque(map(vars(kind)[each.name].__set__, made, values), maxlen=0)
    return made


def _default(of: Field[Any]) -> Any:
    return "" if of.name == "number" else of.default


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


def _numbering(layout: SheetLayout, rows: Sequence[Numbered]) -> list[CellFinding]:
    """Return a finding for each row without a number and for each number given twice."""
    if "number" not in layout.columns:
        return []
    heading = layout.heading("number")
    numbers = [same_number(row.number) for row in rows]
    first = {number: row.row for number, row in reversed(list(zip(numbers, rows, strict=True)))}
    counted = Counter(numbers)
    found = []
    for number, row in zip(numbers, rows, strict=True):
        if not number:
            message, remedy = "la ligne n'a pas de numéro.", "Donnez-lui un numéro."
        elif counted[number] > 1 and row.row != first[number]:
            message = f"le numéro « {row.number} » est déjà celui de la ligne {first[number]}."
            remedy = "Donnez à l'une des deux lignes un autre numéro."
        else:
            continue
        finding = CellFinding(french(message), french(remedy), Severity.ERROR)
        found.append(finding.at(layout.sheet, row.row, heading))
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


def as_excel_sees(facts: Facts, from_text: frozenset[str]) -> Facts:
    """Return `facts` as formulas compute with them: a date that is a text is no date."""
    if not from_text:
        return facts
    unseen: dict[str, Any] = dict.fromkeys(from_text & {each.name for each in fields(facts)})
    return replace(facts, **unseen)
