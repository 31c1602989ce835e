"""Formulas of one shape are all sound, or none is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from suivi_tool.workbook import audit_formulas
from suivi_tool.workbook.audit_cells import Known, Seen, check
from suivi_tool.workbook.audit_shapes import shape

SHEETS = {"suivi", "2026", "suivi 2026", "a1", "prix $5"}
TABLES = {"tab1": {"le", "prix2026"}}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A1+$B$12*3", "A7+$B$45*9"),
        ('IF(A1="APP-2026-001",1,Suivi!$C$2:$C$30)', 'IF(A2="APP-2025-998",4,Suivi!$C$2:$C$31)'),
        ("INDEX('Suivi 2026'!$A$5:$A$9,A12)", "INDEX('Suivi 2026'!$A$6:$A$8,A13)"),
        ("U5+7", "U6+8"),
        ("SUM(Tab1[Prix2026])+A5", "SUM(Tab1[Prix2026])+A6"),
    ],
)
def test_rows_numbers_and_texts_do_not_count(one: str, other: str) -> None:
    assert shape(one) == shape(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("'Suivi 2026'!A1", "'Suivi 2025'!A1"),
        ("'Prix $5'!A1", "'Prix $6'!A1"),
        ("SUM(Tab1[Prix2026])", "SUM(Tab1[Prix2025])"),
        ("SUM(Tab1[Le])", "SUM(Tab2[Le])"),
        ("[1]Autre!A1", "[2]Autre!A1"),
        ("LOG10(A1)", "LOG20(A1)"),
        ("SUM(A1:Suivi!B2)", "SUM(A2:Suivi!B2)"),
        ("S1!A1", "S2!A1"),
        ("A1", "A12"),
        ('A1"x"!B1', 'A2"x"!B1'),
        ('"A"&1', '"AB"&1'),
    ],
)
def test_figures_that_name_something_and_lengths_count(one: str, other: str) -> None:
    assert shape(one) != shape(other)


_WORDS = (
    *'0123456789$$$$,,;:!!+-*/=<&@#% (())[]{}\'"".\\_',
    *("A1", "$B$12", "B7", "ABC12", "'2026'!", "'Suivi 2026'!", "2026!", "Suivi!", "A1!", "S1:S2!"),
    *("SUM(", "LOG10(", "IFS(", "XLOOKUP(", "Tab1[Le]", "Tab2[Le]", "Tab1[Prix2026]", "[1]Autre!"),
    *('"12"', '"l\'an 2026"', "{1,2}", "{1;A1}", "#N/A", "#DIV/0!", "1.5", "1E5", "R1C1", "é9"),
)


@given(st.lists(st.sampled_from(_WORDS), max_size=14), st.data())
def test_formulas_of_one_shape_are_all_sound_or_none_is(
    words: list[str], data: st.DataObject
) -> None:
    one = "".join(words)
    figures = st.sampled_from("0123456789")
    other = "".join(data.draw(figures) if sign.isdigit() else sign for sign in one)
    if shape(one) == shape(other):
        assert _faults(one) == _faults(other)


def _faults(formula: str) -> bool:
    found = [*audit_formulas.check(formula, SHEETS, TABLES),
             *audit_formulas.check_externals(formula, 1)]  # fmt: skip
    return bool(found)


def test_a_fault_is_told_in_each_row_that_has_it() -> None:
    known = Known(looks=1, strings=0, sheets={"suivi"})
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><f>{formula}</f></c></row>'
        for row, formula in enumerate(("Suivi!B1", "Suivi!B2", "Plan!B3", "Plan!B4", "A5;1"), 1)
    )
    sheet = etree.fromstring(f"<sheetData>{rows}</sheetData>")
    assert [told[:2] for told in check(sheet, known, Seen())] == ["A3", "A4", "A5"]
