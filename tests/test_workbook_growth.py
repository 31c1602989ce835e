"""What rows added to data do to references, by cases and by rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suivi_tool.workbook.growth import Growth
from suivi_tool.workbook.references import Range

# Data in A2:D6 of « Suivi » under headings in row 1; two rows added, rows from 8 on go down by 1.
GROWTH = Growth("Suivi", 6, 2, 1, 4, lambda: frozenset({1, 2}), 8, 1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUM(B2:B6)", "SUM(B2:B8)"),
        ("SUM(B1:B6)", "SUM(B1:B8)"),
        ("SUM(B3:B6)", "SUM(B3:B6)"),
        ("SUM(B2:B5)", "SUM(B2:B5)"),
        ("SUM(B2:B7)", "SUM(B2:B8)"),
        ("SUM(B2:B9)", "SUM(B2:B10)"),
        ("SUM(F2:F6)", "SUM(F2:F6)"),
        ("B6+B8+B7", "B6+B9+B7"),
        ("SUM(B:B)+SUM(8:9)", "SUM(B:B)+SUM(9:10)"),
        ("Bilan!B2:B6+'Suivi'!B2:B6", "Bilan!B2:B6+'Suivi'!B2:B8"),
        ("[1]Suivi!B2:B6", "[1]Suivi!B2:B6"),
        ("SUM(Suivi!B2:Suivi!B6)", "SUM(Suivi!B2:B8)"),
        ("SUM('Suivi'!$B$2:'Suivi'!$B$5)", "SUM('Suivi'!$B$2:'Suivi'!$B$5)"),
        ("Suivi!B9:Bilan!B9", "Suivi!B10:Bilan!B9"),
    ],
)
def test_formulas_of_the_same_sheet(before: str, after: str) -> None:
    assert GROWTH.formula(before, "Suivi") == after


def test_formulas_of_other_sheets_and_of_the_data() -> None:
    assert GROWTH.formula("B2:B6+B9", "Bilan") == "B2:B6+B9"
    assert GROWTH.formula("SUM(B$2:B6)", "Suivi", in_data=True) == "SUM(B$2:B6)"
    assert GROWTH.formula("SUM($B$2:$B$6)", "Suivi", in_data=True) == "SUM($B$2:$B$8)"


def test_ranges_of_formats() -> None:
    assert GROWTH.follow_all("A2:D6 F2:F6 B4:B6 A9") == "A2:D8 F2:F6 B4:B8 A10"
    assert GROWTH.push_all("A2:D6 A9:B12 #REF!") == "A2:D6 A10:B13 #REF!"


@given(st.integers(1, 40), st.integers(1, 9), st.integers(0, 30), st.integers(0, 5))
def test_no_range_ever_loses_a_row(row: int, column: int, height: int, width: int) -> None:
    area = Range(row, column, row + height, column + width)
    for after in (GROWTH.pushed(area), GROWTH.followed(area)):
        assert after.first_row >= area.first_row
        assert after.last_row - after.first_row >= height
