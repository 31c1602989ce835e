"""A native table on a slide: made once, its rows and words brought up to date."""

from __future__ import annotations

import copy
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from suivi_tool.documents.slide import EDGE, INK, PAPER, SMALLEST, Line, Table
from suivi_tool.documents.slide_chart import describe
from suivi_tool.documents.slide_place import Rectangle, rgb
from suivi_tool.documents.slide_text import add_run, say

_ROW = Pt(26)


def add_table(shapes: Any, table: Table, where: Rectangle) -> None:
    """Add a table; the first row holds the headings."""
    rows = [table.headings, *table.rows]
    left, top, width, _ = (Emu(number) for number in where)
    frame = shapes.add_table(
        len(rows), len(table.headings), left, top, width, Emu(_ROW * len(rows))
    )
    frame.name = table.name
    describe(frame, table.alternative)
    grid = frame.table
    grid.horz_banding = False
    for column, share in zip(grid.columns, table.widths, strict=True):
        column.width = Emu(round(width * share))
    for at, row in enumerate(grid.rows):
        row.height = _ROW
        for place, (cell, text) in enumerate(zip(row.cells, rows[at], strict=True)):
            _cell(cell, text, place, table.ground if at == 0 else PAPER, heading=at == 0)


def update_table(frame: Any, table: Table) -> bool:
    """Give the table its new rows in the look that it has; return whether they are new."""
    described = describe(frame, table.alternative)
    grid = frame.table
    rows = [table.headings, *table.rows]
    if len(grid.columns) != len(table.headings):
        return described
    resized = _match(grid, len(rows))
    said = [
        say(cell.text_frame, [Line(text)])
        for row, texts in zip(grid.rows, rows, strict=True)
        for cell, text in zip(row.cells, texts, strict=True)
    ]
    return described or resized or any(said)


def _match(grid: Any, number: int) -> bool:
    """Give the table that number of rows: the last one is repeated, or the last ones go."""
    element = grid._tbl
    rows = list(element.tr_lst)
    for extra in rows[number:]:
        element.remove(extra)
    for _ in range(number - len(rows)):
        element.append(copy.deepcopy(element.tr_lst[-1]))
    return number != len(rows)


def _cell(cell: Any, text: str, place: int, ground: str, *, heading: bool) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(ground)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Pt(2)
    cell.margin_left = cell.margin_right = Pt(5)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if place else PP_ALIGN.LEFT
    add_run(paragraph, Line(text, SMALLEST, bold=heading, colour=PAPER if heading else INK))
    if not heading:
        _underline(cell)


def _underline(cell: Any) -> None:
    """Draw a thin line under a cell; the library has no word for borders."""
    from lxml import etree  # noqa: PLC0415

    properties = cell._tc.get_or_add_tcPr()
    main = "http://schemas.openxmlformats.org/drawingml/2006/main"
    line = (
        f'<a:lnB xmlns:a="{main}" w="9525"><a:solidFill><a:srgbClr val="{EDGE}"/></a:solidFill>'
        "</a:lnB>"
    )
    properties.insert(0, etree.fromstring(line))
