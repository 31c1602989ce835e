"""What hangs on rows goes down with them: drawings, comments, form controls."""

from __future__ import annotations

import re

import pytest
from workbook_cases import parts, tracker, with_part

from suivi_tool.workbook.book import Workbook

DRAWING = "xl/drawings/drawing1.xml"


def appended(data: bytes) -> dict[str, bytes]:
    book = Workbook(data)
    book.append_rows("Suivi", [{1: "x"}], after=6, table="Registre")
    return parts(book.save())


def rows(drawing: bytes) -> list[int]:
    return [int(each) for each in re.findall(rb"<xdr:row>(\d+)<", drawing)]


def test_a_chart_that_stretches_over_the_new_row_grows_with_it() -> None:
    before = tracker(total=True)
    first, last = rows(parts(before)[DRAWING])
    assert rows(appended(before)[DRAWING]) == [first, last + 1]


def test_one_that_keeps_its_size_stays() -> None:
    before = with_part(
        tracker(total=True),
        DRAWING,
        b"<xdr:twoCellAnchor>",
        b'<xdr:twoCellAnchor editAs="oneCell">',
    )
    assert rows(appended(before)[DRAWING]) == rows(parts(before)[DRAWING])


def test_a_comment_goes_down_with_its_cell() -> None:
    after = appended(tracker(total=True))
    assert b'ref="A10"' in after["xl/comments1.xml"]
    assert b"<x:Row>9</x:Row>" in after["xl/drawings/vmlDrawing1.vml"]


CONTROLS = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="x14"><controls>{}</controls></mc:Choice></mc:AlternateContent>'
)
BUTTON = (
    '<control shapeId="1025" name="Bouton"><controlPr><anchor {}><from><xdr:col>0</xdr:col>'
    "<xdr:row>{}</xdr:row></from><to><xdr:col>1</xdr:col><xdr:row>{}</xdr:row></to></anchor>"
    "</controlPr></control>"
)
SHEET = "xl/worksheets/sheet1.xml"
VML = (
    '<v:shape><x:ClientData ObjectType="Button">{}<x:Anchor>0, 1, {}, 2, 1, 3, {}, 4</x:Anchor>'
    "</x:ClientData></v:shape></xml>"
)


@pytest.mark.parametrize(
    ("how", "old", "after"),
    [
        ('moveWithCells="1" sizeWithCells="1"', "", (4, 10)),
        ('moveWithCells="1"', "<x:SizeWithCells/>", (4, 9)),
        ("", "<x:MoveWithCells/><x:SizeWithCells/>", (4, 9)),
        ('moveWithCells="1"', "<x:SizeWithCells/>", (8, 11)),
        ("", "<x:MoveWithCells/><x:SizeWithCells/>", (7, 10)),
    ],
)
def test_a_button_goes_down_as_it_says(how: str, old: str, after: tuple[int, int]) -> None:
    before = (4, 9) if after[0] == 4 else (7, 10)
    namespace = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    data = with_part(
        tracker(total=True), SHEET, b"<worksheet ",
        f'<worksheet xmlns:xdr="{namespace}" '.encode(),
    )  # fmt: skip
    buttons = CONTROLS.format(BUTTON.format(how, *before)).encode()
    data = with_part(data, SHEET, b"<extLst>", buttons + b"<extLst>")
    vml = "xl/drawings/vmlDrawing1.vml"
    data = with_part(data, vml, b"</xml>", VML.format(old, *before).encode())
    found = appended(data)
    assert tuple(rows(found[SHEET])) == after
    [anchor] = re.findall(rb"<x:Anchor>0, 1, (\d+), 2, 1, 3, (\d+), 4<", found[vml])
    assert tuple(map(int, anchor)) == after
