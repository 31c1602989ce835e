"""Formulas as text: find the references in them, move them, carry them to another row.

Formulas are as files hold them: English function names, commas, no leading "=". Text in quotes,
structured references and references to other workbooks are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from suivi_tool.workbook.references import (
    MAX_COLUMN,
    MAX_ROW,
    Range,
    column_letters,
    column_number,
)

_CORNER = r"\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}"
_TOKEN = re.compile(
    r'"(?:[^"]|"")*"'
    r"|(?P<sheet>(?:'(?:[^']|'')+'|(?:\[\d+\])?[\w.\\?]+(?::[\w.\\?]+)?|\[\d+\])!)?"
    rf"(?P<ref>{_CORNER}(?::(?(sheet)(?:(?P=sheet))?){_CORNER})?|\$?\d{{1,7}}:\$?\d{{1,7}}"
    r"|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})(?![\w.(!\[\\])"
    r"|\[(?:[^\[\]]|\[[^\[\]]*\])*\]"
    r"|'(?:[^']|'')+'!|[\w.\\?]+"
)
_PART = re.compile(r"(\$?)([A-Za-z]{0,3})(\$?)(\d{0,7})")


class Corner(NamedTuple):
    """One end of a reference; row or column is 0 where the reference has none (A:A, 1:3)."""

    column: int
    row: int
    column_fixed: bool
    row_fixed: bool

    @classmethod
    def parse(cls, text: str) -> Corner:
        """Read "$B$3", "B", or "$3"; raises ValueError for anything else."""
        match = _PART.fullmatch(text)
        if not match:
            raise ValueError(text)
        first, letters, second, digits = match.groups()
        if not letters:
            return cls(0, int(digits), column_fixed=False, row_fixed=bool(first or second))
        return cls(column_number(letters), int(digits or 0), bool(first), bool(second))

    def __str__(self) -> str:
        column = ("$" * self.column_fixed + column_letters(self.column)) if self.column else ""
        return column + (f"{'$' * self.row_fixed}{self.row}" if self.row else "")

    def moved(self, rows: int, columns: int) -> Corner:
        """Return the corner as it reads in a cell `rows` down and `columns` to the right.

        Raises: ValueError where that would be outside of the sheet.
        """
        row = self.row if self.row_fixed or not self.row else self.row + rows
        column = self.column if self.column_fixed or not self.column else self.column + columns
        if (self.row and not 1 <= row <= MAX_ROW) or (
            self.column and not 1 <= column <= MAX_COLUMN
        ):
            raise ValueError(str(self))
        return self._replace(row=row, column=column)


class Reference(NamedTuple):
    """A reference in a formula; `last` is None for a single cell."""

    first: Corner
    last: Corner | None = None

    @classmethod
    def parse(cls, text: str) -> Reference:
        """Read "A1", "$A$1:$B$3", "A:C", "1:3"."""
        first, _, last = text.partition(":")
        return cls(Corner.parse(first), Corner.parse(last) if last else None)

    def __str__(self) -> str:
        return f"{self.first}:{self.last}" if self.last else str(self.first)

    @property
    def range(self) -> Range:
        """The cells referred to."""
        return Range.parse(str(self).replace("$", ""))


Move = Callable[[str | None, Reference], Reference | None]


def sheet_of(prefix: str | None) -> str | None:
    """Return the sheet's name in a prefix like "'Plan d''actions'!"; None where there is none."""
    if not prefix:
        return None
    name = prefix[:-1]
    return name[1:-1].replace("''", "'") if name.startswith("'") else name


def quoted(sheet: str) -> str:
    """Return the sheet's name as a formula writes it before "!"."""
    return "'" + sheet.replace("'", "''") + "'"


def _reference(match: re.Match[str]) -> Reference:
    """Return the reference found; its sheet may stand before both ends (Suivi!A1:Suivi!B3)."""
    return Reference.parse(match["ref"].replace(match["sheet"] or "!", ""))


def references(formula: str) -> list[tuple[str | None, Reference]]:
    """Return (sheet or None, reference) of every reference in the formula."""
    return [
        (sheet_of(match["sheet"]), _reference(match))
        for match in _TOKEN.finditer(formula)
        if match["ref"]
    ]


def rewrite(formula: str, move: Move) -> str:
    """Return the formula with each reference as `move` gives it back; None becomes #REF!."""

    def moved(match: re.Match[str]) -> str:
        if not match["ref"]:
            return match[0]
        before = _reference(match)
        after = move(sheet_of(match["sheet"]), before)
        if after == before:
            return match[0]
        return (match["sheet"] or "") + ("#REF!" if after is None else str(after))

    return _TOKEN.sub(moved, formula)


def translate(formula: str, rows: int, columns: int = 0) -> str:
    """Return the formula as copying its cell `rows` down and `columns` right would make it."""

    def move(_: str | None, reference: Reference) -> Reference | None:
        try:
            last = reference.last.moved(rows, columns) if reference.last else None
            return Reference(reference.first.moved(rows, columns), last)
        except ValueError:
            return None

    return rewrite(formula, move)
