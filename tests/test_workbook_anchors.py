"""What hangs on rows goes down with them: drawings, comments, form controls."""

from __future__ import annotations

import re

from workbook_cases import open_sheet, parts, tracker, with_part

from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.package import Package

DRAWING, CONTROL = "xl/drawings/drawing1.xml", "xl/ctrlProps/ctrlProp1.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"


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


def test_a_control_goes_on_showing_its_cells() -> None:
    package = Package(tracker(total=True))
    text = f'<formControlPr xmlns="{X14}" fmlaLink="$A$12" fmlaRange="$B$2:$B$6"/>'
    package.write(CONTROL, text.encode())
    package.content_types.set(CONTROL, "application/vnd.ms-excel.controlproperties+xml")
    package.relations("xl/worksheets/sheet1.xml").add(f"{OFFICE}/ctrlProp", CONTROL)
    after = appended(package.save())
    assert b'fmlaLink="$A$13" fmlaRange="$B$2:$B$7"' in after[CONTROL]
    assert open_sheet(package.save(), "Suivi")["A7"].value == "Total"
