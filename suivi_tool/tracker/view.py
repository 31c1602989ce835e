"""A sheet as a reader sees it: values, merged cells, tables. No Excel here, plain values.

Rows and columns are numbered from 1, as in Excel.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property

from suivi_tool.workbook.references import Range

Cell = str | float | int | bool | date | datetime | time | timedelta | None

_WIDEST = 400
_HEADING_ROWS_END = 80


@dataclass(frozen=True, slots=True)
class Table:
    """A table of Excel: its area (totals rows included), and its columns from the left.

    `ids` stay with the columns when they are renamed or moved.
    """

    name: str
    area: Range
    header_rows: int = 1
    totals_rows: int = 0
    ids: tuple[int, ...] = ()

    @property
    def columns(self) -> range:
        """The numbers of its columns."""
        return range(self.area.first_col, self.area.last_col + 1)

    def ids_of(self, columns: Mapping[str, int]) -> dict[str, int]:
        """Return the ids of `columns` by their names, without those that stand outside of it."""
        known = dict(zip(self.columns, self.ids, strict=False))
        return {name: known[at] for name, at in columns.items() if at in known}

    @property
    def data_rows(self) -> range:
        """The numbers of its rows between headings and totals."""
        return range(
            self.area.first_row + self.header_rows, self.area.last_row - self.totals_rows + 1
        )


@dataclass(frozen=True)
class SheetView:
    """The values of one sheet with what gives them their shape."""

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: Sequence[Range] = ()
    tables: Sequence[Table] = ()
    choices: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """The words of the validation list of a column, where it has one."""

    def row(self, number: int) -> Sequence[Cell]:
        """Return the values of row `number`; none beyond what the sheet holds."""
        return self.rows[number - 1] if 0 < number <= len(self.rows) else ()

    def cell(self, row: int, column: int) -> Cell:
        """Return the value at `row`, `column`; None beyond what the sheet holds."""
        if not 0 < row <= len(self.rows):
            return None
        values = self.rows[row - 1]
        value = values[column - 1] if 0 < column <= len(values) else None
        return None if isinstance(value, str) and not value.strip() else value

    def text(self, row: int, column: int) -> str:
        """Return the text at `row`, `column`, stripped; empty where there is none."""
        value = self.cell(row, column)
        return value.strip() if isinstance(value, str) else ""

    def below(self, column: int, row: int, most: int = 400) -> list[Cell]:
        """Return the values of `column` under `row`, blanks left out, at most `most` rows down."""
        end = min(row + most, len(self.rows))
        values = (self.cell(at, column) for at in range(row + 1, end + 1))
        return [value for value in values if value is not None]

    def table(self, name: str) -> Table | None:
        """Return the table called `name`."""
        return next((table for table in self.tables if table.name == name), None)

    @cached_property
    def anchors(self) -> dict[tuple[int, int], Range]:
        """The merged area of each merged cell near the top of the sheet."""
        return {cell: area for area in self.merged for cell in _cells(area)}


def _cells(area: Range) -> Iterator[tuple[int, int]]:
    for row in range(area.first_row, min(area.last_row, _HEADING_ROWS_END) + 1):
        for column in range(area.first_col, min(area.last_col, _WIDEST) + 1):
            yield row, column
