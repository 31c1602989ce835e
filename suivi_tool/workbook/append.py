"""Rows added under the data, in the look of the last one; what follows the data follows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook import pivots, protection, room, serials
from suivi_tool.workbook.contents import Contents
from suivi_tool.workbook.data_block import DataBlock
from suivi_tool.workbook.follow import follow
from suivi_tool.workbook.growth import Growth
from suivi_tool.workbook.new_rows import NewRows, RowValues
from suivi_tool.workbook.references import MAX_COLUMN, MAX_ROW, Range
from suivi_tool.workbook.table import Table
from suivi_tool.workbook.text import encode
from suivi_tool.workbook.values import Formula, Link
from suivi_tool.workbook.workbook_part import Sheet


def append_rows(
    contents: Contents,
    name: str,
    rows: Sequence[RowValues],
    after: int,
    *,
    table_name: str | None = None,
    header_row: int = 0,
    known: Collection[int] = (),
) -> list[int]:
    """Write `rows` under row `after` and return their numbers.

    `known` are columns of the data, beside those given.
    """
    if not rows:
        return []
    sheet = contents.sheet(name)
    worksheet = contents.worksheet(name)
    grown = contents.table(name, table_name)
    columns = sorted({column for row in rows for column in row})
    below = room.below_merges(worksheet, after, columns)
    if grown is not None and below > after:
        raise _wider(name, grown)
    after = below if grown else pivots.below(contents.package, sheet.part, below, columns)
    block = DataBlock.find(worksheet, after, {*columns, *known}, table=grown, header_row=header_row)
    new = NewRows(contents, block, room.look(contents, sheet, block, len(rows)), rows)
    _refuse(contents, sheet, new)
    follow(contents, sheet, _growth(sheet, new), grown, lambda column: _for_charts(new, column))
    replace(new).write()  # afresh: what followed may have moved the last data row
    contents.workbook.recalculate()
    return new.numbers


def _wider(sheet: str, table: Table) -> WorkbookRefused:
    """Return the refusal of a row that reaches from its table into merged cells beside it."""
    return WorkbookRefused(
        f"La ligne est plus large que le tableau {table.name} et tomberait dans les cellules "
        "fusionnées à côté de lui.",
        place=f"feuille '{sheet}'",
        remedy="Donnez au plus autant de valeurs que le tableau a de colonnes, ou défusionnez "
        "ces cellules.",
    )


def _growth(sheet: Sheet, new: NewRows) -> Growth:
    pushed = len(new.rows) - new.room.free
    return Growth(
        sheet.name,
        new.block.after,
        len(new.rows),
        new.block.first_col,
        new.block.last_col,
        new.block.starts,
        new.room.next_taken if pushed else 0,
        pushed,
        frozenset(column for row in new.rows for column in row),
        new.room.columns,
    )


def _refuse(contents: Contents, sheet: Sheet, new: NewRows) -> None:
    """Raise `WorkbookRefused` where Excel would not let a person add these rows."""
    worksheet = new.block.sheet
    if new.block.last_col > MAX_COLUMN:
        raise WorkbookRefused(
            "La ligne irait au-delà de la dernière colonne d’Excel (XFD).",
            place=f"feuille '{sheet.name}'",
            remedy="Donnez moins de valeurs.",
        )
    pushes = new.room.free < len(new.rows)
    if new.numbers[-1] > MAX_ROW or (pushes and worksheet.rows.last() + len(new.rows) > MAX_ROW):
        raise WorkbookRefused(
            "La feuille est pleine jusqu’à la dernière ligne.",
            place=f"feuille '{sheet.name}'",
            remedy="Supprimez dans Excel les lignes vides du bas, ou archivez les anciennes.",
        )
    _refuse_pivots(contents, sheet, new, pushes=pushes)
    if not protection.is_protected(worksheet):
        return
    if pushes and not protection.may_insert_rows(worksheet):
        raise protection.refuse_rows(sheet.name)
    for number, row in zip(new.numbers, new.rows, strict=True):
        for column in row:
            locked = contents.styles.is_locked(new.look(number, column))
            if locked and not protection.is_free(worksheet, number, column):
                raise protection.refuse_locked(sheet.name, number, column)


def _refuse_pivots(contents: Contents, sheet: Sheet, new: NewRows, *, pushes: bool) -> None:
    block = new.block
    band = Range(new.numbers[0], block.first_col, new.numbers[-1], block.last_col)
    for part, area in pivots.areas(contents.package, sheet.part):
        split = area.first_row < new.room.next_taken <= area.last_row
        split &= pushes and new.room.columns is None
        under = area._replace(last_row=area.last_row + 1).meets(band)
        if under and not area.meets(band):  # it would grow over the row, if the row feeds it
            name = block.table.name if block.table else None
            data = Range(1, block.first_col, block.after, block.last_col)
            written = {column for row in new.rows for column in row}
            under = bool(written & set(range(area.first_col, area.last_col + 1)))
            under = under and pivots.is_fed_by(contents.package, part, sheet.name, name, data)
        if (under and area.first_row < band.first_row) or split:
            raise WorkbookRefused(
                f"La ligne tomberait dans le tableau croisé dynamique {area}.",
                place=f"feuille '{sheet.name}'",
                remedy="Déplacez le tableau croisé dynamique sur une autre feuille.",
            )


def _for_charts(new: NewRows, column: int) -> dict[int, str | float]:
    """Return what the new rows hold in a column, as a chart keeps it: position to value."""
    found: dict[int, str | float] = {}
    for position, row in enumerate(new.rows):
        value = row.get(column)
        if isinstance(value, Formula):
            value = value.cached
        if isinstance(value, Link):
            value = value.text
        if isinstance(value, date):
            value = serials.serial(value, date1904=new.contents.workbook.date1904)
        if isinstance(value, str):
            value = encode(value)
        if value is not None:
            found[position] = int(value) if isinstance(value, bool) else value
    return found
