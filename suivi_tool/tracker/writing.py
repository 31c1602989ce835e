"""Rows and cells written into a sheet of theirs, as they would write them.

Their own formulas stay: a status or a deadline that they compute is carried on, never replaced.
A status of ours is written for people to read, and never read back as truth.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from suivi_tool.tracker.columns import Kind, SheetKind
from suivi_tool.tracker.data_rows import DataRows
from suivi_tool.tracker.headings import COLUMNS
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.values import Fact, as_numbered, to_cell, words_in_use
from suivi_tool.tracker.view import SheetView
from suivi_tool.workbook import formulas
from suivi_tool.workbook.values import Formula, Value

Derived = Callable[[int], Mapping[str, Value]]
"""The live formulas of a row (with their values) by field, given the number of the row."""

_THEIRS_FIRST = frozenset({"status", "period_verdict"})


class SheetWriter:
    """Writes facts into one sheet of a tracker; several rows may be added in one save."""

    def __init__(self, tracker: Tracker, layout: SheetLayout, extent: DataRows) -> None:
        self.tracker = tracker
        self.layout = layout
        self.view: SheetView = tracker.view(layout.sheet)
        self._last = extent.last
        self._first_new = extent.last
        self._model = extent.rows[-1] if extent.rows else 0
        self._prepared = extent.prepared
        self._words: dict[str, tuple[str, ...]] = {}

    @property
    def next_row(self) -> int:
        """The number of the row that the next `append` writes."""
        return self._last + 1

    def append(self, facts: Mapping[str, Fact], derived: Derived | None = None) -> int:
        """Write a row after the last one and return its number."""
        values = self._cells(facts)
        theirs = self._formulas_at(self.next_row)
        ours = dict(derived(self.next_row)) if derived else {}
        for name in [*ours, *(_THEIRS_FIRST & values.keys())]:
            column = self.layout.columns.get(name)
            if column in theirs:
                values[name] = self._carried(theirs[column], ours.get(name))
            elif name in ours and column:
                values[name] = ours[name]
        return self._write(values)

    def set(self, row: int, facts: Mapping[str, Fact]) -> None:
        """Write `facts` into the cells of `row`; an unknown fact clears its cell."""
        self.set_rows({row: facts})

    def set_rows(self, rows: Mapping[int, Mapping[str, Fact]]) -> None:
        """Write the facts of several rows at once."""
        cells: dict[tuple[int, int], Value] = {}
        for row, facts in rows.items():
            cells.update(self._cells_to_set(row, facts))
        self.tracker.book.set_cells(self.layout.sheet, cells)

    def _cells_to_set(self, row: int, facts: Mapping[str, Fact]) -> dict[tuple[int, int], Value]:
        columns = self.layout.columns
        derived = any(self._is_derived(name) for name in facts)
        theirs = self._formulas_at(row) if derived else {}
        return {
            (row, columns[name]): value
            for name, value in self._cells(facts).items()
            if not (self._is_derived(name) and columns[name] in theirs)
        }

    def _cells(self, facts: Mapping[str, Fact]) -> dict[str, Value]:
        return {name: self._cell(name, fact) for name, fact in facts.items() if self._has(name)}

    def _cell(self, name: str, fact: Fact) -> Value:
        if name == "number" and isinstance(fact, str):
            below = self.view.below(self.layout.columns[name], self.layout.last_header_row)
            return as_numbered(fact, below)
        return to_cell(self.layout.kind, name, fact, self.words(name))

    def words(self, name: str) -> tuple[str, ...]:
        """Return the words of the field's column: its validation list, else those in use."""
        column = COLUMNS[self.layout.kind][name]
        if column.kind in (Kind.DATE, Kind.DATES, Kind.LINK) or not self._has(name):
            return ()
        if name not in self._words:
            at = self.layout.columns[name]
            used = self.view.below(at, self.layout.last_header_row) if column.words else []
            listed = self.view.choices.get(at)
            self._words[name] = listed or words_in_use(self.layout.kind, name, used)
        return self._words[name]

    def _has(self, name: str) -> bool:
        return name in self.layout.columns

    def _is_derived(self, name: str) -> bool:
        return name in _THEIRS_FIRST or COLUMNS[self.layout.kind][name].derived

    def _formulas_at(self, row: int) -> dict[int, str]:
        """Return their formulas in `row`, by column; a new row carries those of the last one on."""
        if row <= self._first_new:
            return self.tracker.formulas(self.layout.sheet, row)
        if not self._model:
            return self._of_table(row)
        found = self.tracker.formulas(self.layout.sheet, self._model)
        down = row - self._model
        return {column: formulas.translate(text, down) for column, text in found.items()}

    def _of_table(self, row: int) -> dict[int, str]:
        """Return the formulas that the table has for `row`, by column."""
        for table in self.tracker.book.tables(self.layout.sheet):
            if table.name == self.layout.table:
                down = row - table.first_data_row
                columns = enumerate(table.columns, table.first_col)
                return {
                    at: formulas.translate(column.formula, down)
                    for at, column in columns
                    if column.formula
                }
        return {}

    def _is_prepared(self, row: int) -> bool:
        """Tell whether `row` waits with nothing but its number, or the formulas carried down."""
        if self._prepared >= row - self._first_new:
            return True
        typed = (name for name in self.layout.columns if not self._is_derived(name))
        cells = (self.view.cell(row, self.layout.columns[name]) for name in typed)
        if any(cell not in (None, 0, False) for cell in cells):
            return False
        waiting = self.tracker.formulas(self.layout.sheet, row)
        carried = self._formulas_at(row)
        return bool(waiting) and all(carried.get(at) == text for at, text in waiting.items())

    def _carried(self, formula: str, ours: Value) -> Formula:
        """Return their formula with the value that we know for it."""
        return Formula(formula, ours.cached if isinstance(ours, Formula) else None)

    def _write(self, values: Mapping[str, Value]) -> int:
        columns = self.layout.columns
        row = {columns[name]: value for name, value in values.items() if value is not None}
        if self._is_prepared(self.next_row):
            self._last += 1
            cells = {(self._last, column): value for column, value in row.items()}
            self.tracker.book.set_cells(self.layout.sheet, cells)
            return self._last
        [self._last] = self.tracker.book.append_rows(
            self.layout.sheet,
            [row],
            after=self._last,
            table=self.layout.table,
            header_row=self.layout.last_header_row,
            columns=columns.values(),
        )
        return self._last


def facts_of(kind: SheetKind, record: object) -> dict[str, Fact]:
    """Return the known facts of a record (`Appeal`, `Action`) by field, for a new row."""
    facts = {name: getattr(record, name) for name in COLUMNS[kind] if hasattr(record, name)}
    return {name: fact for name, fact in facts.items() if fact not in (None, "", ())}
