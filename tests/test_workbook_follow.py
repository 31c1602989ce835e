"""All that refers to the data, or hangs on rows that went down, in one pass."""

from __future__ import annotations

import io

import pytest
import xlsxwriter
from workbook_cases import changed, open_book, parts, tracker, with_part

from suivi_tool.workbook.audit import audit
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.package import Package

BOOK, SHEET, TABLE = "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/tables/table1.xml"


def appended(data: bytes) -> bytes:
    book = Workbook(data)
    book.append_rows("Suivi", [{1: "A6", 2: 6}], after=6, table="Registre")
    return book.save()


def test_only_what_refers_to_the_data_changes() -> None:
    before = tracker()
    assert changed(before, appended(before)) == {
        SHEET, TABLE, BOOK, "xl/worksheets/sheet2.xml", "xl/charts/chart1.xml",
        "xl/sharedStrings.xml",
    }  # fmt: skip


def test_a_sheet_that_does_not_name_ours_is_not_opened() -> None:
    before = with_part(tracker(), "xl/worksheets/sheet2.xml", b"Suivi!$B$2:$B$6", b"$B$2:$B$6")
    before = with_part(before, "xl/worksheets/sheet2.xml", b"Suivi!B6", b"B6")
    after = appended(before)
    assert "xl/worksheets/sheet2.xml" not in changed(before, after)


def test_rows_that_went_down_take_everything_along() -> None:
    book = open_book(appended(tracker(total=True)))
    sheet = book["Suivi"]
    assert sheet["B8"].value == "=SUM(B2:B7)"
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A10:B11"]
    assert sheet["A10"].comment.text.strip().endswith("À signer")
    assert book["Bilan"]["A1"].value == "=COUNTIF(Suivi!$B$2:$B$7,1)"
    assert sheet.tables["Registre"].ref == "A1:D7"


def test_the_calculation_chain_goes_only_where_rows_moved() -> None:
    def with_chain(data: bytes) -> bytes:
        book = Workbook(data)
        contents = book._contents
        contents.package.write("xl/calcChain.xml", b"<calcChain/>")
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
        contents.package.relations(BOOK).add(kind, "xl/calcChain.xml")
        contents.package.content_types.set("xl/calcChain.xml", "a/b.calcChain+xml")
        return contents.package.save()

    assert "xl/calcChain.xml" in parts(appended(with_chain(tracker())))
    assert "xl/calcChain.xml" not in parts(appended(with_chain(tracker(total=True))))


def test_a_calculated_column_is_computed_where_the_row_above_holds_a_value() -> None:
    formula = b"<calculatedColumnFormula>Registre[[#This Row],[Valeur]]*3</calculatedColumnFormula>"
    column = b'<tableColumn id="4" name="Double">' + formula + b"</tableColumn>"
    data = with_part(tracker(), TABLE, b'<tableColumn id="4" name="Double"/>', column)
    data = with_part(data, SHEET, b'<c r="D6"><f>B6*2</f>', b'<c r="D6">')
    assert open_book(appended(data))["Suivi"]["D7"].value == "=Registre[[#This Row],[Valeur]]*3"


def test_print_titles_stay_and_the_hidden_name_of_the_filter_grows() -> None:
    titles = b'<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">Suivi!$1:$1'
    data = with_part(tracker(table=False), BOOK, b"<definedNames>", titles + b"</definedName>")
    book = Workbook(data)
    book.append_rows("Suivi", [{1: "A6"}], after=6)
    text = parts(book.save())[BOOK].decode()
    assert "Suivi!$1:$1<" in text
    filtered = text.partition('name="_xlnm._FilterDatabase"')[2].partition("<")[0]
    assert filtered.endswith("Suivi!$A$1:$D$7")


def test_links_under_the_data_go_down_with_their_cell() -> None:
    link = b'<hyperlinks><hyperlink ref="A7" location="Bilan!A1"/></hyperlinks><pageMargins'
    data = with_part(tracker(total=True), SHEET, b"<pageMargins", link)
    assert open_book(appended(data))["Suivi"]["A8"].hyperlink.location == "Bilan!A1"


def test_protected_ranges_and_ignored_errors_grow_with_the_data() -> None:
    free = b'<protectedRanges><protectedRange sqref="A2:D6" name="Saisie"/></protectedRanges>'
    data = with_part(tracker(), SHEET, b"</sheetData>", b"</sheetData>" + free)
    passed = b'<ignoredErrors><ignoredError sqref="A2:A6" numberStoredAsText="1"/></ignoredErrors>'
    data = with_part(data, SHEET, b"<drawing ", passed + b"<drawing ")
    sheet = parts(appended(data))[SHEET]
    assert b'protectedRange sqref="A2:D7"' in sheet
    assert b'ignoredError sqref="A2:A7"' in sheet


def test_excel_is_told_to_calculate_all_of_it() -> None:
    assert b'fullCalcOnLoad="1"' in parts(appended(tracker()))[BOOK]


def test_a_table_that_was_sorted_or_went_down_keeps_its_order() -> None:
    order = b'<sortState ref="A2:D6"><sortCondition ref="B2:B6"/></sortState><tableColumns'
    data = with_part(tracker(), TABLE, b"<tableColumns", order)
    table = parts(appended(data))[TABLE]
    assert b'<sortState ref="A2:D7"><sortCondition ref="B2:B7"/></sortState>' in table

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("Suivi")
        sheet.add_table("A1:D6", {"name": "Registre"})
        sheet.add_table("A7:D9", {"name": "Dessous"})
    below = "xl/tables/table2.xml"
    order = b'<sortState ref="A8:D9"><sortCondition ref="B8:B9"/></sortState><tableColumns'
    after = parts(appended(with_part(buffer.getvalue(), below, b"<tableColumns", order)))
    assert b'<sortState ref="A9:D10"><sortCondition ref="B9:B10"/></sortState>' in after[below]
    assert b'<autoFilter ref="A8:D10"/>' in after[below]


def test_a_total_of_their_own_reads_in_the_table_as_in_its_cell() -> None:
    total = (
        b'<tableColumn id="2" name="Valeur" totalsRowFunction="custom"><totalsRowFormula>'
        b"MAX(B2:B6)</totalsRowFormula></tableColumn>"
    )
    data = with_part(tracker(total=True), TABLE, b'<tableColumn id="2" name="Valeur"/>', total)
    data = with_part(
        data, TABLE, b'ref="A1:D6" totalsRowShown="0"', b'ref="A1:D7" totalsRowCount="1"'
    )
    data = with_part(data, SHEET, b"SUM(B2:B6)", b"MAX(B2:B6)")
    after = parts(appended(data))
    assert b"MAX(B2:B7)</totalsRowFormula>" in after[TABLE]
    assert b'<c r="B8"><f>MAX(B2:B7)</f>' in after[SHEET]


def test_the_view_of_ones_own_of_a_filter_follows() -> None:
    package = Package(tracker())
    view, kind = "xl/namedSheetViews/namedSheetView1.xml", "namedSheetView"
    office = "http://schemas.microsoft.com/office/2019/04/relationships/"
    package.write(view, b'<views xmlns="u"><view><nsvFilter ref="A1:D6"/></view></views>')
    package.content_types.set(view, "application/vnd.ms-excel.namedsheetviews+xml")
    package.relations(SHEET).add(office + kind, view)
    assert b'ref="A1:D7"' in parts(appended(package.save()))[view]


@pytest.mark.parametrize("totals", [False, True])
def test_rows_of_the_table_under_the_new_one_stay_in_it(totals: bool) -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("Suivi")
        sheet.write_column("A2", ["A1", "A2"])
        sheet.write("B4", "à compléter")
        columns = [{"header": "N°", "total_string": "Total"}, {"header": "Note"}]
        area = "A1:B5" if totals else "A1:B4"
        sheet.add_table(area, {"name": "Registre", "columns": columns, "total_row": totals})
    book_after = Workbook(buffer.getvalue())
    assert book_after.append_rows("Suivi", [{1: "A3"}], after=3, table="Registre") == [4]
    after = book_after.save()
    assert audit(after) == ()
    sheet_after = open_book(after)["Suivi"]
    assert sheet_after.tables["Registre"].ref == ("A1:B6" if totals else "A1:B5")
    assert [sheet_after[name].value for name in ("A4", "B5")] == ["A3", "à compléter"]
    assert sheet_after["A6"].value == ("Total" if totals else None)
