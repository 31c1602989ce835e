"""A row added under the data: where it goes, how it looks, and that nothing else changes."""

# ruff: noqa: DTZ001

from __future__ import annotations

import io
from datetime import date, datetime

import pytest
import xlsxwriter
from workbook_cases import changed, open_book, open_sheet, parts, tracker, with_part

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.reading import read_rows
from suivi_tool.workbook.values import Link, Value

ROW: dict[int, Value] = {1: "APP-1", 2: 6.5, 3: date(2026, 5, 15)}
SHEET = "xl/worksheets/sheet1.xml"
BASE = {SHEET, "xl/workbook.xml", "xl/sharedStrings.xml"}
FOLLOWS = BASE | {"xl/worksheets/sheet2.xml", "xl/charts/chart1.xml"}


def appended(data: bytes, row: dict[int, Value] = ROW, table: str | None = "Registre") -> bytes:
    book = Workbook(data)
    assert book.append_rows("Suivi", [row], after=6, table=table) == [7]
    return book.save()


def test_the_row_is_under_the_last_one_in_its_look_with_its_formula() -> None:
    before = tracker()
    after = appended(before)
    assert changed(before, after) == FOLLOWS | {"xl/tables/table1.xml"}
    sheet = open_sheet(after, "Suivi")
    assert [cell.value for cell in sheet[7][:4]] == ["APP-1", 6.5, datetime(2026, 5, 15), "=B7*2"]
    assert sheet["C7"].number_format == "dd/mm/yyyy"
    assert sheet["C7"].fill.fgColor.rgb == sheet["C6"].fill.fgColor.rgb
    assert sheet.row_dimensions[7].height == sheet.row_dimensions[6].height == 30
    assert open_book(after).calculation.fullCalcOnLoad is True


def test_everything_that_covered_the_data_covers_the_new_row() -> None:
    after = appended(tracker())
    sheet = open_sheet(after, "Suivi")
    assert sheet.tables["Registre"].ref == "A1:D7"
    assert sheet.tables["Registre"].autoFilter.ref == "A1:D7"
    assert [str(each.sqref) for each in sheet.data_validations.dataValidation] == ["A2:A7"]
    assert [str(each.sqref) for each in sheet.conditional_formatting] == ["B2:B7"]
    assert sheet.print_area == "'Suivi'!$A$1:$D$7"
    book = open_book(after)
    assert book.defined_names["Valeurs"].attr_text == "Suivi!$B$2:$B$7"
    assert book.defined_names["Titre"].attr_text == "Suivi!$A$1"
    assert book["Bilan"]["A1"].value == "=COUNTIF(Suivi!$B$2:$B$7,1)"
    assert book["Bilan"]["A2"].value == "=Suivi!B6"
    assert b"<xm:f>Suivi!A7:D7</xm:f><xm:sqref>F7</xm:sqref>" in parts(after)[SHEET]


def test_the_chart_shows_the_new_row_at_once() -> None:
    chart = parts(appended(tracker()))["xl/charts/chart1.xml"]
    assert b"<c:f>Suivi!$B$2:$B$7</c:f>" in chart
    assert b'<c:ptCount val="6"/>' in chart
    assert b'<c:pt idx="5"><c:v>6.5</c:v></c:pt>' in chart
    assert b'<c:pt idx="5"><c:v>APP-1</c:v></c:pt>' in chart


def test_a_total_row_goes_down_and_counts_the_new_row() -> None:
    before = tracker(total=True)
    after = appended(before)
    sheet = open_sheet(after, "Suivi")
    assert [sheet["A8"].value, sheet["B8"].value] == ["Total", "=SUM(B2:B7)"]
    assert [str(each) for each in sheet.merged_cells.ranges] == ["A10:B11"]
    assert sheet["A10"].comment.text == "À signer"
    assert sheet["A9"].comment is None
    assert open_sheet(after, "Suivi", values=True)["B8"].value == 15
    moved = {"xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/drawings/drawing1.xml"}
    assert changed(before, after) == FOLLOWS | moved | {"xl/tables/table1.xml"}


def test_a_plain_range_with_a_filter_grows_too() -> None:
    before = tracker(table=False)
    after = appended(before, table=None)
    assert changed(before, after) == FOLLOWS
    sheet = open_sheet(after, "Suivi")
    assert sheet.auto_filter.ref == "A1:D7"
    assert open_book(after).defined_names["Valeurs"].attr_text == "Suivi!$B$2:$B$7"


def test_text_stays_text_whatever_it_begins_with() -> None:
    before = tracker()
    after = appended(before, {1: '=cmd|"/C calc"!A0', 2: "-1", 3: "ASAP", 4: "@x"})
    sheet = open_sheet(after, "Suivi")
    assert [cell.data_type for cell in sheet[7][:4]] == ["s"] * 4
    assert [cell.quotePrefix for cell in sheet[7][:4]] == [True, True, False, True]
    assert changed(before, after) == FOLLOWS | {"xl/tables/table1.xml", "xl/styles.xml"}


def test_what_people_type_comes_back_as_it_was() -> None:
    text = "à\tb\nc <&> \x07 _x0041_ \ud800 fin "
    rows = read_rows(appended(tracker(), {1: text, 2: None}), "Suivi")
    assert rows[6][1] is None
    after = open_sheet(appended(tracker(), {1: text}), "Suivi")["A7"].value
    assert after.replace("_x0007_", "\x07") == text.replace("\ud800", "\ufffd")


def test_a_link_leads_to_its_file() -> None:
    before = tracker()
    after = appended(before, {1: Link("APP-1", "Dossiers/APP 1")})
    cell = open_sheet(after, "Suivi")["A7"]
    assert (cell.value, cell.hyperlink.target, cell.font.u) == (
        "APP-1",
        "Dossiers/APP%201",
        "single",
    )
    added = {"xl/tables/table1.xml", "xl/styles.xml", "xl/worksheets/_rels/sheet1.xml.rels"}
    assert changed(before, after) == FOLLOWS | added


def test_dates_count_from_1904_where_the_workbook_does() -> None:
    after = appended(tracker(date1904=True))
    assert open_sheet(after, "Suivi")["C7"].value == datetime(2026, 5, 15)
    assert read_rows(after, "Suivi")[6][2] == date(2026, 5, 15)


def test_many_rows_and_many_calls_are_one_save() -> None:
    book = Workbook(tracker(total=True))
    assert book.append_rows("Suivi", [{1: "x"}, {1: "y"}], after=6, table="Registre") == [7, 8]
    assert book.append_rows("Suivi", [{1: "z"}], after=8, table="Registre") == [9]
    sheet = open_sheet(book.save(), "Suivi")
    assert [sheet.cell(row, 1).value for row in range(6, 11)] == ["A5", "x", "y", "z", "Total"]
    assert sheet["B10"].value == "=SUM(B2:B9)"
    assert sheet.tables["Registre"].ref == "A1:D9"


def test_a_locked_cell_is_refused_with_its_sheet_and_remedy() -> None:
    mark = b'<sheetProtection sheet="1"/>'
    locked = with_part(tracker(), SHEET, b"</sheetData>", b"</sheetData>" + mark)
    with pytest.raises(WorkbookRefused) as refused:
        Workbook(locked).append_rows("Suivi", [ROW], after=6, table="Registre")
    assert "feuille 'Suivi'" in str(refused.value)
    assert "Ôter la protection" in str(refused.value)


def test_a_row_never_jumps_over_the_totals_for_merged_cells_beside_the_table() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("Suivi")
        columns = [{"header": "N°", "total_string": "Total"}, {"header": "Valeur"}]
        options = {"name": "Registre", "columns": columns, "total_row": True}
        sheet.add_table("A1:B4", options | {"data": [["A1", 1], ["A2", 2]]})
        sheet.merge_range("D3:E4", "Bilan")
    wide = Workbook(buffer.getvalue())
    with pytest.raises(WorkbookRefused, match="fusionnées"):
        wide.append_rows("Suivi", [{1: "A3", 2: 3, 4: "large"}], after=3, table="Registre")
    fit = Workbook(buffer.getvalue())
    assert fit.append_rows("Suivi", [{1: "A3", 2: 3}], after=3, table="Registre") == [4]
    assert [each.last_row for each in Workbook(fit.save()).tables("Suivi")] == [5]


def test_a_row_beyond_the_last_column_is_refused() -> None:
    book = Workbook(tracker(table=False))
    with pytest.raises(WorkbookRefused, match="XFD"):
        book.append_rows("Suivi", [{16_385: "x"}], after=6)
