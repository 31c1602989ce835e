"""A table that makes room shifts its own columns; what stands beside it stays whole."""

from __future__ import annotations

import io
from typing import Any

import pytest
import xlsxwriter
from workbook_cases import open_book, open_sheet, parts

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook.audit import audit
from suivi_tool.workbook.beside import array_areas
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.contents import Contents


def with_list_beside(**more: Any) -> bytes:
    """Return a table A1:C5 with totals, under it a note, and a list of ten rows in F."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("Suivi")
        columns = [
            {"header": "N°", "total_string": "Total"},
            {"header": "Valeur", "total_function": "sum"},
            {"header": "Double", "formula": "=[@Valeur]*2"},
        ]
        data = [[f"A{row}", row] for row in range(1, 4)]
        sheet.add_table(
            "A1:C5", {"name": "Registre", "columns": columns, "total_row": True, "data": data}
        )
        sheet.write("A8", "Visa")
        sheet.merge_range("A9:B10", "Signature")
        sheet.write_comment("A8", "À signer")
        sheet.write_comment("F8", "Liste")
        for row in range(1, 11):
            sheet.write(f"F{row}", f"L{row}")
            sheet.write_formula(f"G{row}", f"=A{row}&B8&F{row}", None, "x")
        if more.get("second"):
            sheet.add_table("I2:J9", {"name": "Autre"})
        if more.get("across"):
            sheet.merge_range("C12:E12", "À cheval")
        other = book.add_worksheet("Bilan")
        other.write_formula("A1", "=Suivi!A8&Suivi!F8&SUM(Suivi!F1:F10)&SUM(Suivi!A8:A12)", None, 0)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Suivi!$F$1:$F$10"})
        sheet.insert_chart("L7", chart)
        book.define_name("Visa", "=Suivi!$A$8")
        book.define_name("Liste", "=Suivi!$F$1:$F$10")
    return buffer.getvalue()


def appended(data: bytes) -> bytes:
    book = Workbook(data)
    assert book.append_rows("Suivi", [{1: "A4", 2: 4}], after=4, table="Registre") == [5]
    return book.save()


def test_the_list_beside_stays_where_it_is() -> None:
    after = appended(with_list_beside())
    sheet = open_sheet(after, "Suivi")
    assert [sheet[f"F{row}"].value for row in range(1, 12)] == [
        *(f"L{row}" for row in range(1, 11)),
        None,
    ]
    assert [sheet[name].value for name in ("A5", "B5", "A6", "A8", "A9")] == [
        "A4", 4, "Total", None, "Visa",
    ]  # fmt: skip
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A10:B11"]
    assert audit(after) == ()


def test_a_row_wider_than_its_table_keeps_the_rows_of_the_list_beside_together() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("Suivi")
        sheet.add_table("A1:B3", {"name": "Registre", "data": [["A1", 1], ["A2", 2]]})
        for row in range(1, 7):
            sheet.write_row(row - 1, 3, [f"L{row}", f"M{row}"])
    edited = Workbook(buffer.getvalue())
    assert edited.append_rows(
        "Suivi", [{1: "A3", 2: 3, 3: "plus", 4: "large"}], after=3, table="Registre"
    ) == [4]  # fmt: skip
    after = open_sheet(edited.save(), "Suivi")
    assert [[cell.value for cell in row] for row in after["A3:E7"]] == [
        ["A2", 2, None, "L3", "M3"],
        ["A3", 3, "plus", "large", None],
        [None, None, None, "L4", "M4"],
        [None, None, None, "L5", "M5"],
        [None, None, None, "L6", "M6"],
    ]


def test_what_refers_to_either_follows_it() -> None:
    after = appended(with_list_beside())
    book = open_book(after)
    assert book["Suivi"]["G8"].value == "=A9&B9&F8"
    assert book["Suivi"]["G2"].value == "=A2&B9&F2"
    assert book["Bilan"]["A1"].value == "=Suivi!A9&Suivi!F8&SUM(Suivi!F1:F10)&SUM(Suivi!A9:A13)"
    assert book.defined_names["Visa"].attr_text == "Suivi!$A$9"
    assert book.defined_names["Liste"].attr_text == "Suivi!$F$1:$F$10"
    assert {each.ref for each in book["Suivi"].tables.values()} == {"A1:C6"}


def test_comments_and_drawings_go_with_their_cell() -> None:
    before, after = parts(with_list_beside()), parts(appended(with_list_beside()))
    comments = after["xl/comments1.xml"]
    assert b'ref="A9"' in comments
    assert b'ref="F8"' in comments
    old = after["xl/drawings/vmlDrawing1.vml"]
    assert b"<x:Row>8</x:Row>" in old.replace(b"\n", b"")
    assert b"<x:Row>7</x:Row>" in old.replace(b"\n", b"")
    assert after["xl/drawings/drawing1.xml"] == before["xl/drawings/drawing1.xml"]


def test_another_table_beside_is_not_torn() -> None:
    after = appended(with_list_beside(second=True))
    assert {each.ref for each in open_sheet(after, "Suivi").tables.values()} == {"A1:C6", "I2:J9"}
    assert audit(after) == ()


def test_whole_rows_go_down_where_cells_are_merged_across() -> None:
    after = appended(with_list_beside(across=True))
    sheet = open_sheet(after, "Suivi")
    assert sheet["F5"].value is None
    assert sheet["F6"].value == "L5"
    assert "C13:E13" in {str(area) for area in sheet.merged_cells.ranges}


def test_what_would_be_torn_either_way_is_refused() -> None:
    with pytest.raises(WorkbookRefused, match="couperait en deux I2:J9"):
        appended(with_list_beside(second=True, across=True))


def test_whole_rows_go_down_where_nothing_stands_beside() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("Suivi")
        columns = [{"header": "N°", "total_string": "Total"}, {"header": "Valeur"}]
        sheet.add_table("A1:B5", {"name": "Registre", "columns": columns, "total_row": True})
        sheet.write("A2", "A1")
        sheet.set_row(4, 30)
    book_before = Workbook(buffer.getvalue())
    book_before.append_rows("Suivi", [{1: "A2"}], after=4, table="Registre")
    assert open_sheet(book_before.save(), "Suivi").row_dimensions[6].height == 30


def with_array(*, dynamic: bool) -> bytes:
    """Return a plain register with its total, and beside both an array of ten cells."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("Suivi")
        sheet.write_column("A1", ["N°", "A1", "A2", "Total"])
        if dynamic:
            sheet.write_dynamic_array_formula("F1:F10", "=ROW(A1:A10)*2", None, 2)
        else:
            sheet.write_array_formula("F1:F10", "{=ROW(A1:A10)*2}", None, 2)
    return buffer.getvalue()


def test_an_array_formula_beside_is_never_torn() -> None:
    book = Workbook(with_array(dynamic=False))
    book.append_rows("Suivi", [{1: "A3"}], after=3, header_row=1)
    after = book.save()
    assert [row[0].value for row in open_sheet(after, "Suivi")["A3:A6"]] == [
        "A2", "A3", "Total", None,
    ]  # fmt: skip
    assert b't="array" ref="F1:F10"' in parts(after)["xl/worksheets/sheet1.xml"]


def test_a_dynamic_one_finds_its_size_anew() -> None:
    book = Workbook(with_array(dynamic=True))
    book.append_rows("Suivi", [{1: "A3"}], after=3, header_row=1)
    assert b't="array" ref="F1:F11"' in parts(book.save())["xl/worksheets/sheet1.xml"]


def test_array_formulas_of_several_cells() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("Suivi")
        sheet.write_array_formula("A1:B2", "{=D1:E2*2}", None, 0)
        sheet.write_array_formula("C1:C1", "{=SUM(D1:E2*2)}", None, 0)
    found = array_areas(Contents(buffer.getvalue()).worksheet("Suivi"))
    assert [str(each) for each in found] == ["A1:B2"]
