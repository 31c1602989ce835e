"""Cells and ranges by their names."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suivi_tool.workbook.references import (
    Range,
    cell_name,
    column_letters,
    column_number,
    parse_cell,
    parse_ranges,
)

rows, columns = st.integers(1, 1_048_576), st.integers(1, 16_384)


@given(rows, columns)
def test_a_name_is_read_as_it_was_written(row: int, column: int) -> None:
    assert parse_cell(cell_name(row, column)) == (row, column)


@given(rows, columns, rows, columns)
def test_a_range_is_read_as_it_was_written(a: int, b: int, c: int, d: int) -> None:
    area = Range(min(a, c), min(b, d), max(a, c), max(b, d))
    assert Range.parse(str(area)) == area
    assert area.meets(area)
    assert area.holds(area.last_row, area.first_col)


def test_letters() -> None:
    assert [column_letters(n) for n in (1, 26, 27, 702, 703, 16_384)] == (
        ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    )
    assert column_number("xfd") == 16_384


def test_other_spellings() -> None:
    assert Range.parse("$B$9:A$2") == Range(2, 1, 9, 2)
    assert Range.parse("C:D") == Range(1, 3, 1_048_576, 4)
    assert Range.parse("2:3") == Range(2, 1, 3, 16_384)
    assert parse_ranges("A1 B2:C3 #REF!") == [Range(1, 1, 1, 1), Range(2, 2, 3, 3)]


@pytest.mark.parametrize("text", ["", "A", "12", "A1:B", "A1 B2", "ABCD1"])
def test_what_is_no_range(text: str) -> None:
    with pytest.raises(ValueError, match="^" + re.escape(text)):
        Range.parse(text)
