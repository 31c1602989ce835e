"""Where ranges over the data begin, by what is known of the data."""

from __future__ import annotations

from workbook_cases import tracker, with_part

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


def test_the_heading_row_given_comes_first_then_the_filter() -> None:
    plain = tracker(table=False)
    assert block(plain, header_row=3).starts() == {3, 4}
    assert block(plain).starts() == {1, 2}
    assert block(plain)._replace(header_row=6).model_is_heading


def test_else_the_filled_rows_that_lead_to_the_last_one() -> None:
    bare = with_part(tracker(table=False), SHEET, b'<autoFilter ref="A1:D6"/>', b"")
    assert block(bare).starts() == {1, 2, 3}
