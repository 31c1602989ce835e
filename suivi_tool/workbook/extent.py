"""How far a sheet reaches, found before a reader makes room for all of it.

Readers make a rectangle of all cells from the first to the last; one cell in the last corner of a
sheet of three makes 17 billion of them, and ends the process.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator

from suivi_tool.workbook.references import column_number
from suivi_tool.workbook.worksheet import Worksheet

_REFERENCE = re.compile(rb'\sr\s*=\s*["\']([A-Za-z]+)(\d+)["\']')
_ROW = re.compile(rb'<(?:[\w.-]+:)?row\s[^>]*?\br\s*=\s*["\'](\d{1,7})')
_DIMENSION = re.compile(
    rb'<(?:[\w.-]+:)?dimension\s[^>]*?\bref\s*=\s*["\'][A-Z\d:]*?(\d{1,7})["\']'
)
_END = 1 << 18  # bytes at each end of a large sheet: the widest rows of a list stand there too
_ZZ = 702  # columns
_LONGEST = 64  # bytes of an attribute r, the blanks around its equals sign included
_DIGITS = 12  # of a row that no sheet has, and yet the reader would make room for


def cells_spanned(pieces: Callable[[], Iterable[bytes]]) -> int:
    """Return how many cells lie between A1 and the last one, filled or not.

    `pieces` gives the sheet's XML from its start, each time that it is called. The last row of a
    large sheet is taken at its word, and its width from what stands at its ends, unless some
    cell names a column beyond ZZ or a row with more digits: much quicker, and nothing is kept.
    """
    if found := _from_its_ends(pieces()):
        return found
    raw = b"".join(pieces())
    last_row = max((int(number) for number in _ROW.findall(raw)), default=0)
    last_column = 1
    for letters, number in _REFERENCE.findall(raw):
        last_row = max(last_row, int(number[:_DIGITS]))
        last_column = max(last_column, column_number(letters[:_DIGITS].decode()))
    return last_row * last_column


def _from_its_ends(pieces: Iterable[bytes]) -> int:
    """Return the cells of a large sheet as its ends tell; 0 where they do not tell enough."""
    first, last = b"", deque[bytes]()
    rows, unusual = 0, None
    for piece, seen in _overlapping(pieces):
        if unusual is None:
            rows = max(map(int, _DIMENSION.findall(piece)), default=0)
            unusual = _unusual(digits=len(str(rows)))
        if not rows or any(_is_whole(seen, hit.start()) for hit in unusual.finditer(seen)):
            return 0
        first += piece if len(first) < _END else b""
        last.append(piece)
        while sum(map(len, last)) - len(last[0]) > _END:
            last.popleft()
    ends = first + b"".join(last)
    if len(ends) < 2 * _END or not (numbers := _ROW.findall(ends)):
        return 0
    widest = max(column_number(letters.decode()) for letters, _ in _REFERENCE.findall(ends))
    return max(rows, *map(int, numbers)) * max(widest, min(2 * widest, _ZZ))


def _overlapping(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Yield each piece, and with it what came just before, so that nothing is cut in two."""
    before = b""
    for piece in pieces:
        seen = before + piece
        yield piece, seen
        before = seen[-_LONGEST:]


def _is_whole(seen: bytes, at: int) -> bool:
    """Tell whether an attribute begins at `at`, all of which is seen."""
    return seen[at - 1 : at].isspace() and at < len(seen) - _LONGEST


def _unusual(*, digits: int) -> re.Pattern[bytes]:
    """Return the pattern of an attribute r that is no reference up to ZZ with so many digits.

    It begins with one letter and never goes back: so little else begins with an r that a sheet of
    70 MB takes a fifth of a second.
    """
    return re.compile(rb'r\s*+=(?!"[A-Z]{0,2}+\d{1,%d}+")' % digits)


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
