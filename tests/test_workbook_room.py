"""The room under the data: what is in the way, and what is not."""

from __future__ import annotations

from workbook_cases import tracker, with_part

from suivi_tool.workbook.contents import Contents
from suivi_tool.workbook.data_block import DataBlock
from suivi_tool.workbook.room import Room, below_merges, look

SHEET = "xl/worksheets/sheet1.xml"


def room(data: bytes, count: int, *, in_table: bool = True) -> Room:
    contents = Contents(data)
    sheet = contents.sheet("Suivi")
    table = contents.tables("Suivi")[0] if in_table else None
    return look(contents, sheet, DataBlock(contents.worksheet("Suivi"), 6, 1, 4, table), count)


def test_all_is_free_under_the_last_row() -> None:
    assert room(tracker(), 3)[:2] == (3, 10)


def test_a_total_or_merged_cells_are_in_the_way() -> None:
    assert room(tracker(total=True), 2).next_taken == 7
    far = with_part(tracker(), SHEET, b"</sheetData>", b"</sheetData><mergeCells><mergeCell "
                    b'ref="D9:E10"/></mergeCells>')  # fmt: skip
    assert room(far, 5).next_taken == 9
    assert room(far, 2)[:2] == (2, 9)


def test_what_stands_beside_or_is_only_styled_is_not() -> None:
    beside = b'<row r="7"><c r="A7" s="1"/><c r="H7"><v>5</v></c></row></sheetData>'
    assert room(with_part(tracker(), SHEET, b"</sheetData>", beside), 2).free == 2


def test_a_row_begun_by_merged_cells_ends_where_they_end() -> None:
    sheet = Contents(tracker(total=True)).worksheet("Suivi")
    assert below_merges(sheet, 9, [1, 2]) == 10
    assert below_merges(sheet, 9, [5]) == 9
    assert below_merges(sheet, 6, [1]) == 6
