"""Formulas as text: the references in them, and nothing that only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator

from suivi_tool.workbook.formulas import Reference, references, rewrite, translate


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("SUM(B2:$C$9)+A1", [(None, "B2:$C$9"), (None, "A1")]),
        ("'Plan d''actions'!A1&Bilan!B2", [("Plan d'actions", "A1"), ("Bilan", "B2")]),
        ('"A1"&LOG10(B2)&TAUX2024&A1B', [(None, "B2")]),
        ("T[[#This Row],[A1]]+[1]Autre!C3", [("[1]Autre", "C3")]),
        ("SUM(A:A,$1:$3)", [(None, "A:A"), (None, "$1:$3")]),
        ("Été!A1+1E10+#REF!", [("Été", "A1")]),
    ],
)
def test_references_are_found(formula: str, found: list[tuple[str | None, str]]) -> None:
    assert [(sheet, str(reference)) for sheet, reference in references(formula)] == found


cell = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "$"]),
    st.sampled_from(["A", "C", "Z", "AA"]),
    st.sampled_from(["", "$"]),
    st.integers(1, 500),
)
formula = st.builds(
    'SUM({}:{})+IF({}>1,"B2",Bilan!{})*WORKDAY({},8)'.format, cell, cell, cell, cell, cell
)


@given(formula, st.integers(0, 40), st.integers(0, 5))
def test_a_formula_is_carried_as_openpyxl_carries_it(text: str, rows: int, columns: int) -> None:
    oracle = Translator("=" + text, "A1").translate_formula(row_delta=rows, col_delta=columns)
    assert translate(text, rows, columns) == oracle[1:]


def test_a_reference_beyond_the_sheet_is_an_error() -> None:
    assert translate("A1+$A$1", -1) == "#REF!+$A$1"


def test_what_does_not_move_is_not_written_anew() -> None:
    def same(_: str | None, reference: Reference) -> Reference:
        return reference

    text = "  SUM( b2:B4 )+'x y'!a1"
    assert rewrite(text, same) == text
