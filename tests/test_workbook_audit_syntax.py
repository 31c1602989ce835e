"""What Excel's grammar of formulas takes, and what it repairs."""

from __future__ import annotations

import pytest

from suivi_tool.workbook.audit_syntax import check


@pytest.mark.parametrize(
    "formula",
    [
        "",
        "A1",
        "-A1%+--(B2^2)",
        'IF(A1<>"a ""b""; (c)",,"{")',
        "SUM((A1:B2,C3),A1:B2 B1:C3)",
        "A1:INDEX(A:A,3)",
        '{1,2;"a}",TRUE}',
        "Registre[[#This Row],[N°'[1']]]*1.5E+3",
        "'C:\\Mes docs\\[Suivi.xlsx]L''an 1'!$A$1&[1]!Nom",
        "_xlfn.LAMBDA(_xlpm.x,_xlpm.x+1)(3)",
        "#REF!+Suivi!#REF!+#N/A",
        "TODAY()",
        "IF(A1,)",
        "Suivi!$A:$B,Suivi!$1:$2",
        "_xlfn.ANCHORARRAY(A1)+\n B2",
        "€uros+été",
        '{-1,#N/A;"a",+2.5E-3}',
        "1:3,5:7",
    ],
)
def test_sound_formulas(formula: str) -> None:
    assert list(check(formula)) == []


@pytest.mark.parametrize(
    "formula",
    [
        "A1*",
        "A1**2",
        "()",
        ")A1(",
        "SUM(A1",
        "A1)",
        "{1,2",
        "{=SUM(A1:A3)}",
        "{1,A2}",
        "1,5+A1",
        "A1*1,5",
        "SUM(Registre[Le)",
        "'Suivi!A1",
        'A1&"x',
        "A1,",
        "(A1,)",
        "%A1",
        "A1`",
        '"' + "x" * 256 + '"',
        "SUM(" + ",".join("1" * 256) + ")",
        "ABS(" * 65 + "1" + ")" * 65,
    ],
)
def test_what_excel_repairs(formula: str) -> None:
    assert len(list(check(formula))) == 1


def test_the_sign_that_is_too_many_is_named() -> None:
    assert "«\u00a0`\u00a0»" in next(check("A1`2"))
