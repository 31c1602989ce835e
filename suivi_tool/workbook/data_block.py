"""The block of data that rows are added to: its columns, and where ranges over it begin."""

from __future__ import annotations

from typing import NamedTuple

from suivi_tool.workbook.markup import children
from suivi_tool.workbook.references import Range
from suivi_tool.workbook.rows import Row
from suivi_tool.workbook.table import Table
from suivi_tool.workbook.worksheet import Worksheet


class DataBlock(NamedTuple):
    """Data whose last row is `after`; `header_row` is 0 where nobody said it."""

    sheet: Worksheet
    after: int
    first_col: int
    last_col: int
    table: Table | None = None
    header_row: int = 0

    @property
    def model_is_heading(self) -> bool:
        """Tell whether the row above the new ones is the heading, and so no model for them."""
        if self.table is not None:
            return self.after < self.table.first_data_row
        return self.header_row == self.after

    def starts(self) -> frozenset[int]:
        """Return the rows where a range begins that covers exactly the data."""
        if self.table is not None:
            return frozenset({self.table.first_row, self.table.first_data_row})
        if self.header_row:
            return frozenset({self.header_row, self.header_row + 1})
        filtered = [area.first_row for area in self._filters() if area.first_row <= self.after]
        if filtered:
            return frozenset({filtered[0], filtered[0] + 1})
        top = self._top()
        return frozenset({top, top + 1, top + 2})

    def _filters(self) -> list[Range]:
        return [
            Range.parse(each.get("ref", "A1"))
            for each in children(self.sheet.frame, "autoFilter")
            if each.get("ref")
        ]

    def _top(self) -> int:
        """Return the first row of the filled rows that lead without a gap to the last one."""
        rows = self.sheet.rows
        found = rows.floor(self.after)
        top = self.after
        for row in rows.backwards(found.end if found else rows.after(0)):
            if row.number < top - 1 or not self._filled(row):
                break
            top = row.number
        return top

    def _filled(self, row: Row) -> bool:
        return any(
            self.first_col <= cell.column <= self.last_col and not cell.is_empty
            for cell in self.sheet.rows.cells(row)
        )
