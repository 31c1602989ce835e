"""A sheet's values, from its first cell on."""

from __future__ import annotations

from datetime import date

import pytest
from workbook_cases import tracker, with_part

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.reading import Reader, read_rows


def test_rows_begin_with_row_1_and_column_a() -> None:
    rows = read_rows(tracker(total=True), "suivi")
    assert rows[0][:4] == ["N°", "Valeur", "Le", "Double"]
    assert rows[2][:4] == ["A2", 2.0, date(2026, 1, 2), 4.0]
    assert rows[6][:4] == ["Total", 15.0, None, None]
    assert rows[8][0] == "Visa"


def test_the_sheets_of_one_workbook_are_read_one_after_the_other() -> None:
    data = tracker(total=True)
    reader = Reader(data)
    names = Workbook(data).sheet_names
    assert len(names) > 1
    assert [reader.rows(name) for name in names] == [read_rows(data, name) for name in names]
    with pytest.raises(WorkbookRefused, match="Nulle part"):
        reader.rows("Nulle part")


def test_a_sheet_with_one_far_cell_does_not_fill_the_memory() -> None:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    data = with_part(tracker(), "xl/worksheets/sheet1.xml", b"</sheetData>", far)
    with pytest.raises(WorkbookRefused, match="volume"):
        read_rows(data, "Suivi")


@pytest.mark.parametrize("cell", ["G299999999999", "ABCDEF2", "A" * 40 + "9" * 5000])
def test_a_cell_that_no_sheet_has_does_not_fill_the_memory_either(cell: str) -> None:
    far = f'<row r="7"><c r="{cell}"><v>1</v></c></row></sheetData>'.encode()
    data = with_part(tracker(), "xl/worksheets/sheet1.xml", b"</sheetData>", far)
    with pytest.raises(WorkbookRefused):
        read_rows(data, "Suivi")


def test_formats_down_to_the_last_row_do_not_count() -> None:
    far = b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
    data = with_part(tracker(), "xl/worksheets/sheet1.xml", b"</sheetData>", far)
    assert len(read_rows(data, "Suivi")) == 6


@pytest.mark.parametrize("data", [b"", b"PK\3\4 rien", b"%PDF"])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(WorkbookRefused):
        read_rows(data, "Suivi")
