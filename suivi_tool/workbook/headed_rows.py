"""Rows under their headings: `row["Nom"]`, without a dictionary for each row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

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


def read_headed_rows(data: bytes, sheet: str, heading_row: int = 1) -> list[HeadedRow]:
    """Return the rows below `heading_row`, each value to be had by its heading.

    Of two columns with one heading the first has it; `cells` holds the values of all columns.
    Raises `WorkbookRefused`.
    """
    rows = read_rows(data, sheet)
    columns: dict[str, int] = {}
    for at, heading in enumerate(rows[heading_row - 1] if len(rows) >= heading_row else ()):
        if heading is not None:
            columns.setdefault(str(heading), at)
    return [HeadedRow(columns, cells) for cells in rows[heading_row:]]
