"""Where the data of a sheet stand: under the headings, above the totals, without empty rows.

A row is data when it holds a number or any value that people type. Formulas carried down over
empty rows, numbers prepared for rows to come, totals and notes under the data are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from suivi_tool.procedure.words import plain
from suivi_tool.tracker.headings import COLUMNS, key
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.view import Cell, SheetView

_OFTEN_A_FORMULA = frozenset({"status", "period_verdict"})
_TOTAL = re.compile(
    r"(?:sous[- ]?)?tota(?:l|ux)(?: general| generaux)?"
    r"(?: (?:des |d')?(?:appels?|actions?|lignes?))?(?: \d{4})?\s*[:=]?\s*\d*"
    r"|moyenne.*|nombre (?:d'|de |total).*|nb\b.*|somme\b.*|cumul\b.*"
)
_FIRST_LETTERS = frozenset("tsmnc")
_NOTHING = (None, 0, False)
_FEWEST_PREPARED = 3


@dataclass(frozen=True, slots=True)
class DataRows:
    """The numbers of the rows that hold data, in order.

    `last` is the row after which a new one goes (the last heading row where there is no data yet),
    `prepared` how many rows under it wait with nothing but their number, `below_table` the rows
    that people typed under their table.
    """

    rows: tuple[int, ...]
    last: int
    prepared: int = 0
    below_table: tuple[int, ...] = ()


def find(view: SheetView, layout: SheetLayout) -> DataRows:
    """Return where the data of `view` stand."""
    finder = _Finder(view, layout)
    table = view.table(layout.table) if layout.table else None
    if table is None:
        return finder.within(range(layout.first_data_row, len(view.rows) + 1))
    inside = finder.within(table.data_rows)
    below = () if table.totals_rows else finder.right_below(table.area.last_row + 1)
    return DataRows((*inside.rows, *below), inside.last, inside.prepared, below)


class _Finder:
    def __init__(self, view: SheetView, layout: SheetLayout) -> None:
        self.view = view
        self.layout = layout
        self.number = layout.columns.get("number", 0)
        known = COLUMNS[layout.kind]
        self.typed = tuple(
            column
            for name, column in layout.columns.items()
            if column != self.number and not known[name].derived and name not in _OFTEN_A_FORMULA
        )

    def within(self, rows: range) -> DataRows:
        """Return the data among `rows`."""
        found: list[int] = []
        only_numbered: list[int] = []
        after_gap = False
        for row in rows:
            values = self._filled(row)
            number = self.view.cell(row, self.number)
            numbered = number is not None
            if self._is_heading(row, number):
                break
            if self._is_total(row, number) or not (values or numbered):
                after_gap = True
            elif values and (numbered or not after_gap or values > 1):
                found += [*only_numbered, row]
                only_numbered = []
                after_gap = False
            elif numbered and (not after_gap or self._is_numbering(row)):
                only_numbered.append(row)
        prepared = len(only_numbered) >= _FEWEST_PREPARED
        found += [] if prepared else only_numbered
        last = found[-1] if found else self.layout.last_header_row
        return DataRows(tuple(found), last, len(only_numbered) if prepared else 0)

    def right_below(self, first: int) -> tuple[int, ...]:
        """Return the rows from `first` on that people typed right under their table."""
        found = []
        for row in range(first, len(self.view.rows) + 1):
            number = self.view.cell(row, self.number)
            if number is None or not self._filled(row):
                break
            if self._is_total(row, number) or self._is_heading(row, number):
                break
            found.append(row)
        return tuple(found)

    def _filled(self, row: int) -> int:
        """Return how many cells people filled in `row`, 2 for more; formulas leave 0 and False."""
        cells = self.view.row(row)
        filled = 0
        for column in self.typed:
            value = cells[column - 1] if column <= len(cells) else None
            if value in _NOTHING or (isinstance(value, str) and not value.strip()):
                continue
            filled += 1
            if filled > 1:
                break
        return filled

    def _is_total(self, row: int, number: Cell) -> bool:
        texts = (value for value in self.view.row(row) if isinstance(value, str))
        first = next((text.strip() for text in texts if text.strip()), "")
        if first[:1].casefold() in _FIRST_LETTERS and _TOTAL.fullmatch(plain(first)):
            dates = (self.view.cell(row, column) for column in self.typed)
            return not any(isinstance(value, date) for value in dates)
        return number is None and self._is_lonely_sum(row)

    def _is_lonely_sum(self, row: int) -> bool:
        """Tell whether `row`, which has no number, holds nothing but one or two figures."""
        values = [value for value in self.view.row(row) if value not in (None, "")]
        return bool(values) and all(isinstance(value, int | float) for value in values)

    def _is_heading(self, row: int, number: Cell) -> bool:
        """Tell whether the headings are repeated, or those of another list begin."""
        if not isinstance(number, str) or any(map(str.isdigit, number)):
            return False
        known = {key(text.rpartition(" / ")[2]) for text in self.layout.headings.values()}
        texts = [key(self.view.text(row, column)) for column in self.layout.columns.values()]
        return sum(text in known for text in texts if text) >= 3

    def _is_numbering(self, row: int) -> bool:
        value = self.view.cell(row, self.number)
        return not isinstance(value, str) or (len(value) < 30 and any(map(str.isdigit, value)))
