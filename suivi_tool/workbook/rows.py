"""Rows in the bytes between <sheetData> and </sheetData>, found without reading all of them.

Every row and cell has its number (`r`) and rows ascend; `worksheet` sees to that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from suivi_tool.workbook.cells import Cell, attributes, read_cells
from suivi_tool.workbook.references import Range

MAX_HEIGHT = 409.5  # points
_STEP = 1 << 14
_NUMBER = re.compile(rb"""\sr\s*=\s*["'](\d+)["']""")


class Row(NamedTuple):
    """One row: its number, where its bytes and its inside lie, the text of its attributes."""

    number: int
    start: int
    end: int
    inner_start: int
    inner_end: int
    attributes: bytes


@lru_cache(maxsize=64)
def row_pattern(prefix: bytes) -> re.Pattern[bytes]:
    """Return the pattern of a row's start tag."""
    return re.compile(b"<" + prefix + rb"row(?=[\s/>])([^>]*?)(/?)>")


class Rows:
    """The rows of a sheet."""

    def __init__(self, body: bytes, prefix: bytes, start: int = 0, end: int | None = None) -> None:
        self.body = body
        self.prefix = prefix
        self.first = start
        self.limit = len(body) if end is None else end
        self._open = b"<" + prefix + b"row"
        self._close = b"</" + prefix + b"row>"

    def _row(self, match: re.Match[bytes]) -> Row:
        number = _NUMBER.search(match[1])
        if match[2]:
            inner_end = end = match.end()
        else:
            inner_end = self.body.find(self._close, match.end(), self.limit)
            inner_end = self.limit if inner_end < 0 else inner_end
            end = min(inner_end + len(self._close), self.limit)
        return Row(
            int(number[1]) if number else 0, match.start(), end, match.end(), inner_end, match[1]
        )

    def _next(self, position: int) -> Row | None:
        match = row_pattern(self.prefix).search(self.body, position, self.limit)
        return self._row(match) if match else None

    def from_position(self, position: int | None = None) -> Iterator[Row]:
        """Yield the rows from this byte on (the first where none is given)."""
        position = self.first if position is None else position
        while row := self._next(position):
            yield row
            position = row.end

    def backwards(self, position: int | None = None) -> Iterator[Row]:
        """Yield the rows before this byte (the end where none is given), last first."""
        position = self.limit if position is None else position
        while (position := self.body.rfind(self._open, self.first, position)) >= 0:
            match = row_pattern(self.prefix).match(self.body, position)
            if match:
                yield self._row(match)

    def floor(self, number: int) -> Row | None:
        """Return the last row whose number is at most `number`."""
        low, high = self.first, self.limit
        while high - low > _STEP:
            middle = (low + high) // 2
            row = self._next(middle)
            if row is None or row.start >= high or row.number > number:
                high = middle
            else:
                low = row.start
        found = None
        for row in self.from_position(low):
            if row.number > number:
                break
            found = row
        return found

    def at(self, number: int) -> Row | None:
        """Return the row of this number, None where the sheet has none."""
        row = self.floor(number)
        return row if row is not None and row.number == number else None

    def after(self, number: int) -> int:
        """Return the byte where a row with a number greater than `number` begins or would."""
        row = self.floor(number)
        return row.end if row else self.first

    def cells(self, row: Row) -> list[Cell]:
        """Return the cells of a row."""
        return read_cells(self.body, row.inner_start, row.inner_end, self.prefix)

    def last(self) -> int:
        """Return the number of the last row, filled or not; 0 where there is none."""
        return next((row.number for row in self.backwards()), 0)

    def last_filled(self, within: Range | None = None) -> int:
        """Return the last row that holds a value or formula (within a range), 0 for none."""
        end = self.after(within.last_row) if within else None
        for row in self.backwards(end):
            if within and row.number < within.first_row:
                break
            for cell in self.cells(row):
                if not cell.is_empty and (not within or within.holds(row.number, cell.column)):
                    return row.number
        return 0


def row_bytes(number: int, attribute_text: bytes, inner: bytes, prefix: bytes) -> bytes:
    """Return the bytes of a row; its number replaces the one in `attribute_text`."""
    kept = {name: value for name, value in attributes(attribute_text).items() if name != b"spans"}
    kept = {b"r": str(number).encode(), **{n: v for n, v in kept.items() if n != b"r"}}
    head = b"<" + prefix + b"row" + b"".join(b' %s="%s"' % pair for pair in kept.items())
    return head + (b">" + inner + b"</" + prefix + b"row>" if inner else b"/>")
