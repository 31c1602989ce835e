"""Columns added at the right end of the data, in the look of their last heading."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from lxml import etree

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook import defined_names, markup, protection, table, text, writing
from suivi_tool.workbook.cells import Cell, Content, write_cell
from suivi_tool.workbook.contents import Contents
from suivi_tool.workbook.namespaces import EXCEL_2006
from suivi_tool.workbook.number_formats import GENERAL, SHORT_DATE
from suivi_tool.workbook.references import Range, column_letters
from suivi_tool.workbook.rows import row_bytes
from suivi_tool.workbook.table import Table
from suivi_tool.workbook.worksheet import Worksheet

_DEFAULT_WIDTH = "18.7109375"


def add_columns(
    contents: Contents,
    name: str,
    headings: Sequence[str],
    block: Range,
    *,
    table_name: str | None = None,
    kinds: Sequence[str] = (),
) -> list[int]:
    """Add a column for each heading to the right of `block`; return their numbers.

    `block` is the data with their headings in its first row. A kind "date" gives its column a
    date format.
    """
    if not headings:
        return []
    sheet = contents.worksheet(name)
    found = contents.table(name, table_name)
    if found:  # its totals too
        block = block._replace(last_row=max(block.last_row, found.last_row))
    first = _first_free(contents, name, sheet, block, len(headings), found=found)
    numbers = list(range(first, first + len(headings)))
    if protection.is_protected(sheet):
        raise protection.refuse_columns(name, headings)
    _write(contents, sheet, headings, block, numbers=numbers, kinds=[*kinds, *[""] * len(headings)])
    if found:
        _widen_table(contents, found, headings)
    _widen_ranges(contents, name, sheet, block.last_col, numbers[-1])
    _width(sheet, block.last_col, numbers)
    sheet.cover(Range(block.first_row, first, block.first_row, numbers[-1]))
    contents.workbook.recalculate()
    return numbers


def _first_free(
    contents: Contents,
    name: str,
    sheet: Worksheet,
    block: Range,
    count: int,
    *,
    found: Table | None,
) -> int:
    """Return the first column where nothing stands in the way of the new ones."""
    taken = set()
    for row in sheet.rows.from_position(sheet.rows.after(block.first_row - 1)):
        if row.number > block.last_row:
            break
        taken |= {cell.column for cell in sheet.rows.cells(row) if not cell.is_empty}
    areas = [*sheet.merged, *(each.range for each in contents.tables(name) if each != found)]
    for area in areas:
        if area.first_row <= block.last_row and area.last_row >= block.first_row:
            taken |= set(range(area.first_col, min(area.last_col, 16_384) + 1))
    first = block.last_col + 1
    while taken & set(range(first, first + count)):
        first += 1
    if found and first != block.last_col + 1:
        raise WorkbookRefused(
            f"À droite du tableau {found.name}, la place est prise.",
            place=f"feuille '{name}'",
            remedy=f"Libérez {count} colonne(s) à droite de la colonne "
            f"{column_letters(block.last_col)}.",
        )
    return first


def _write(
    contents: Contents,
    sheet: Worksheet,
    headings: Sequence[str],
    block: Range,
    *,
    numbers: Sequence[int],
    kinds: Sequence[str],
) -> None:
    """Write the headings, and under them empty cells that look like those on their left."""
    rows = sheet.rows
    start = at = rows.after(block.first_row - 1)
    out = []
    for row in rows.from_position(start):
        if row.number > block.last_row:
            break
        cells = {cell.column: cell for cell in rows.cells(row)}
        pieces = {column: sheet.body[cell.start : cell.end] for column, cell in cells.items()}
        model = cells.get(block.last_col)
        for heading, column, kind in zip(headings, numbers, kinds, strict=False):
            if row.number == block.first_row:
                style = model.style if model else 0
                made = writing.write(contents, heading, style, sheet.prefix)
                pieces[column] = write_cell(
                    row.number, column, made.style, made.content, sheet.prefix
                )
            elif model and (style := _look(contents, model, kind)):
                pieces[column] = write_cell(row.number, column, style, Content(), sheet.prefix)
        inner = b"".join(pieces[column] for column in sorted(pieces))
        out.append(row_bytes(row.number, row.attributes, inner, sheet.prefix_bytes))
        at = row.end
    sheet.replace(start, at, b"".join(out))
    sheet.wrote()


def _look(contents: Contents, model: Cell, kind: str) -> int:
    if kind == "date":
        if contents.styles.shows_day(model.style):
            return model.style
        return contents.styles.with_format(model.style, SHORT_DATE)
    if model.style and contents.styles.shows_date_or_time(model.style):
        return contents.styles.with_format(model.style, GENERAL)
    return model.style


def _widen_table(contents: Contents, found: Table, headings: Sequence[str]) -> None:
    root = contents.package.tree(found.part)
    box = markup.child(root, "tableColumns")
    if box is None:
        return
    number = max((column.id for column in found.columns), default=0)
    for heading in headings:
        number += 1
        made = etree.SubElement(box, f"{{{markup.main_namespace(box)}}}tableColumn")
        made.set("id", str(number))
        made.set("name", text.encode(heading).replace("\n", "_x000a_"))
    box.set("count", str(len(box)))
    area = found.range
    table.set_range(
        root, Range(area.first_row, area.first_col, area.last_row, area.last_col + len(headings))
    )


def _widen_ranges(contents: Contents, name: str, sheet: Worksheet, last: int, now: int) -> None:
    """Let filters and formats that ended with the last column, and began before it, follow."""

    def wider(area: Range) -> Range:
        if area.last_col == last and area.first_col < last:
            return Range(area.first_row, area.first_col, area.last_row, now)
        return area

    for each in markup.children(sheet.frame, "autoFilter"):
        area = Range.parse(each.get("ref", "A1"))
        if wider(area) != area:
            each.set("ref", str(wider(area)))
            _widen_filter_name(contents, name, str(wider(area)))

    def all_wider(sqref: str) -> str:
        return " ".join(str(wider(Range.parse(piece))) for piece in sqref.split())

    for each in markup.children(sheet.frame, "conditionalFormatting"):
        before = each.get("sqref", "")
        if before and (after := all_wider(before)) != before:
            each.set("sqref", after)
    for each in markup.descendants(sheet.frame, "conditionalFormatting"):
        for place in each.iterchildren(f"{{{EXCEL_2006}}}sqref"):
            if place.text and (after := all_wider(place.text)) != place.text:
                place.text = after


def _widen_filter_name(contents: Contents, name: str, area: str) -> None:
    position = [each.name for each in contents.workbook.sheets].index(contents.sheet(name).name)
    for each in defined_names.elements(contents.workbook):
        if each.get("name") == "_xlnm._FilterDatabase" and each.get("localSheetId") == str(
            position
        ):
            sheet, _, _ = (each.text or "").rpartition("!")
            first, _, last = area.partition(":")
            each.text = f"{sheet}!{_fixed(first)}:{_fixed(last or first)}"


def _fixed(corner: str) -> str:
    letters = corner.rstrip("0123456789")
    return f"${letters}${corner[len(letters) :]}"


def _width(sheet: Worksheet, last: int, numbers: Sequence[int]) -> None:
    """Give the new columns the width of the last one, where nobody gave them one; show them."""
    box = sheet.find("cols")
    model = _col_at(box, last) if box is not None else None
    width = model.get("width", _DEFAULT_WIDTH) if model is not None else _DEFAULT_WIDTH
    for number in numbers:
        box = sheet.element("cols")
        there = _col_at(box, number)
        if there is not None and not markup.truth(there.get("hidden")):
            continue
        made = etree.Element(f"{{{markup.main_namespace(box)}}}col")
        for name, value in (("min", str(number)), ("max", str(number)), ("width", width)):
            made.set(name, value)
        made.set("customWidth", "1")
        if there is not None:
            _cut_out(box, there, number)
        later = [each for each in markup.children(box, "col") if _span(each)[0] > number]
        box.insert(box.index(later[0]) if later else len(box), made)


def _span(col: etree._Element) -> tuple[int, int]:
    return int(col.get("min", "1")), int(col.get("max", "1"))


def _col_at(box: etree._Element, number: int) -> etree._Element | None:
    for each in markup.children(box, "col"):
        first, last = _span(each)
        if first <= number <= last:
            return each
    return None


def _cut_out(box: etree._Element, col: etree._Element, number: int) -> None:
    """Let a description of several columns no longer speak of this one."""
    first, last = _span(col)
    at = box.index(col)
    box.remove(col)
    for low, high in ((number + 1, last), (first, number - 1)):
        if low <= high:
            piece = copy.deepcopy(col)
            piece.set("min", str(low))
            piece.set("max", str(high))
            box.insert(at, piece)
