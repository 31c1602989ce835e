"""What stands beside the data, and goes down with what is under them or stays.

Excel shifts only a table's own columns when it makes room in it; whole rows where nothing beside
them would be torn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook import pivots
from suivi_tool.workbook.cells import attributes, formula_pattern
from suivi_tool.workbook.contents import Contents
from suivi_tool.workbook.data_block import DataBlock
from suivi_tool.workbook.references import Range
from suivi_tool.workbook.workbook_part import Sheet
from suivi_tool.workbook.worksheet import Worksheet

Columns = tuple[int, int]


def columns_to_push(
    contents: Contents, sheet: Sheet, block: DataBlock, first: int
) -> Columns | None:
    """Return the columns that go down from row `first` on, None for whole rows.

    Where the new rows reach beyond their table, over what another list holds, only whole rows
    keep the rows of that list together. Raises `WorkbookRefused` where either way would tear a
    table, pivot table or array formula.
    """
    columns = block.first_col, block.last_col
    arrays = array_areas(block.sheet, dynamic=False)
    wholes = [*_tables(contents, sheet, block), *_pivots(contents, sheet), *arrays]
    torn = [area for area in wholes if area.first_row < first <= area.last_row]
    if not torn and (
        block.table is None
        or _is_filled(block, first, _beyond)
        or not _is_filled(block, first, _beside)
    ):
        return None
    areas = [*wholes, *block.sheet.merged]
    if not any(_cut(area, columns, first) for area in areas):
        return columns
    if torn:
        raise WorkbookRefused(
            f"Faire de la place sous les données couperait en deux {torn[0]}, à côté d’elles.",
            place=f"feuille '{sheet.name}'",
            remedy="Déplacez ce tableau sur une autre feuille, ou plus haut.",
        )
    return None


def _cut(area: Range, columns: Columns, first: int) -> bool:
    """Tell whether some cells of the area would go down and others stay."""
    low, high = columns
    if area.last_row < first or area.last_col < low or area.first_col > high:
        return False
    return not (low <= area.first_col and area.last_col <= high and area.first_row >= first)


def _tables(contents: Contents, sheet: Sheet, block: DataBlock) -> Iterator[Range]:
    for each in contents.tables(sheet.name):
        if block.table is None or each.part != block.table.part:
            yield each.range


def _pivots(contents: Contents, sheet: Sheet) -> Iterator[Range]:
    for _, area in pivots.areas(contents.package, sheet.part):
        yield area


def _beside(block: DataBlock, column: int) -> bool:
    return not block.first_col <= column <= block.last_col


def _beyond(block: DataBlock, column: int) -> bool:
    """Tell whether the new rows fill a column that is not their table's."""
    table = block.table
    outside = table is not None and not table.first_col <= column <= table.last_col
    return outside and not _beside(block, column)


def _is_filled(block: DataBlock, first: int, where: Callable[[DataBlock, int], bool]) -> bool:
    """Tell whether a cell from row `first` on is filled in the columns that `where` takes."""
    rows = block.sheet.rows
    return any(
        not cell.is_empty and where(block, cell.column)
        for row in rows.from_position(rows.after(first - 1))
        for cell in rows.cells(row)
    )


def array_areas(sheet: Worksheet, *, dynamic: bool = True) -> list[Range]:
    """Return the ranges of several cells that one formula fills (array, data table).

    Those of `dynamic` arrays find their size anew, wherever cells go.
    """
    if b't="array"' not in sheet.body and b't="dataTable"' not in sheet.body:
        return []
    areas = []
    for match in formula_pattern(sheet.prefix_bytes).finditer(sheet.body):
        found = attributes(match[1])
        if found.get(b"t") in (b"array", b"dataTable") and b":" in found.get(b"ref", b""):
            cell = sheet.body.rfind(b"<" + sheet.prefix_bytes + b"c ", 0, match.start())
            if not dynamic and b" cm=" in sheet.body[cell : match.start()]:
                continue
            areas.append(Range.parse(found[b"ref"].decode()))
    return areas
