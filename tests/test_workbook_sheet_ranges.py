"""Formats, validations and merged cells of Excel 2010 and later follow the data too."""

# ruff: noqa: E501
from __future__ import annotations

from workbook_cases import open_sheet, parts, tracker, with_part

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
