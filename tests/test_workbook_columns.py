"""Columns added at the right end of a register."""

from __future__ import annotations

import pytest
from workbook_cases import changed, open_book, open_sheet, tracker

from suivi_tool.errors import WorkbookRefused
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
