"""A new row: what was given, what the row above computes, and its look."""

from __future__ import annotations

from workbook_cases import open_sheet, parts, tracker, with_part

from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.values import Value

SHEET = "xl/worksheets/sheet1.xml"


def appended(data: bytes, *rows: dict[int, Value]) -> bytes:
    book = Workbook(data)
    book.append_rows("Suivi", rows, after=6, table="Registre")
    return book.save()


def test_formulas_are_carried_on_unless_a_value_is_given() -> None:
    sheet = open_sheet(appended(tracker(), {1: "A6", 2: 6}, {1: "A7", 4: 99}), "Suivi")
    assert sheet["D7"].value == "=B7*2"
    assert sheet["D8"].value == 99


def test_the_look_and_height_are_those_of_the_row_above() -> None:
    sheet = open_sheet(appended(tracker(), {1: "A6"}), "Suivi")
    assert sheet.row_dimensions[7].height == 30
    assert sheet["C7"].fill.fgColor.rgb == "FFDDEBF7"
    assert sheet["C7"].number_format == "dd/mm/yyyy"


def test_a_height_that_excel_does_not_have_is_not_carried_on() -> None:
    high = with_part(tracker(), SHEET, b'ht="30"', b'ht="627"')
    assert b'ht="627"' in parts(appended(high, {1: "A6"}))[SHEET]
    assert open_sheet(appended(high, {1: "A6"}), "Suivi").row_dimensions[7].height == 409.5


def test_neither_hidden_nor_collapsed_is_carried_on() -> None:
    hidden = with_part(tracker(), SHEET, b'<row r="6"', b'<row r="6" hidden="1" outlineLevel="1"')
    row = open_sheet(appended(hidden, {1: "A6"}), "Suivi").row_dimensions[7]
    assert not row.hidden
    assert row.outlineLevel == 1


def test_a_row_that_is_there_already_keeps_its_own_look() -> None:
    there = with_part(
        tracker(), SHEET, b"</sheetData>", b'<row r="7" ht="50" customHeight="1">'
        b'<c r="H7"><v>5</v></c></row></sheetData>',
    )  # fmt: skip
    sheet = open_sheet(appended(there, {1: "A6"}), "Suivi")
    assert sheet.row_dimensions[7].height == 50
    assert (sheet["A7"].value, sheet["H7"].value) == ("A6", 5)


def test_a_row_of_no_height_of_its_own_takes_that_of_the_row_above() -> None:
    there = b'<row r="7" s="3" customFormat="1"><c r="H7"><v>5</v></c></row></sheetData>'
    after = appended(with_part(tracker(), SHEET, b"</sheetData>", there), {1: "A6"})
    assert b'<row r="7" s="3" customFormat="1" ht="30" customHeight="1">' in parts(after)[SHEET]


def test_under_headings_alone_nothing_is_carried_on() -> None:
    book = Workbook(tracker(table=False))
    book.append_rows("Bilan", [{1: "x"}], after=1, header_row=1)
    assert b"COUNTIF" not in parts(book.save())["xl/worksheets/sheet2.xml"].partition(b'r="2"')[2]


def test_a_hidden_row_that_takes_the_new_one_is_shown() -> None:
    hidden = b'</row><row r="7" ht="20" customHeight="1" hidden="1"/><row r="8" hidden="1"/>'
    data = with_part(
        tracker(), "xl/worksheets/sheet1.xml", b"</row></sheetData>", hidden + b"</sheetData>"
    )
    book = Workbook(data)
    book.append_rows("Suivi", [{1: "A6"}], after=6, table="Registre")
    after = book.save()
    rows = open_sheet(after, "Suivi").row_dimensions
    assert (rows[7].hidden, rows[7].height, rows[8].hidden) == (False, 20, True)
    assert b'<row r="7" ht="20" customHeight="1" hidden="0">' in parts(after)[SHEET]
