"""A sheet of XlsxWriter's put into a workbook, and replaced by a newer one."""
# ruff: noqa: DTZ001

from __future__ import annotations

import io
from datetime import datetime

import pytest
import xlsxwriter
from workbook_cases import changed, open_book, open_sheet, parts, tracker, with_part

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.values import Formula, Link

NAME = "Échéances"


def donor(*values: int, date1904: bool = False) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"date_1904": date1904}) as book:
        day = book.add_format({"num_format": "ddd dd/mm/yyyy", "bold": True, "border": 1})
        red = book.add_format({"font_color": "#9C0006"})
        sheet = book.add_worksheet(NAME)
        sheet.write_row(0, 0, ["N°", "Jours", "Le"], book.add_format({"bg_color": "#1F4E78"}))
        for row, value in enumerate(values, 1):
            sheet.write_string(row, 0, f"APP-{row}")
            sheet.write_number(row, 1, value)
            sheet.write_datetime(row, 2, datetime(2026, 5, row), day)
        sheet.write_formula("F1", "=SUM(B2:B9)", None, sum(values))
        sheet.write_formula("F2", "=TODAY()", day, 46000)
        sheet.conditional_format(
            "B2:B9", {"type": "cell", "criteria": "<", "value": 3, "format": red}
        )
        columns = [{"header": each} for each in ("a", "b")]
        sheet.add_table("H1:I3", {"name": "Petite", "columns": columns})
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": f"='{NAME}'!$B$2:$B$9"})
        sheet.insert_chart("K2", chart)
        sheet.print_area("A1:F9")
        book.define_name("AUJOURDHUI", f"='{NAME}'!$F$2")
    return buffer.getvalue()


def put(data: bytes, sheet: bytes, zones: tuple[str, ...] = ()) -> bytes:
    book = Workbook(data)
    book.put_sheet(sheet, NAME, free_zones=zones)
    return book.save()


def test_the_sheet_comes_with_all_that_it_uses() -> None:
    before = tracker()
    after = put(before, donor(1, 5))
    assert changed(before, after) == {
        "[Content_Types].xml",
        "docProps/app.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/charts/chart2.xml",
        "xl/drawings/_rels/drawing2.xml.rels",
        "xl/drawings/drawing2.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/tables/table2.xml",
        "xl/workbook.xml",
        "xl/worksheets/_rels/sheet3.xml.rels",
        "xl/worksheets/sheet3.xml",
    }
    book = open_book(after)
    sheet = book[NAME]
    assert book.sheetnames == ["Suivi", "Bilan", NAME]
    assert [cell.value for cell in sheet[2][:3]] == ["APP-1", 1, datetime(2026, 5, 1)]
    assert (sheet["C2"].number_format, sheet["C2"].font.b) == ("ddd dd/mm/yyyy", True)
    assert sheet["F1"].value == "=SUM(B2:B9)"
    assert open_sheet(after, NAME, values=True)["F1"].value == 6
    assert sheet.tables["Petite"].id != book["Suivi"].tables["Registre"].id
    assert book.defined_names["AUJOURDHUI"].attr_text == f"'{NAME}'!$F$2"
    assert sheet.print_area == f"'{NAME}'!$A$1:$F$9"


def test_the_same_sheet_again_changes_not_one_byte() -> None:
    once = put(tracker(), donor(1, 5))
    assert put(once, donor(1, 5)) == once


def test_a_newer_sheet_keeps_the_names_of_its_parts_and_what_is_the_same() -> None:
    once = put(tracker(), donor(1, 5))
    later = put(once, donor(2, 5))
    assert changed(once, later) == {"xl/worksheets/sheet3.xml", "xl/charts/chart2.xml"}
    assert open_sheet(later, NAME)["B2"].value == 2


def test_many_refreshes_do_not_make_the_styles_grow() -> None:
    data = put(tracker(), donor(1))
    styles = parts(data)["xl/styles.xml"]
    for value in range(2, 6):
        data = put(data, donor(value))
    assert parts(data)["xl/styles.xml"] == styles


def test_what_people_typed_into_a_free_zone_stays() -> None:
    book = Workbook(put(tracker(), donor(1, 5)))
    book.set_cells(NAME, {(2, 5): "vu avec le RQ", (30, 5): "hors zone"})
    once = book.save()
    sheet = open_sheet(put(once, donor(9, 9), ("E2:E9",)), NAME)
    assert (sheet["E2"].value, sheet["E30"].value, sheet["B2"].value) == ("vu avec le RQ", None, 9)
    assert put(once, donor(1, 5), ("E2:E30",)) == once


def test_a_formula_and_a_link_typed_into_a_free_zone_stay() -> None:
    book = Workbook(put(tracker(), donor(1, 5)))
    link = Link("voir", "https://exemple.fr/fiche 1.pdf")
    book.set_cells(NAME, {(2, 5): Formula("B2*10", 10), (3, 5): link, (2, 2): Formula("1+1", 2)})
    book.lead(NAME, {(4, 5): "#Suivi!A1", (2, 1): "#Suivi!A2"})
    once = book.save()
    shared = b'<c r="E5"><f t="shared" ref="E5:E6" si="0">B5+1</f><v>1</v></c>'
    child = b'<row r="6"><c r="E6"><f t="shared" si="0"/><v>1</v></c></row>'
    once = with_part(
        once, "xl/worksheets/sheet3.xml", b"</sheetData>",
        b'<row r="5">' + shared + b"</row>" + child + b"</sheetData>",
    )  # fmt: skip
    after = put(once, donor(9, 5), ("E2:E3", "E6", "B2", "E4"))
    sheet = open_sheet(after, NAME)
    assert [sheet[f"E{row}"].value for row in (2, 3, 5, 6)] == ["=B2*10", "voir", None, "=B6+1"]
    assert sheet["B2"].value == 9
    assert sheet["E3"].hyperlink.target == "https://exemple.fr/fiche%201.pdf"
    assert sheet["E4"].hyperlink.location == "Suivi!A1"
    assert sheet["A2"].hyperlink is None
    assert put(after, donor(9, 5), ("E2:E3", "E6", "E4")) == after


def test_a_locked_structure_refuses_a_new_sheet_only() -> None:
    once = put(tracker(), donor(1))
    lock = b'<workbookProtection lockStructure="1"/><bookViews>'
    locked = with_part(tracker(), "xl/workbook.xml", b"<bookViews>", lock)
    with pytest.raises(WorkbookRefused, match="structure"):
        put(locked, donor(1))
    locked = with_part(once, "xl/workbook.xml", b"<bookViews>", lock)
    later = put(locked, donor(3))
    assert changed(locked, later) == {"xl/worksheets/sheet3.xml", "xl/charts/chart2.xml"}


def test_a_sheet_of_another_calendar_is_refused() -> None:
    with pytest.raises(WorkbookRefused, match="année"):
        put(tracker(date1904=True), donor(1))
    assert open_sheet(put(tracker(date1904=True), donor(1, date1904=True)), NAME)["C2"].value == (
        datetime(2026, 5, 1)
    )
