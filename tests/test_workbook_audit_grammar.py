"""Elements in their order, attributes known and within limits; extensions passed over."""

from __future__ import annotations

import pytest
from lxml import etree

from suivi_tool.workbook.audit_grammar import check
from suivi_tool.workbook.namespaces import MAIN, MARKUP_COMPATIBILITY, STRICT_MAIN


def sheet(inner: str, namespace: str = MAIN) -> list[str]:
    mc = f'xmlns:mc="{MARKUP_COMPATIBILITY}" xmlns:x="http://x" mc:Ignorable="x"'
    return list(check(etree.fromstring(f'<worksheet xmlns="{namespace}" {mc}>{inner}</worksheet>')))


@pytest.mark.parametrize(
    "inner",
    [
        "<sheetData/><mergeCells><mergeCell ref='A1:B2'/></mergeCells>",
        "<sheetData/><x:novelty/>",
        "<sheetData><row r='1' x:dyDescent='0.2'/></sheetData>",
        (
            "<sheetData/><mc:AlternateContent><mc:Choice Requires='x'><x:new/></mc:Choice>"
            "<mc:Fallback><drawing xmlns:r='http://r' r:id='a'/></mc:Fallback>"
            "</mc:AlternateContent>"
        ),
        "<sheetViews><sheetView workbookViewId='0' zoomScale='85'/></sheetViews><sheetData/>",
    ],
)
def test_sound_sheets(inner: str) -> None:
    assert [each for each in sheet(inner) if "attribut id absent" not in each] == []


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<mergeCells><mergeCell ref='A1:B2'/></mergeCells><sheetData/>", "désordre"),
        ("<sheetData/><novelty/>", "élément inconnu <novelty>"),
        ("<sheetData><row n='1'/></sheetData>", "attribut inconnu n"),
        ("<sheetData><row r='un'/></sheetData>", "n’est pas du bon genre"),
        ("<sheetData/><mergeCells><mergeCell/></mergeCells>", "attribut ref absent"),
        ("<sheetViews><sheetView workbookViewId='0' zoomScale='5'/></sheetViews><sheetData/>",
         "sort des limites"),
        ("<sheetPr><tabColor rgb='rouge'/></sheetPr><sheetData/>", "sort des limites"),
    ],
)  # fmt: skip
def test_each_fault(inner: str, said: str) -> None:
    found = sheet(inner)
    assert len(found) == 1
    assert said in found[0]


def test_what_excel_itself_writes_otherwise_is_no_fault() -> None:
    look = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf><alignment mergeCell="0"/></xf></cellXfs>'
    assert list(check(etree.fromstring(look + "</styleSheet>"))) == []
    assert list(check(etree.fromstring(f'<MapInfo xmlns="{MAIN}"><DataBinding/></MapInfo>'))) == []


def test_strict_parts_are_not_held_against_the_other_grammar() -> None:
    assert sheet("<novelty/>", STRICT_MAIN) == []
