"""Cells set and cleared in place; the look of each stays, save that a date needs a date format."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook import hyperlinks, pivots, protection, shared_formulas, table, writing
from suivi_tool.workbook.beside import array_areas
from suivi_tool.workbook.cells import Cell, write_cell
from suivi_tool.workbook.contents import Contents
from suivi_tool.workbook.references import Range, cell_name
from suivi_tool.workbook.rows import Row
from suivi_tool.workbook.values import Formula, Link, Value
from suivi_tool.workbook.worksheet import Worksheet

Places = Mapping[tuple[int, int], Value]


def set_cells(contents: Contents, name: str, values: Places) -> None:
    """Write `values` ((row, column): value; None clears) into the sheet `name`."""
    if not values:
        return
    sheet = contents.worksheet(name)
    _refuse(contents, name, sheet, values)
    by_row: dict[int, dict[int, Value]] = defaultdict(dict)
    for (row, column), value in values.items():
        by_row[row][column] = value
    lost_formula = False
    for number in sorted(by_row):
        lost_formula |= _set_row(contents, sheet, number, by_row[number], values)
    _set_totals(contents, name, values)
    filled = [place for place, value in values.items() if not writing.is_empty(value)]
    if filled:
        rows, columns = zip(*filled, strict=True)
        sheet.cover(Range(min(rows), min(columns), max(rows), max(columns)))
    if lost_formula:
        contents.workbook.drop_calculation_chain()
    contents.workbook.recalculate()


def _set_row(
    contents: Contents, sheet: Worksheet, number: int, values: Mapping[int, Value], places: Places
) -> bool:
    """Write the cells of one row; tell whether a formula was overwritten."""
    row, cells = _read(sheet, number)
    lost = [
        cell
        for column, cell in cells.items()
        if column in values and cell.has_formula(sheet.prefix_bytes)
    ]
    if shared_formulas.pass_on(sheet, number, lost, places.keys()):
        row, cells = _read(sheet, number)
    if row or any(not writing.is_empty(value) for value in values.values()):
        made = {
            column: _cell(contents, sheet, (number, column), value, cells.get(column))
            for column, value in values.items()
        }
        sheet.put_cells(number, made)
    return bool(lost)


def _set_totals(contents: Contents, name: str, values: Places) -> None:
    """Let a table say of its totals row what its cells say."""
    for each in contents.tables(name):
        totals = each.range._replace(first_row=each.last_data_row + 1) if each.totals_rows else None
        for row, column in _in(totals, values) if totals else ():
            value = values[row, column]
            shown = value.text if isinstance(value, Link) else value
            table.set_total(
                contents.package.tree(each.part),
                column - each.first_col,
                label=shown if isinstance(shown, str) else "",
                formula=value.text.removeprefix("=") if isinstance(value, Formula) else "",
            )


def _read(sheet: Worksheet, number: int) -> tuple[Row | None, dict[int, Cell]]:
    row = sheet.rows.at(number)
    return row, {cell.column: cell for cell in sheet.rows.cells(row)} if row else {}


def _cell(
    contents: Contents,
    sheet: Worksheet,
    place: tuple[int, int],
    value: Value,
    old: Cell | None,
) -> bytes:
    row, column = place
    style = old.style if old else 0
    made = writing.write(contents, value, style, sheet.prefix)
    if isinstance(value, Link):
        hyperlinks.put(contents, sheet, row, column, value.target)
    elif writing.is_empty(value):
        hyperlinks.remove(sheet, row, column)
    return write_cell(row, column, made.style, made.content, sheet.prefix)


def _refuse(contents: Contents, name: str, sheet: Worksheet, values: Places) -> None:
    """Raise `WorkbookRefused` for cells that Excel would not let a person change one by one."""
    for (row, column), reason in _unfit(contents, name, sheet, values).items():
        raise WorkbookRefused(
            f"La cellule {cell_name(row, column)} {reason}.",
            place=f"feuille '{name}'",
            remedy="Modifiez-la dans Excel, ou choisissez une autre cellule.",
        )
    if protection.is_protected(sheet):
        for row, column in values:
            found = _existing(sheet, row, column)
            locked = contents.styles.is_locked(found.style if found else 0)
            if locked and not protection.is_free(sheet, row, column):
                raise protection.refuse_locked(name, row, column)


def _existing(sheet: Worksheet, row: int, column: int) -> Cell | None:
    return _read(sheet, row)[1].get(column)


def _unfit(
    contents: Contents, name: str, sheet: Worksheet, values: Places
) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    for area in sheet.merged:
        for place in _in(area, values):
            if place != (area.first_row, area.first_col):
                found[place] = f"est cachée dans les cellules fusionnées {area}"
    for _, area in pivots.areas(contents.package, contents.sheet(name).part):
        for place in _in(area, values):
            found[place] = f"appartient au tableau croisé dynamique {area}"
    for each in contents.tables(name):
        for place in _in(each.range, values):
            if each.header_rows and place[0] == each.first_row:
                found[place] = f"est un titre de colonne du tableau {each.name}"
    for area in array_areas(sheet):
        for place in _in(area, values):
            found[place] = f"appartient à la formule matricielle {area}"
    return found


def _in(area: Range, values: Places) -> list[tuple[int, int]]:
    return [place for place in values if area.holds(*place)]
