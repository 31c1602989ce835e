"""Columns added at the right end of a register."""

from __future__ import annotations

import io

import pytest
import xlsxwriter
from workbook_cases import changed, open_book, open_sheet, parts, tracker, with_part

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook.audit import audit
from suivi_tool.workbook.book import Workbook

SHEET = "xl/worksheets/sheet1.xml"


def test_a_table_gets_its_columns_in_the_look_of_the_last_one() -> None:
    before = tracker()
    book = Workbook(before)
    added = book.add_columns(
        "Suivi", ["Décidé le", "Par"], header_row=1, last_row=6, after=4, table="Registre",
        kinds=["date", ""],
    )  # fmt: skip
    after = book.save()
    assert added == [5, 6]
    sheet = open_sheet(after, "Suivi")
    assert [cell.value for cell in sheet[1]][:6] == [
        "N°",
        "Valeur",
        "Le",
        "Double",
        "Décidé le",
        "Par",
    ]
    assert sheet.tables["Registre"].ref == "A1:F6"
    assert [each.name for each in sheet.tables["Registre"].tableColumns][4:] == ["Décidé le", "Par"]
    assert sheet["E2"].number_format == "mm-dd-yy"
    expected = {SHEET, "xl/tables/table1.xml", "xl/sharedStrings.xml", "xl/styles.xml"}
    assert changed(before, after) == expected


def test_a_plain_range_gets_them_where_there_is_room() -> None:
    before = tracker(table=False)
    book = Workbook(before)
    book.set_cells("Suivi", {(3, 5): "note"})
    assert book.add_columns("Suivi", ["X"], header_row=1, last_row=6, after=4) == [6]
    assert open_book(book.save())["Suivi"]["F1"].value == "X"
    assert changed(before, book.save()) == {SHEET, "xl/sharedStrings.xml", "xl/workbook.xml"}


def test_a_table_without_room_is_refused() -> None:
    book = Workbook(tracker())
    book.set_cells("Suivi", {(3, 5): "note"})
    with pytest.raises(WorkbookRefused, match="place est prise"):
        book.add_columns("Suivi", ["X"], header_row=1, last_row=6, after=4, table="Registre")


def test_a_new_column_is_seen_where_all_unused_ones_are_hidden() -> None:
    cols = (
        b'<cols><col min="1" max="4" width="12" customWidth="1"/>'
        b'<col min="5" max="16384" width="9" hidden="1" customWidth="1"/></cols><sheetData>'
    )
    book = Workbook(with_part(tracker(), SHEET, b"<sheetData>", cols))
    book.add_columns("Suivi", ["X", "Y"], header_row=1, last_row=6, after=4, table="Registre")
    assert (
        b'<col min="1" max="4" width="12" customWidth="1"/>'
        b'<col min="5" max="5" width="12" customWidth="1"/>'
        b'<col min="6" max="6" width="12" customWidth="1"/>'
        b'<col min="7" max="16384" width="9" hidden="1" customWidth="1"/>'
    ) in parts(book.save())[SHEET]


def test_the_newer_formats_of_whole_rows_are_widened_too() -> None:
    x14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
    main = "http://schemas.microsoft.com/office/excel/2006/main"
    extension = (
        f'<ext uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}" xmlns:x14="{x14}">'
        f'<x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="{main}">'
        '<x14:cfRule type="expression" priority="9" id="{00000000-000E-0000-0000-000001000000}">'
        "<xm:f>Bilan!$A$1&gt;0</xm:f></x14:cfRule><xm:sqref>A2:D6 B2:B6</xm:sqref>"
        "</x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
    )
    book = Workbook(with_part(tracker(), SHEET, b"</extLst>", extension.encode()))
    book.add_columns("Suivi", ["X"], header_row=1, last_row=6, after=4, table="Registre")
    assert b"<xm:sqref>A2:E6 B2:B6</xm:sqref>" in parts(book.save())[SHEET]


def with_totals() -> bytes:
    """Return a table of two columns with a framed totals row."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        framed = book.add_format({"top": 6})
        sheet = book.add_worksheet("Suivi")
        sheet.write_column("A2", [1, 2])
        columns = [
            {"header": "N°", "total_string": "Total", "format": framed},
            {"header": "Valeur", "total_function": "sum", "format": framed},
        ]
        sheet.add_table("A1:B4", {"name": "T", "columns": columns, "total_row": True})
    return buffer.getvalue()


def test_the_totals_row_goes_on_under_a_new_column() -> None:
    book = Workbook(with_totals())
    assert book.add_columns("Suivi", ["X"], header_row=1, last_row=3, after=2, table="T") == [3]
    after = book.save()
    assert open_sheet(after, "Suivi")["C4"].border.top.style == "double"
    assert open_sheet(after, "Suivi").tables["T"].ref == "A1:C4"
    assert audit(after) == ()


def test_a_note_beside_the_totals_is_not_taken_for_one() -> None:
    book = Workbook(with_totals())
    book.set_cells("Suivi", {(4, 3): "à vérifier"})
    with pytest.raises(WorkbookRefused, match="place est prise"):
        book.add_columns("Suivi", ["X"], header_row=1, last_row=3, after=2, table="T")
