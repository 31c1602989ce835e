"""Rows under their headings: `row["Nom"]`, without a dictionary for each row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import overload

from suivi_tool.workbook.reading import Cell, read_rows


class HeadedRow(Mapping[str, Cell]):
    """One row by its headings; all rows of a sheet share one list of these."""

    __slots__ = ("_columns", "cells")

    def __init__(self, columns: Mapping[str, int], cells: Sequence[Cell]) -> None:
        self._columns = columns
        self.cells = cells

    def __getitem__(self, heading: str) -> Cell:
        return self.cells[self._columns[heading]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def __repr__(self) -> str:
        return f"HeadedRow({dict(self)!r})"


class HeadedRows(Sequence[HeadedRow]):
    """The rows below the headings; each is made when it is asked for, and weighs nothing before.

    Of two columns with one heading the first has it; `cells` holds the values of all columns.
    """

    def __init__(self, headings: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> None:
        self.columns: dict[str, int] = {}
        for at, heading in enumerate(headings):
            if heading is not None:
                self.columns.setdefault(str(heading), at)
        self.cells = rows

    @overload
    def __getitem__(self, at: int) -> HeadedRow: ...

    @overload
    def __getitem__(self, at: slice) -> list[HeadedRow]: ...

    def __getitem__(self, at: int | slice) -> HeadedRow | list[HeadedRow]:
        if isinstance(at, slice):
            return [HeadedRow(self.columns, cells) for cells in self.cells[at]]
        return HeadedRow(self.columns, self.cells[at])

    def __iter__(self) -> Iterator[HeadedRow]:
        return (HeadedRow(self.columns, cells) for cells in self.cells)

    def __len__(self) -> int:
        return len(self.cells)


def read_headed_rows(data: bytes, sheet: str, heading_row: int = 1) -> HeadedRows:
    """Return the rows below `heading_row`, each value to be had by its heading.

    Raises `WorkbookRefused`.
    """
    rows = read_rows(data, sheet)
    headings = rows[heading_row - 1] if len(rows) >= heading_row else []
    return HeadedRows(headings, rows[heading_row:])
