"""The room under the data: rows that are free, and the first one that must go down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from suivi_tool.workbook import beside
from suivi_tool.workbook.contents import Contents
from suivi_tool.workbook.data_block import DataBlock
from suivi_tool.workbook.references import Range
from suivi_tool.workbook.workbook_part import Sheet
from suivi_tool.workbook.worksheet import Worksheet


class Room(NamedTuple):
    """How many rows under the data are free; those from `next_taken` on are not.

    Where these must go down, whole rows do, or only their cells in `columns`.
    """

    free: int
    next_taken: int
    columns: tuple[int, int] | None = None


def look(contents: Contents, sheet: Sheet, block: DataBlock, count: int) -> Room:
    """Look for room for `count` rows under the data.

    What is filled within the columns of the data is taken; so are totals, merged cells and
    tables. What stands beside those columns is not in the way.
    """
    after = block.after
    band = Range(after + 1, block.first_col, after + count, block.last_col)
    taken = [
        *_merged(block.sheet, band),
        *_tables(contents, sheet, block, band),
        *_filled(block.sheet, band),
    ]
    first = min([row for row in taken if row > after], default=band.last_row + 1)
    free = first - after - 1
    columns = beside.columns_to_push(contents, sheet, block, first) if free < count else None
    return Room(free, first, columns)


def _merged(worksheet: Worksheet, band: Range) -> Iterator[int]:
    for area in worksheet.merged:
        if area.meets(band):
            yield max(area.first_row, band.first_row)


def _tables(contents: Contents, sheet: Sheet, block: DataBlock, band: Range) -> Iterator[int]:
    for each in contents.tables(sheet.name):
        if block.table is not None and each.part == block.table.part:
            if each.totals_rows and each.last_data_row < band.last_row:
                yield each.last_data_row + 1
        elif each.range.meets(band) and each.first_row >= band.first_row:
            yield each.first_row


def _filled(worksheet: Worksheet, band: Range) -> Iterator[int]:
    rows = worksheet.rows
    for row in rows.from_position(rows.after(band.first_row - 1)):
        if row.number > band.last_row:
            return
        for cell in rows.cells(row):
            if not cell.is_empty and band.first_col <= cell.column <= band.last_col:
                yield row.number
                return


def below_merges(worksheet: Worksheet, after: int, columns: Sequence[int]) -> int:
    """Return the last row of the merged cells that row `after` begins, else `after` itself."""
    ends = [
        area.last_row
        for area in worksheet.merged
        if area.first_row <= after < area.last_row
        and any(area.first_col <= column <= area.last_col for column in columns)
    ]
    return max([after, *ends])
