"""Cells and ranges by their A1 names. Rows and columns are 1-based, ranges inclusive."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

MAX_ROW = 1_048_576
MAX_COLUMN = 16_384

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_COLUMN = re.compile(r"\$?([A-Za-z]{1,3})")
_ROW = re.compile(r"\$?(\d{1,7})")


@lru_cache(maxsize=4096)
def column_number(letters: str) -> int:
    """Return 1 for "A", 27 for "AA"."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


@lru_cache(maxsize=4096)
def column_letters(number: int) -> str:
    """Return "A" for 1, "AA" for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Return "B3" for row 3, column 2."""
    return f"{column_letters(column)}{row}"


def parse_cell(name: str) -> tuple[int, int]:
    """Return (row, column) of "B3"; raises ValueError for anything else."""
    match = _CELL.fullmatch(name)
    if not match:
        raise ValueError(name)
    return int(match[2]), column_number(match[1])


_R1C1 = re.compile(r"[RrCc]|[Rr]\d*[Cc]\d*")


def like_cell(name: str) -> bool:
    """Tell whether a name reads as a cell, in either way of naming cells."""
    return is_cell(name) or _R1C1.fullmatch(name) is not None


def is_cell(name: str) -> bool:
    """Tell whether the text names one cell that Excel has."""
    try:
        row, column = parse_cell(name)
    except ValueError:
        return False
    return 1 <= row <= MAX_ROW and 1 <= column <= MAX_COLUMN


class Range(NamedTuple):
    """A rectangle of cells; a single cell is a range of one.

    Whole columns and rows are written with their corners, as Excel does outside formulas.
    """

    first_row: int
    first_col: int
    last_row: int
    last_col: int

    @classmethod
    def parse(cls, text: str) -> Range:
        """Read "A1", "$A$1:B2", "A:C" or "1:3"; raises ValueError for anything else."""
        first, _, last = text.partition(":")
        last = last or first
        if (a := _CELL.fullmatch(first)) and (b := _CELL.fullmatch(last)):
            rows, cols = (int(a[2]), int(b[2])), (column_number(a[1]), column_number(b[1]))
        elif ":" in text and (a := _COLUMN.fullmatch(first)) and (b := _COLUMN.fullmatch(last)):
            rows, cols = (1, MAX_ROW), (column_number(a[1]), column_number(b[1]))
        elif ":" in text and (a := _ROW.fullmatch(first)) and (b := _ROW.fullmatch(last)):
            rows, cols = (int(a[1]), int(b[1])), (1, MAX_COLUMN)
        else:
            raise ValueError(text)
        return cls(min(rows), min(cols), max(rows), max(cols))

    def __str__(self) -> str:
        first = cell_name(self.first_row, self.first_col)
        last = cell_name(self.last_row, self.last_col)
        return first if first == last else f"{first}:{last}"

    def holds(self, row: int, column: int) -> bool:
        """Tell whether the cell lies in the range."""
        return self.first_row <= row <= self.last_row and self.first_col <= column <= self.last_col

    def meets(self, other: Range) -> bool:
        """Tell whether the two ranges share a cell."""
        return (
            self.first_row <= other.last_row
            and other.first_row <= self.last_row
            and self.first_col <= other.last_col
            and other.first_col <= self.last_col
        )


def parse_ranges(sqref: str) -> list[Range]:
    """Read a list of ranges separated by spaces; what is no range is left out."""
    found = []
    for piece in sqref.split():
        try:
            found.append(Range.parse(piece))
        except ValueError:
            continue
    return found
