"""What shows or fills cells of a sheet goes on with them, on whatever sheet it stands."""

from __future__ import annotations

import pytest
from workbook_cases import parts, tracker, with_part

from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.package import Package

CONTROL, OLD, SHAPES = (
    "xl/ctrlProps/ctrlProp1.xml", "xl/drawings/vmlDrawing9.vml", "xl/drawings/drawing9.xml"
)  # fmt: skip
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
KINDS = {
    CONTROL: ("ctrlProp", "application/vnd.ms-excel.controlproperties+xml"),
    OLD: ("vmlDrawing", "application/vnd.openxmlformats-officedocument.vmlDrawing"),
    SHAPES: ("drawing", "application/vnd.openxmlformats-officedocument.drawing+xml"),
}


def after(part: str, xml: str, *, on: int, total: bool = True) -> str:
    """Return the part, put on sheet `on`, after a row was added to « Suivi »."""
    package = Package(tracker(total=total))
    package.write(part, xml.encode())
    kind, content_type = KINDS[part]
    package.content_types.set(part, content_type)
    package.relations(f"xl/worksheets/sheet{on}.xml").add(f"{OFFICE}/{kind}", part)
    book = Workbook(package.save())
    book.append_rows("Suivi", [{1: "x"}], after=6, table="Registre")
    return parts(book.save())[part].decode()


@pytest.mark.parametrize("total", [True, False])
def test_a_list_box_shows_the_new_row_and_fills_the_same_cell(total: bool) -> None:
    made = f'<formControlPr xmlns="{X14}" fmlaLink="%s$A$12" fmlaRange="%s$B$2:$B$6"/>'
    row = 13 if total else 12
    for on, sheet in ((1, ""), (2, "Suivi!")):
        found = after(CONTROL, made % (sheet, sheet), on=on, total=total)
        assert f'fmlaLink="{sheet}$A${row}" fmlaRange="{sheet}$B$2:$B$7"' in found
    assert "$A$12" in after(CONTROL, made % ("", ""), on=2)


def test_a_text_box_and_a_picture_of_cells_show_the_same_cells() -> None:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    xml = f'<xdr:wsDr xmlns:xdr="{drawing}"><xdr:sp textlink="%s$B$7"/><c cellRange="%s$A$1:$D$7"/>'
    for on, sheet in ((1, ""), (2, "Suivi!")):
        found = after(SHAPES, xml % (sheet, sheet) + "</xdr:wsDr>", on=on)
        assert f'textlink="{sheet}$B$8"' in found
        assert f'cellRange="{sheet}$A$1:$D$8"' in found


def test_an_old_control_too() -> None:
    old = "<x:ClientData><x:FmlaLink>%s$A$12</x:FmlaLink><x:FmlaRange>%s$B$2:$B$6</x:FmlaRange>"
    for on, sheet in ((1, ""), (2, "Suivi!")):
        xml = f'<xml xmlns:x="u">{old % (sheet, sheet)}</x:ClientData></xml>'
        found = after(OLD, xml, on=on)
        assert f"<x:FmlaLink>{sheet}$A$13<" in found
        assert f"<x:FmlaRange>{sheet}$B$2:$B$7<" in found


def test_what_is_about_other_cells_keeps_its_bytes() -> None:
    book = Workbook(with_part(tracker(), "xl/drawings/drawing1.xml", b"<xdr:from>", b"<xdr:from >"))
    book.append_rows("Suivi", [{1: "x"}], after=6, table="Registre")
    assert "xl/drawings/drawing1.xml" not in book.changed_parts
