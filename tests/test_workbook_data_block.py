"""Which columns are the data, and where ranges over them begin, by what is known of them."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
import xlsxwriter
from workbook_cases import open_book, open_sheet, tracker, with_part

from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.contents import Contents
from suivi_tool.workbook.data_block import DataBlock

SHEET = "xl/worksheets/sheet1.xml"


def block(data: bytes, header_row: int = 0) -> DataBlock:
    return DataBlock(Contents(data).worksheet("Suivi"), 6, 1, 4, None, header_row)


def test_a_table_tells_its_heading() -> None:
    contents = Contents(tracker())
    table = contents.tables("Suivi")[0]
    found = DataBlock(contents.worksheet("Suivi"), 6, 1, 4, table)
    assert found.starts() == {1, 2}
    assert not found.model_is_heading
    assert found._replace(after=1).model_is_heading


def test_the_heading_row_given_and_the_filter_tell() -> None:
    plain = tracker(table=False)
    bare = with_part(plain, SHEET, b'<autoFilter ref="A1:D6"/>', b"")
    assert block(bare, header_row=3).starts() == {3, 4}
    assert block(plain, header_row=2).starts() == {1, 2, 3}
    assert block(plain).starts() == {1, 2}
    assert block(plain)._replace(header_row=6).model_is_heading


def test_else_the_filled_rows_that_lead_to_the_last_one() -> None:
    bare = with_part(tracker(table=False), SHEET, b'<autoFilter ref="A1:D6"/>', b"")
    assert block(bare).starts() == {1, 2, 3}


def drawn(*lines: str, names: Sequence[tuple[str, str]] = ()) -> bytes:
    """Return « Suivi » as drawn, one word a cell; "." is an empty one, "=…" a formula."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("Suivi")
        for row, line in enumerate(lines):
            for column, word in enumerate(line.split()):
                if word != ".":
                    sheet.write(row, column, word)
        for name, area in names:
            book.define_name(name, f"=Suivi!{area}")
    return buffer.getvalue()


def test_columns_that_the_last_row_leaves_empty_are_data_too() -> None:
    data = drawn(
        "N°  Nom    Clos  Note",
        "1   Durand oui   x   ",
        "2   Petit  .     .   ",
        names=[("Clos", "$C$2:$C$3"), ("Tout", "$A$1:$D$3")],
    )
    book = Workbook(data)
    book.append_rows("Suivi", [{1: "3"}], after=3, header_row=1)
    names = open_book(book.save()).defined_names
    assert names["Clos"].attr_text == "Suivi!$C$2:$C$4"
    assert names["Tout"].attr_text == "Suivi!$A$1:$D$4"


def test_a_list_beside_is_no_part_of_the_data() -> None:
    data = drawn(
        "N°  Nom    .  Mois  Nombre         ",
        "1   Durand .  mai   =COUNTIF(A2:A3,1)",
        "2   Petit  .  juin  =COUNTIF(A2:A3,2)",
        ".   .      .  août  =COUNTIF(A2:A3,3)",
        names=[("Mois", "$D$2:$D$3")],
    )
    book = Workbook(data)
    assert book.append_rows("Suivi", [{1: "3"}], after=3, header_row=1) == [4]
    after = book.save()
    sheet = open_sheet(after, "Suivi")
    assert [[cell.value for cell in row] for row in sheet["D2:E4"]] == [
        ["mai", "=COUNTIF(A2:A4,1)"],
        ["juin", "=COUNTIF(A2:A4,2)"],
        ["août", "=COUNTIF(A2:A4,3)"],
    ]
    assert open_book(after).defined_names["Mois"].attr_text == "Suivi!$D$2:$D$3"


def test_an_empty_column_within_is_bridged_by_what_is_known() -> None:
    data = drawn("N°  Nom    .  Clos", "1   Durand .  =A2*2", names=[("Clos", "$D$1:$D$2")])
    book = Workbook(data)
    book.append_rows("Suivi", [{1: "2"}], after=2, header_row=1, columns=[1, 2, 4])
    after = book.save()
    assert open_sheet(after, "Suivi")["D3"].value == "=A3*2"
    assert open_book(after).defined_names["Clos"].attr_text == "Suivi!$D$1:$D$3"


@pytest.mark.parametrize("header_row", [0, 2])
def test_ranges_from_a_heading_merged_over_two_rows_grow(header_row: int) -> None:
    data = drawn("N°  Nom", ".  .", "1  Durand", names=[("Tout", "$A$1:$B$3")])
    merged = b'</sheetData><mergeCells count="2"><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/>'
    data = with_part(data, SHEET, b"</sheetData>", merged + b"</mergeCells>")
    if not header_row:
        data = with_part(data, SHEET, b"<mergeCells", b'<autoFilter ref="A1:B3"/><mergeCells')
    book = Workbook(data)
    book.append_rows("Suivi", [{1: "2"}], after=3, header_row=header_row)
    assert open_book(book.save()).defined_names["Tout"].attr_text == "Suivi!$A$1:$B$4"


def test_cells_merged_in_the_last_row_do_not_part_the_data() -> None:
    data = drawn("N°  Nom  .  Le", "1   Durand  .  mai", names=[("Le", "$D$2:$D$2")])
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="B2:C2"/></mergeCells>'
    book = Workbook(with_part(data, SHEET, b"</sheetData>", merged))
    book.append_rows("Suivi", [{1: "2", 2: "Petit"}], after=2, header_row=1)
    assert [str(area) for area in book.merged("Suivi")] == ["B2:C2", "B3:C3"]
    assert book.defined_names()["Le"] == "Suivi!$D$2:$D$3"
