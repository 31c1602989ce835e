"""Where the headings of a sheet may stand: one row, or up to three with groups above.

A block is a proposal; how many known headings it holds decides which one is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from suivi_tool.tracker.headings import key
from suivi_tool.tracker.view import SheetView, Table
from suivi_tool.workbook.references import Range

_SEARCHED_ROWS = 60
_MOST_ROWS = 3
_FEWEST_HEADINGS = 3
_MOST_COLUMNS = 300
_TITLE_SHARE = 0.8
_WIDEST_HEADING = 4


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of one column, and the group heading above it where there is one."""

    column: int
    text: str
    group: str = ""

    @property
    def shown(self) -> str:
        """The heading as one reads it: « Accusé de réception / Date »."""
        shown = f"{self.group} / {self.text}" if self.group else self.text
        return " ".join(shown.split())


@dataclass(frozen=True, slots=True)
class Block:
    """Heading rows `first_row` to `last_row` (inclusive), with the headings found in them."""

    first_row: int
    last_row: int
    headings: tuple[Heading, ...]
    table: str | None = None


def blocks(view: SheetView) -> Iterator[Block]:
    """Yield every block of headings worth trying, tables first, then from the top down."""
    for table in view.tables:
        if table.header_rows:
            yield from _above(view, table)
    for row in range(1, min(len(view.rows), _SEARCHED_ROWS) + 1):
        for height in range(1, _MOST_ROWS + 1):
            block = block_at(view, row, row + height - 1)
            if len(block.headings) >= _FEWEST_HEADINGS:
                yield block


def _above(view: SheetView, table: Table) -> Iterator[Block]:
    """Yield the header row of `table`, alone and with the group headings above it."""
    lowest = table.area.first_row
    for height in range(1, min(_MOST_ROWS, lowest) + 1):
        yield block_at(view, lowest - height + 1, lowest, table.columns, table=table.name)


def block_at(
    view: SheetView,
    first_row: int,
    last_row: int,
    columns: Sequence[int] | None = None,
    *,
    table: str | None = None,
) -> Block:
    """Return the headings in rows `first_row` to `last_row`."""
    if columns is None:
        columns = _outside_tables(view, last_row, _width(view, first_row, last_row))
    groups = _groups(view, first_row, last_row, columns)
    headings = []
    for column in columns:
        text = _lowest_text(view, column, first_row, last_row)
        if text:
            group = groups.get(column, "")
            headings.append(Heading(column, text, "" if key(group) == key(text) else group))
    return Block(first_row, _merged_end(view, last_row, headings), tuple(headings), table)


def _outside_tables(view: SheetView, row: int, width: int) -> list[int]:
    """Return the columns that are in no table at `row`: a table has its own headings."""
    across = [table for table in view.tables if table.area.first_row <= row <= table.area.last_row]
    return [at for at in range(1, width + 1) if not any(at in table.columns for table in across)]


def _width(view: SheetView, first_row: int, last_row: int) -> int:
    longest = max((len(row) for row in view.rows[first_row - 1 : last_row]), default=0)
    return min(longest, _MOST_COLUMNS)


def _lowest_text(view: SheetView, column: int, first_row: int, last_row: int) -> str:
    """Return the lowest text of a column that stands for this column alone."""
    for row in range(last_row, first_row - 1, -1):
        area = view.anchors.get((row, column))
        if area is None:
            if text := view.text(row, column):
                return text
        elif area.first_row >= first_row and _stands_alone(area, column, last_row):
            return view.text(area.first_row, area.first_col)
    return ""


def _stands_alone(area: Range, column: int, last_row: int) -> bool:
    """Tell whether a merged heading is that of one column, and no group over several."""
    if area.first_col == area.last_col:
        return True
    narrow = area.last_col - area.first_col < _WIDEST_HEADING
    return narrow and column == area.first_col and area.last_row >= last_row


def _groups(
    view: SheetView, first_row: int, last_row: int, columns: Sequence[int]
) -> dict[int, str]:
    """Return the group heading over each column; a title over nearly all is none."""
    found: dict[int, str] = {}
    for row in range(first_row, last_row):
        labels = _labels(view, row, columns)
        counted = Counter(labels.values())
        if counted and counted.most_common(1)[0][1] < max(2, _TITLE_SHARE * len(columns)):
            found.update(labels)
    return found


def _labels(view: SheetView, row: int, columns: Sequence[int]) -> dict[int, str]:
    """Return what row `row` says over each column: merged, or standing at the left of a run."""
    labels: dict[int, str] = {}
    running = ""
    for column in columns:
        area = view.anchors.get((row, column))
        text = view.text(area.first_row, area.first_col) if area else view.text(row, column)
        if text:
            running = text if view.text(row + 1, column) else ""
            labels[column] = text
        elif running and view.text(row + 1, column):
            labels[column] = running
        else:
            running = ""
    return labels


def _merged_end(view: SheetView, last_row: int, headings: list[Heading]) -> int:
    """Return the last row of the headings, those merged downwards included."""
    areas = [view.anchors.get((last_row, heading.column)) for heading in headings]
    ends = [area.last_row for area in areas if area and area.last_row < last_row + _MOST_ROWS]
    return max([last_row, *ends])
