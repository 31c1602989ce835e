"""The block of data that rows are added to: its columns, and where ranges over it begin."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from typing import NamedTuple

from suivi_tool.workbook.markup import children
from suivi_tool.workbook.references import Range
from suivi_tool.workbook.rows import Row
from suivi_tool.workbook.table import Table
from suivi_tool.workbook.worksheet import Worksheet

_LAST_ROWS = 32


class DataBlock(NamedTuple):
    """Data whose last row is `after`; `header_row` is 0 where nobody said it."""

    sheet: Worksheet
    after: int
    first_col: int
    last_col: int
    table: Table | None = None
    header_row: int = 0

    @classmethod
    def find(
        cls,
        sheet: Worksheet,
        after: int,
        columns: Collection[int],
        *,
        table: Table | None = None,
        header_row: int = 0,
    ) -> DataBlock:
        """Return the data around these `columns`: the table, else what is filled side by side.

        A list beside, behind an empty column, is another one. Where nobody said which row holds the
        headings, all that the last row holds is taken for the data.
        """
        found = cls(sheet, after, *_ends(columns), table, header_row)
        if table is not None:
            return found._including(table.first_col, table.last_col)
        if not header_row:
            found = found._including(
                *_ends({*columns, *found._filled_columns(sheet.rows.at(after))})
            )
        filled = found._filled_at_the_ends()
        first, last = found.first_col, found.last_col
        while first - 1 in filled:
            first -= 1
        while last + 1 in filled:
            last += 1
        found = found._including(first, last)
        for area in found._filters():
            found = found._including(area.first_col, area.last_col)
        return found

    def _including(self, first: int, last: int) -> DataBlock:
        return self._replace(
            first_col=min(self.first_col, first), last_col=max(self.last_col, last)
        )

    def _filled_at_the_ends(self) -> set[int]:
        """Return the columns that hold something in the headings or in one of the last rows."""
        rows = self.sheet.rows
        found = self._filled_columns(rows.at(self.header_row)) if self.header_row else set()
        for area in (*self._merged_at(self.header_row), *self._merged_at(self.after)):
            found |= set(range(area.first_col, area.last_col + 1))
        number = self.after
        for row in islice(rows.backwards(rows.after(self.after)), _LAST_ROWS):
            if not max(self.header_row, number - 2) < row.number:
                break
            found |= self._filled_columns(row)
            number = row.number
        return found

    def _filled_columns(self, row: Row | None) -> set[int]:
        cells = self.sheet.rows.cells(row) if row else []
        return {cell.column for cell in cells if not cell.is_empty}

    def _merged_at(self, row: int) -> Iterator[Range]:
        for area in self.sheet.merged:
            if area.first_row <= row <= area.last_row:
                yield area

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
        found = {each for area in self._filters() for each in (area.first_row, area.first_row + 1)}
        if self.header_row:
            found |= {self.header_row, self.header_row + 1}
            found |= {
                area.first_row
                for area in self._merged_at(self.header_row)
                if self.first_col <= area.first_col and area.last_col <= self.last_col
            }
        if not found:
            top = self._top()
            found = {top, top + 1, top + 2}
        return frozenset(found)

    def _filters(self) -> list[Range]:
        """Return the filter over these data, where there is one."""
        areas = [
            Range.parse(each.get("ref", "A1"))
            for each in children(self.sheet.frame, "autoFilter")
            if each.get("ref")
        ]
        band = Range(1, self.first_col, self.after, self.last_col)
        return [area for area in areas if area.meets(band)]

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


def _ends(columns: Collection[int]) -> tuple[int, int]:
    return (min(columns), max(columns)) if columns else (1, 1)
