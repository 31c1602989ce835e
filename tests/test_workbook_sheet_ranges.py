"""Formats, validations and merged cells of Excel 2010 and later follow the data too."""

# ruff: noqa: E501
from __future__ import annotations

from workbook_cases import open_sheet, packed, parts, tracker, with_part

from suivi_tool.workbook.book import Workbook

SHEET = "xl/worksheets/sheet1.xml"
X14 = b"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = b"http://schemas.microsoft.com/office/excel/2006/main"


def extended(data: bytes) -> bytes:
    """Add a drop-down list and a format of the extension list, as Excel 2010 writes them."""
    ours = (
        b'<ext xmlns:x14="%s" uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations '
        b'xmlns:xm="%s" count="1"><x14:dataValidation type="list"><x14:formula1><xm:f>Bilan!$A$1:$A$2'
        b"</xm:f></x14:formula1><xm:sqref>D2:D6</xm:sqref></x14:dataValidation></x14:dataValidations>"
        b'</ext><ext xmlns:x14="%s" uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}">'
        b'<x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="%s"><x14:cfRule '
        b'type="expression" id="{00000000-0000-4000-8000-000000000001}"><xm:f>D2&gt;SUM($D$2:$D$6)/5'
        b"</xm:f></x14:cfRule><xm:sqref>A2:D6</xm:sqref></x14:conditionalFormatting>"
        b"</x14:conditionalFormattings></ext></extLst>"
    ) % (X14, XM, X14, XM)
    return with_part(data, SHEET, b"</extLst>", ours)


def test_the_newer_lists_and_formats_follow() -> None:
    book = Workbook(extended(tracker()))
    book.append_rows("Suivi", [{1: "x"}], after=6, table="Registre")
    raw = parts(book.save())[SHEET]
    assert b"<xm:sqref>D2:D7</xm:sqref>" in raw
    assert b"<xm:sqref>A2:D7</xm:sqref>" in raw
    assert b"<xm:f>D2&gt;SUM($D$2:$D$7)/5</xm:f>" in raw
    assert b"<xm:f>Bilan!$A$1:$A$2</xm:f>" in raw
    lists = [
        (str(each.ranges[0]), each.formula1)
        for each in Workbook(extended(tracker())).validations("Suivi")
    ]
    assert lists == [("A2:A6", '"A,B"'), ("D2:D6", "Bilan!$A$1:$A$2")]


def test_cells_merged_in_each_row_are_merged_in_the_new_one_unless_that_hides_a_value() -> None:
    merged = with_part(
        tracker(table=False), SHEET, b"<conditionalFormatting",
        b'<mergeCells count="1"><mergeCell ref="A6:B6"/></mergeCells><conditionalFormatting',
    )  # fmt: skip
    merged = with_part(merged, SHEET, b'<c r="B6"><v>5</v></c>', b'<c r="B6"/>')
    book = Workbook(merged)
    book.append_rows("Suivi", [{1: "x", 3: 4}], after=6)
    assert book.merged("Suivi") == Workbook(merged).merged("Suivi") + book.merged("Suivi")[1:]
    assert {str(area) for area in book.merged("Suivi")} == {"A6:B6", "A7:B7"}
    book = Workbook(merged)
    book.append_rows("Suivi", [{1: "x", 2: 4}], after=6)
    assert {str(area) for area in book.merged("Suivi")} == {"A6:B6"}


def test_a_row_under_merged_cells_goes_under_all_of_them() -> None:
    merged = with_part(
        tracker(table=False), SHEET, b"<conditionalFormatting",
        b'<mergeCells count="1"><mergeCell ref="A6:A8"/></mergeCells><conditionalFormatting',
    )  # fmt: skip
    book = Workbook(merged)
    assert book.append_rows("Suivi", [{1: "x"}], after=6) == [9]
    assert open_sheet(book.save(), "Suivi")["A9"].value == "x"


def after(raw: bytes, *, total: bool = False, before: bytes = b"<conditionalFormatting") -> str:
    """Return the sheet, with more in its frame, after a row was added."""
    book = Workbook(with_part(tracker(total=total), SHEET, before, raw + before))
    book.append_rows("Suivi", [{1: "x"}], after=6, table="Registre")
    return parts(book.save())[SHEET].decode()


def test_a_colour_scale_goes_on_with_the_cells_it_measures_by() -> None:
    scale = (
        b'<conditionalFormatting sqref="D2:D6"><cfRule type="dataBar" priority="8"><dataBar>'
        b'<cfvo type="formula" val="MIN($B$2:$B$6)"/><cfvo type="num" val="$B$7"/>'
        b'<color rgb="FF638EC6"/></dataBar></cfRule></conditionalFormatting>'
    )
    found = after(scale, total=True)
    assert 'val="MIN($B$2:$B$7)"' in found
    assert 'type="num" val="$B$8"' in found


def test_the_order_that_people_chose_holds_the_new_row() -> None:
    sort = b'<sortState ref="A2:D6"><sortCondition descending="1" ref="B2:B6"/></sortState>'
    found = after(sort, before=b"<conditionalFormatting")
    assert '<sortState ref="A2:D7"><sortCondition descending="1" ref="B2:B7"/>' in found


def test_the_filter_of_a_view_of_ones_own_follows_too() -> None:
    view = (
        b'<customSheetViews><customSheetView guid="{0F0F0F0F-0000-4000-8000-000000000001}">'
        b'<autoFilter ref="A1:D6"/></customSheetView></customSheetViews>'
    )
    assert '<autoFilter ref="A1:D7"/>' in after(view)


def test_a_list_does_not_grow_over_a_cell_that_has_one() -> None:
    lists = (
        b'<dataValidations count="3"><dataValidation type="list" sqref="C2:C5 C7:C99">'
        b'<formula1>"a,b"</formula1></dataValidation><dataValidation type="list" sqref="C6 D2:D6">'
        b'<formula1>"c,d"</formula1></dataValidation><dataValidation type="whole" sqref="B6">'
        b"<formula1>0</formula1></dataValidation></dataValidations>"
    )
    book = Workbook(tracker())
    content = parts(tracker())
    head, _, rest = content[SHEET].partition(b"<dataValidations")
    content[SHEET] = head + lists + rest.partition(b"</dataValidations>")[2]
    book = Workbook(packed(content))
    book.append_rows("Suivi", [{1: "x"}], after=6, table="Registre")
    places = [" ".join(map(str, each.ranges)) for each in book.validations("Suivi")]
    assert places == ["C2:C5 C7:C99", "C6 D2:D7"]
    assert b'type="whole" sqref="B6:B7"' in parts(book.save())[SHEET]


def test_cells_that_a_consolidation_adds_up_grow_on_any_sheet() -> None:
    sums = b'<dataConsolidate><dataRefs count="1"><dataRef ref="B2:B6" sheet="Suivi"/></dataRefs></dataConsolidate>'
    other = "xl/worksheets/sheet2.xml"
    book = Workbook(with_part(tracker(), other, b"</sheetData>", b"</sheetData>" + sums))
    book.append_rows("Suivi", [{1: "x"}], after=6, table="Registre")
    assert b'<dataRef ref="B2:B7" sheet="Suivi"/>' in parts(book.save())[other]


def test_a_sparkline_is_not_put_where_another_one_is() -> None:
    lower = b"<x14:sparkline><xm:f>Suivi!A9:D9</xm:f><xm:sqref>F7</xm:sqref></x14:sparkline>"
    book = Workbook(with_part(tracker(), SHEET, b"</x14:sparklines>", lower + b"</x14:sparklines>"))
    book.append_rows("Suivi", [{1: "x"}], after=6, table="Registre")
    assert parts(book.save())[SHEET].count(b"<xm:sqref>F7</xm:sqref>") == 1
