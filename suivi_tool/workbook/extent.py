"""How far a sheet reaches, found before a reader makes room for all of it.

Readers make a rectangle of all cells from the first to the last; one cell in the last corner of a
sheet of three makes 17 billion of them, and ends the process.
"""

from __future__ import annotations

import re

from suivi_tool.workbook.references import column_number
from suivi_tool.workbook.worksheet import Worksheet

_REFERENCE = re.compile(rb'\sr\s*=\s*["\']([A-Za-z]{1,3})(\d{1,7})["\']')
_ROW = re.compile(rb'<(?:[\w.-]+:)?row\s[^>]*?\br\s*=\s*["\'](\d{1,7})')
_FAR_COLUMN = re.compile(rb'\sr="[A-Z]{3}\d')
_MANY = 20_000
_UP_TO_ZZ = 702


def cells_spanned(raw: bytes) -> int:
    """Return how many cells lie between A1 and the last one, filled or not.

    In a sheet of very many cells the rows are taken at their word (each cell lies in its row) and
    the columns are at most counted as ZZ, unless one is beyond: that is much quicker.
    """
    rows = max((int(number) for number in _ROW.findall(raw)), default=0)
    if raw.count(b"<c ") > _MANY and not _FAR_COLUMN.search(raw):
        return rows * _widest_of_some(raw)
    last_row, last_column = rows, 1
    for letters, number in _REFERENCE.findall(raw):
        last_row = max(last_row, int(number))
        last_column = max(last_column, column_number(letters.decode()))
    return last_row * last_column


def cells_filled(sheet: Worksheet) -> int:
    """Return how many cells lie between A1 and the last one that holds a value; slower."""
    widest = 0
    for row in sheet.rows.from_position():
        filled = (cell.column for cell in sheet.rows.cells(row) if not cell.is_empty)
        widest = max(widest, *filled, 0)
    return widest * sheet.rows.last_filled()


def _widest_of_some(raw: bytes) -> int:
    """Return the last column in the first and last megabyte, twice over for those between."""
    pieces = raw[: 1 << 20] + raw[-(1 << 20) :]
    widest = max(
        (column_number(letters.decode()) for letters, _ in _REFERENCE.findall(pieces)), default=1
    )
    return min(2 * widest, _UP_TO_ZZ)
