"""What Excel does not read as a formula in a file, and what it does."""

from __future__ import annotations

import pytest

from suivi_tool.workbook.audit_formulas import check, check_externals

SHEETS = {"suivi", "plan d'actions", 'le "plan"'}
TABLES = {"registre": {"le", "n°", "prix[€]"}}


@pytest.mark.parametrize(
    "formula",
    [
        "SUM(A1:B2)*2",
        "IF(A1=\";\",\"(\",'Plan d''actions'!B2)",
        "'Le \"plan\"'!A1",
        "SUM({1;2;3})",
        "_xlfn.XLOOKUP(1,A:A,B:B)",
        "Registre[[#This Row],[Le]]",
        "#REF!+Suivi!A1+[1]Autre!B2",
        'Suivi!A1&"#N/A!"',
        "[2]!'!Quotes!R2C2'",
        "SUM(Registre[Prix'[€']])",
        "SUM(Suivi:'Le \"plan\"'!A1)",
        "SUM('Suivi:Plan d''actions'!A1)",
        "SUM(A1:Suivi!B2)",
        "SUM($A$1:Suivi!B2)+[1]Autre:Tiers!A1",
    ],
)
def test_sound_formulas(formula: str) -> None:
    assert list(check(formula, SHEETS, TABLES)) == []


@pytest.mark.parametrize(
    "formula",
    [
        "=A1",
        "SUM(A1;B1)",
        "SUM(A1",
        'A1&"x',
        "Registre[@Le]",
        "XLOOKUP(1,A:A,B:B)",
        "Absente!A1",
        "SUM(Suivi:Absente!A1)",
        "SUM(Absente:Suivi!A1)",
        "SUM('Suivi:Pas là'!A1)",
        "Absent[Le]",
        "SUM(Registre[La])",
    ],
)
def test_formulas_with_a_fault(formula: str) -> None:
    assert len(list(check(formula, SHEETS, TABLES))) == 1


def test_other_workbooks_are_those_that_are_linked() -> None:
    assert list(check_externals("[1]Feuil1!A1+'[2]Bilan 2026'!B2", 2)) == []
    assert list(check_externals('SUM(Registre[2026])&"[9]x"', 0)) == []
    assert len(list(check_externals("'[3]Bilan'!A1", 2))) == 1
