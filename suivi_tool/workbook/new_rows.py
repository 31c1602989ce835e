"""The new rows as cells: what was given, what the row above computes, and its look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from suivi_tool.workbook import hyperlinks, row_formulas, writing
from suivi_tool.workbook.cells import Cell, attributes, write_cell
from suivi_tool.workbook.contents import Contents
from suivi_tool.workbook.data_block import DataBlock
from suivi_tool.workbook.references import Range
from suivi_tool.workbook.room import Room
from suivi_tool.workbook.row_formulas import Carried
from suivi_tool.workbook.rows import MAX_HEIGHT, Row, row_bytes
from suivi_tool.workbook.values import Link, Value

_NOT_CARRIED = (b"hidden", b"collapsed", b"spans", b"thickTop", b"thickBot", b"ph")
_HEIGHT = (b"ht", b"customHeight")

RowValues = Mapping[int, Value]


@dataclass(frozen=True)
class NewRows:
    """Rows to be written under a block of data, where there is `room` for them."""

    contents: Contents
    block: DataBlock
    room: Room
    rows: Sequence[RowValues]

    @property
    def numbers(self) -> list[int]:
        """The numbers of the new rows."""
        return list(range(self.block.after + 1, self.block.after + 1 + len(self.rows)))

    @cached_property
    def _model(self) -> Row | None:
        """The row whose look and formulas the new ones take: the last one of the data."""
        if self.block.model_is_heading:
            return None
        return self.block.sheet.rows.at(self.block.after)

    @cached_property
    def _model_cells(self) -> dict[int, Cell]:
        rows = self.block.sheet.rows
        return {cell.column: cell for cell in rows.cells(self._model)} if self._model else {}

    def _own(self, number: int) -> tuple[Row | None, dict[int, Cell]]:
        """Return the row as it is there already, free of values in our columns, and its cells."""
        taken = number >= self.room.next_taken
        if taken and self.room.columns is None:
            return None, {}
        rows = self.block.sheet.rows
        row = rows.at(number)
        cells = {cell.column: cell for cell in rows.cells(row)} if row else {}
        if taken:  # what stood in our columns goes down, or went
            first, last = self.block.first_col, self.block.last_col
            cells = {column: cell for column, cell in cells.items() if not first <= column <= last}
        return row, cells

    def _look(self, column: int, own: Mapping[int, Cell]) -> int:
        if column in own and own[column].style:
            return own[column].style
        return self._model_cells[column].style if column in self._model_cells else 0

    def look(self, number: int, column: int) -> int:
        """Return the style of a new cell: its own where it has one, else that of the row above."""
        return self._look(column, self._own(number)[1])

    @cached_property
    def _computed(self) -> dict[int, Carried]:
        """The formulas that a new row takes over."""
        found: dict[int, Carried] = {}
        table = self.block.table
        for index, each in enumerate(table.columns if table else ()):
            if table and each.formula:
                found[table.first_col + index] = Carried(each.formula, table.first_data_row)
        for column, cell in self._model_cells.items():
            if self.block.first_col <= column <= self.block.last_col:
                formula = row_formulas.carried(self.block.sheet, self.block.after, cell)
                if formula:
                    found[column] = formula
        return found

    def write(self) -> None:
        """Put the rows into the sheet."""
        sheet = self.block.sheet
        places: list[tuple[int, int, bytes]] = []
        for number, given in zip(self.numbers, self.rows, strict=True):
            old, made = self._row(number, given)
            at = sheet.rows.after(number)
            places.append((old.start, old.end, made) if old else (at, at, made))
        for start, end, made in _joined(places):
            sheet.replace(start, end, made)
        sheet.wrote(*self.numbers)
        columns = {column for row in self.rows for column in row} | set(self._computed)
        if columns:
            last = self.numbers[-1]
            sheet.cover(Range(self.numbers[0], min(columns), last, max(columns)))

    def _row(self, number: int, given: RowValues) -> tuple[Row | None, bytes]:
        old, own = self._own(number)
        inner = b"".join(self._cells(number, given, own))
        kept = _carried(self._model.attributes) if self._model else {}
        if old:
            its = attributes(old.attributes)
            its |= {k: b"0" for k in its if k == b"hidden"}  # nobody would see what was added
            height = {} if b"ht" in its else {k: v for k, v in kept.items() if k in _HEIGHT}
            kept = its | height
        text = b"".join(b' %s="%s"' % pair for pair in kept.items())
        return old, row_bytes(number, text, inner, self.block.sheet.prefix_bytes)

    def _cells(self, number: int, given: RowValues, own: Mapping[int, Cell]) -> Iterator[bytes]:
        sheet = self.block.sheet
        inside = range(self.block.first_col, self.block.last_col + 1)
        styled = {c for c, cell in self._model_cells.items() if cell.style and c in inside}
        for column in sorted({*given, *self._computed, *own, *styled}):
            if column in own and column not in inside and column not in given:
                yield sheet.body[own[column].start : own[column].end]
                continue
            style = self._look(column, own)
            if column not in given and column in self._computed:
                content = self._computed[column].written(number, column, sheet.prefix)
                yield write_cell(number, column, style, content, sheet.prefix)
                continue
            yield self._given(number, column, given.get(column), style)

    def _given(self, number: int, column: int, value: Value, style: int) -> bytes:
        sheet = self.block.sheet
        made = writing.write(self.contents, value, style, sheet.prefix)
        if isinstance(value, Link):
            hyperlinks.put(self.contents, sheet, number, column, value.target)
        return write_cell(number, column, made.style, made.content, sheet.prefix)


def _carried(source: bytes) -> dict[bytes, bytes]:
    """Return the attributes of a row that a row under it takes over."""
    found = {k: v for k, v in attributes(source).items() if k not in _NOT_CARRIED}
    if float(found.get(b"ht", b"0")) > MAX_HEIGHT:
        found[b"ht"] = b"%g" % MAX_HEIGHT
    return found


def _joined(places: list[tuple[int, int, bytes]]) -> Iterator[tuple[int, int, bytes]]:
    """Yield the pieces last first, those that go to the same place as one."""
    merged: list[tuple[int, int, bytes]] = []
    for start, end, made in places:
        if merged and start == end == merged[-1][1]:
            merged[-1] = (merged[-1][0], end, merged[-1][2] + made)
        else:
            merged.append((start, end, made))
    yield from reversed(merged)
