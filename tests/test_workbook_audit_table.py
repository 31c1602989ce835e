"""Tables: their columns, headings, filter and place."""

from __future__ import annotations

import pytest
from lxml import etree

from suivi_tool.workbook.audit_table import check, check_place, check_together, columns_of
from suivi_tool.workbook.namespaces import MAIN

HEADINGS = {1: "N°", 2: "Reçu le"}


def table(change: tuple[str, str] = ("", ""), more: str = "") -> etree._Element:
    text = (
        f'<table xmlns="{MAIN}" id="1" name="R" displayName="Registre" ref="A1:B5"{more}>'
        '<autoFilter ref="A1:B5"/><tableColumns count="2"><tableColumn id="1" name="N°"/>'
        '<tableColumn id="2" name="Reçu_x000a_le" dataDxfId="0"/></tableColumns></table>'
    )
    assert change[0] in text
    return etree.fromstring(text.replace(*change) if change[0] else text)


def messages(root: etree._Element) -> list[str]:
    return [each.message for each in check(root, "t", HEADINGS, 1)]


def test_a_sound_table() -> None:
    assert messages(table()) == []
    assert columns_of(table()) == {"n°", "reçule"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('name="N°"', 'name="N"'), "n’est pas celui de la feuille"),
        (('count="2"', 'count="3"'), "annoncé"),
        (('id="2" name', 'id="1" name'), "même numéro"),
        (("Reçu_x000a_le", "n°"), "deux colonnes se nomment"),
        (('autoFilter ref="A1:B5"', 'autoFilter ref="A1:B6"'), "sort du tableau"),
        (('"Registre"', '"C12"'), "nom de tableau"),
        (('"Registre"', '"Mon registre"'), "nom de tableau"),
        (('dataDxfId="0"', 'dataDxfId="1"'), "dataDxfId=1"),
        ((' ref="A1:B5">', ' ref="A1:B5" totalsRowCount="1">'), "ligne des totaux"),
        ((' ref="A1:B5">', ' ref="A1:C5">'), "autant de colonnes"),
    ],
)
def test_each_fault(change: tuple[str, str], said: str) -> None:
    assert any(said in each for each in messages(table(change)))


def test_tables_together_and_defined_names() -> None:
    one, other = table(), table(('id="1" name="R"', 'id="2" name="S"'))
    found = [each.message for each in check_together([("s", "a", one), ("s", "b", other)], [])]
    assert any("se nomment" in each for each in found)
    assert any("en recouvre un autre" in each for each in found)
    named = [each.message for each in check_together([("s", "a", one)], ["REGISTRE"])]
    assert named == ["un nom défini est celui du tableau Registre"]


def test_no_merged_cells_nor_other_filter_over_a_table() -> None:
    frame = etree.fromstring(
        f'<worksheet xmlns="{MAIN}"><autoFilter ref="A1:D9"/><mergeCells><mergeCell ref="B5:C6"/>'
        '<mergeCell ref="C1:D2"/></mergeCells></worksheet>'
    )
    assert [each.message for each in check_place([table()], frame, "s")] == [
        "les cellules fusionnées B5:C6 sont dans un tableau",
        "le filtre de la feuille couvre un tableau",
    ]
    assert list(check_place([], frame, "s")) == []
