"""Cells set and cleared: their look stays, and only their sheet changes."""

# ruff: noqa: DTZ001

from __future__ import annotations

import io
from datetime import date, datetime

import pytest
import xlsxwriter
from workbook_cases import changed, open_sheet, parts, tracker, with_part

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.values import Formula, Value

SHEET = "xl/worksheets/sheet1.xml"


def put(data: bytes, values: dict[tuple[int, int], Value]) -> bytes:
    book = Workbook(data)
    book.set_cells("Suivi", values)
    return book.save()


def test_a_value_takes_the_look_of_its_cell() -> None:
    before = tracker()
    after = put(before, {(3, 2): 7, (4, 3): date(2027, 2, 3), (20, 9): True})
    assert changed(before, after) == {SHEET}
    sheet = open_sheet(after, "Suivi")
    assert (sheet["B3"].value, sheet["C4"].value, sheet["I20"].value) == (
        7,
        datetime(2027, 2, 3),
        True,
    )
    assert sheet["C4"].fill.fgColor.rgb == sheet["C3"].fill.fgColor.rgb
    assert [cell.value for cell in sheet[3][2:4]] == [datetime(2026, 1, 2), "=B3*2"]


def test_nothing_clears_the_cell_and_keeps_its_look() -> None:
    sheet = open_sheet(put(tracker(), {(3, 3): None}), "Suivi")
    assert (sheet["C3"].value, sheet["C3"].number_format) == (None, "dd/mm/yyyy")


def test_a_date_in_a_plain_cell_gets_a_date_format() -> None:
    before = tracker()
    after = put(before, {(3, 2): date(2026, 5, 15)})
    assert open_sheet(after, "Suivi")["B3"].value == datetime(2026, 5, 15)
    assert changed(before, after) == {SHEET, "xl/styles.xml"}


def test_a_formula_is_written_with_its_value() -> None:
    before = tracker()
    after = put(before, {(3, 4): Formula("B3*3", 6)})
    assert open_sheet(after, "Suivi")["D3"].value == "=B3*3"
    assert open_sheet(after, "Suivi", values=True)["D3"].value == 6
    assert changed(before, after) == {SHEET}


@pytest.mark.parametrize(
    ("place", "why"),
    [((1, 1), "titre de colonne"), ((9, 2), "fusionnées"), ((10, 1), "fusionnées")],
)
def test_what_excel_would_not_let_a_person_change_is_refused(
    place: tuple[int, int], why: str
) -> None:
    with pytest.raises(WorkbookRefused, match=why):
        put(tracker(total=True), {place: "x"})


def test_an_unlocked_cell_of_a_protected_sheet_is_written() -> None:
    mark = b'</sheetData><sheetProtection sheet="1"/>'
    locked = with_part(tracker(), SHEET, b"</sheetData>", mark)
    with pytest.raises(WorkbookRefused, match="verrouillée"):
        put(locked, {(3, 3): date(2026, 1, 1)})
    free = with_part(
        locked,
        "xl/styles.xml",
        b'applyFill="1"/>',
        b'applyFill="1" applyProtection="1"><protection locked="0"/></xf>',
    )
    after = put(free, {(3, 3): date(2026, 1, 1)})
    assert changed(free, after) == {SHEET}


def test_a_table_says_of_its_totals_what_their_cells_say() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("Suivi")
        heads = ("a", "b", "c", "d")
        columns = [{"header": each, "total_function": "sum"} for each in heads]
        columns[0] = {"header": "a", "total_string": "Total"}
        sheet.add_table("A1:D4", {"name": "T", "columns": columns, "total_row": True})
    after = put(
        buffer.getvalue(), {(4, 1): "Somme", (4, 2): Formula("=MAX(T[b])", 0), (4, 3): None}
    )
    table = parts(after)["xl/tables/table1.xml"]
    assert b'<tableColumn id="1" name="a" totalsRowLabel="Somme"/>' in table
    custom = b'totalsRowFunction="custom"><totalsRowFormula>MAX(T[b])</totalsRowFormula>'
    assert b'name="b" ' + custom in table
    assert b'<tableColumn id="3" name="c"/>' in table
    assert b'<tableColumn id="4" name="d" totalsRowFunction="sum"/>' in table
