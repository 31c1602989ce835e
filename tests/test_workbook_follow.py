"""All that refers to the data, or hangs on rows that went down, in one pass."""

from __future__ import annotations

from workbook_cases import changed, open_book, parts, tracker, with_part

from suivi_tool.workbook.book import Workbook

BOOK, SHEET, TABLE = "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/tables/table1.xml"


def appended(data: bytes, **row: object) -> bytes:
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
