"""How far a sheet reaches, found before a reader makes room for all of it.

Readers make a rectangle of all cells from the first to the last; one cell in the last corner of a
sheet of three makes 17 billion of them, and ends the process.
"""

from __future__ import annotations

import re

from suivi_tool.workbook.references import column_number
from suivi_tool.workbook.worksheet import Worksheet

_REFERENCE = re.compile(rb'\sr\s*=\s*["\']([A-Za-z]+)(\d+)["\']')
_ROW = re.compile(rb'<(?:[\w.-]+:)?row\s[^>]*?\br\s*=\s*["\'](\d{1,7})')
_LARGE = 1 << 20
_DIGITS = 12  # of a row that no sheet has, and yet the reader would make room for


def cells_spanned(raw: bytes) -> int:
    """Return how many cells lie between A1 and the last one, filled or not.

    In a large sheet the last row is taken at its word, and its width from the first and last
    megabyte, unless some cell names a column beyond ZZ or a row with more digits: much quicker.
    """
    if len(raw) > _LARGE and (found := _from_its_ends(raw)):
        return found
    last_row = max((int(number) for number in _ROW.findall(raw)), default=0)
    last_column = 1
    for letters, number in _REFERENCE.findall(raw):
        last_row = max(last_row, int(number[:_DIGITS]))
        last_column = max(last_column, column_number(letters[:_DIGITS].decode()))
    return last_row * last_column


def _from_its_ends(raw: bytes) -> int:
    """Return the cells of a large sheet as its ends tell; 0 where a cell lies far outside."""
    ends = raw[:_LARGE] + raw[-_LARGE:]
    rows = max((int(number) for number in _ROW.findall(ends)), default=0)
    if not rows or _beyond(len(str(rows))).search(raw, max(0, raw.find(b"sheetData"))):
        return 0
    letters = {each for each, _ in _REFERENCE.findall(ends)}
    widest = max((column_number(each.decode()) for each in letters), default=1)
    return rows * min(2 * widest, 702)


def _beyond(digits: int) -> re.Pattern[bytes]:
    """Return the pattern of a row or cell with more digits, or a column of three letters.

    It begins with one letter and never goes back: so little else begins with an r that a sheet of
    70 MB takes a tenth of a second.
    """
    far = rb"(?:[A-Za-z]|\d{%d})" % (digits + 1)
    return re.compile(rb"r\s*+=\s*+[\"'][A-Za-z]{0,2}+" + far)


def cells_filled(sheet: Worksheet) -> int:
    """Return how many cells lie between A1 and the last one that holds a value; slower.

    A cell that names another row than the one it stands in lies there for the reader.
    """
    widest = misplaced = 0
    for row in sheet.rows.from_position():
        filled = (cell.column for cell in sheet.rows.cells(row) if not cell.is_empty)
        widest = max(widest, *filled, 0)
        for _, number in _REFERENCE.findall(sheet.rows.body, row.inner_start, row.inner_end):
            if int(number[:_DIGITS]) != row.number:
                misplaced = max(misplaced, int(number[:_DIGITS]))
    return widest * max(sheet.rows.last_filled(), misplaced)
