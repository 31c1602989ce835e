"""Rows found in the bytes, in small sheets and large ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from suivi_tool.workbook.references import Range
from suivi_tool.workbook.rows import Rows, row_bytes

numbers = st.lists(st.integers(1, 9000), unique=True, max_size=900).map(sorted)


def rows_of(found: list[int]) -> Rows:
    inner = b'<c r="A%d"><v>1</v></c><c r="C%d" s="2"/>'
    return Rows(b"".join(row_bytes(n, b"", inner % (n, n), b"") for n in found), b"")


@given(numbers, st.integers(0, 9001))
def test_a_row_is_found_by_halving(found: list[int], wanted: int) -> None:
    rows = rows_of(found)
    below = [n for n in found if n <= wanted]
    floor = rows.floor(wanted)
    assert (floor.number if floor else None) == (below[-1] if below else None)
    assert (rows.at(wanted) is not None) == (wanted in found)
    assert [row.number for row in rows.from_position()] == found
    assert [row.number for row in rows.backwards()] == found[::-1]


def test_the_last_filled_row_is_not_the_last_formatted_one() -> None:
    body = rows_of([1, 2]).body + b'<row r="400"><c r="A400" s="3"/></row><row r="401"/>'
    rows = Rows(body, b"")
    assert (rows.last(), rows.last_filled(), rows.last_filled(Range(1, 3, 9, 3))) == (401, 2, 0)
