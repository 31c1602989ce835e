"""Rows and cells that Excel does not read, told by their place."""

from __future__ import annotations

import pytest
from lxml import etree

from suivi_tool.workbook.audit_cells import Known, Seen, check

KNOWN = Known(looks=3, strings=2, sheets={"suivi"}, tables={"registre": {"le"}}, externals=1)


def messages(*rows: str) -> list[str]:
    root = etree.fromstring(f"<sheetData>{''.join(rows)}</sheetData>")
    return list(check(list(root), KNOWN, Seen()))


def test_sound_cells_of_every_kind() -> None:
    cells = (
        '<c r="A1" s="2" t="s"><v>1</v></c><c r="B1"><v>-1.5E+3</v></c><c r="C1" t="b"><v>1</v></c>'
        '<c r="D1" t="e"><v>#N/A</v></c><c r="E1" t="d"><v>2026-05-15T10:00:00</v></c>'
        '<c r="F1" t="str"><f>SUM(Registre[Le],[1]Autre!A1)</f><v>x</v></c><c t="inlineStr"/>'
        '<c r="H1" t="d"><v>PT24H0M0.000S</v></c><c r="I1" t="d"><v>P1D</v></c>'
    )
    assert messages(f'<row r="1">{cells}</row>', "<row/>", '<row r="9"/>') == []


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ('<c r="B4"><v>1</v></c>', "est dans la ligne 3"),
        ('<c r="$B$3"><v>1</v></c>', "n’est pas une cellule"),
        ('<c r="XFE3"/>', "n’existe pas dans Excel"),
        ('<c r="B3" s="3"/>', "le style 3"),
        ('<c r="B3" t="s"><v>2</v></c>', "texte partagé 2"),
        ('<c r="B3"><v>1,5</v></c>', "n’est pas un nombre"),
        ('<c r="B3"><v>1e400</v></c>', "infini"),
        ('<c r="B3" t="b"><v>VRAI</v></c>', "ni vrai ni faux"),
        ('<c r="B3" t="e"><v>#OUPS!</v></c>', "n’est pas une erreur"),
        ('<c r="B3" t="d"><v>2026-02-30</v></c>', "n’est pas une date"),
        ('<c r="B3" t="d"><v>PT</v></c>', "n’est pas une date"),
        ('<c r="B3"><f t="array">A1</f></c>', "sans étendue"),
        ('<c r="B3"><f>[2]Autre!A1</f></c>', "classeur [2]"),
        ('<c r="B3"><f>SUM(Registre[La])</f></c>', "colonne"),
    ],
)
def test_each_fault_names_its_cell(cell: str, said: str) -> None:
    found = messages(f'<row r="3">{cell}</row>')
    assert len(found) == 1
    assert said in found[0]


def test_rows_and_cells_ascend() -> None:
    assert messages('<row r="2"/>', '<row r="2"/>') == ["la ligne 2 n’est pas à sa place"]
    twice = '<row r="2"><c r="B2"/><c r="B2"/></row>'
    assert messages(twice) == ["la cellule B2 n’est pas à sa place"]
    assert "n’existe pas dans Excel" in messages('<row r="1048577"/>')[0]


def test_a_shared_formula_that_no_cell_gives() -> None:
    seen = Seen()
    used = (
        '<row r="1"><c r="A1"><f t="shared" si="4"/></c><c r="B1"><f t="shared" si="5"/></c></row>'
    )
    given = '<row r="2"><c r="A2"><f t="shared" si="4" ref="A1:A2">B2</f></c></row>'
    rows = etree.fromstring(f"<sheetData>{used}{given}</sheetData>")
    assert list(check(list(rows), KNOWN, seen)) == []
    assert seen.orphans() == {"5"}


def test_the_cells_of_an_array_formula_count_as_formulas() -> None:
    seen = Seen()
    row = etree.fromstring('<row r="1"><c r="A1"><f t="array" ref="A1:B2">1</f></c></row>')
    assert list(check([row], KNOWN, seen)) == []
    assert seen.formulas == {(1, 1), (1, 2), (2, 1), (2, 2)}
