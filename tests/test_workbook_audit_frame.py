"""Around the rows: what Excel repairs in merged cells, formats, validations, links, columns."""

from __future__ import annotations

import pytest
from lxml import etree

from suivi_tool.workbook.audit_frame import check, selected, single
from suivi_tool.workbook.namespaces import MAIN


def frame(inner: str) -> etree._Element:
    return etree.fromstring(f'<worksheet xmlns="{MAIN}">{inner}</worksheet>')


def messages(inner: str) -> list[str]:
    return list(check(frame(inner), {"suivi"}, looks=2, differences=1, views=1))


def scale(steps: int, colours: int) -> str:
    inside = '<cfvo type="min"/>' * steps + '<color rgb="FF000000"/>' * colours
    return (
        '<conditionalFormatting sqref="A1"><cfRule type="colorScale" priority="1">'
        f"<colorScale>{inside}</colorScale></cfRule></conditionalFormatting>"
    )


@pytest.mark.parametrize(
    "inner",
    [
        '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="A3:B4"/></mergeCells>',
        '<cols><col min="1" max="3" style="1"/><col min="4" max="4"/></cols>',
        scale(3, 3),
        (
            '<dataValidations><dataValidation sqref="A1" type="list"><formula1>"a,b"</formula1>'
            "</dataValidation></dataValidations>"
        ),
        (  # as Excel 2013 writes a list with a comma in an item
            '<dataValidations><dataValidation sqref="A1" type="list"><mc:AlternateContent xmlns:mc='
            '"http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x">'
            '<x:list xmlns:x="x">1,"2,3"</x:list></mc:Choice><mc:Fallback><formula1>"1,2,3"'
            "</formula1></mc:Fallback></mc:AlternateContent></dataValidation></dataValidations>"
        ),
        '<autoFilter ref="A1:C9"><filterColumn colId="2"/></autoFilter>',
    ],
)
def test_a_sound_frame(inner: str) -> None:
    assert messages(inner) == []


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ('<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/></mergeCells>', "recouvrent"),
        ("<mergeCells/>", "vide"),
        ('<cols><col min="1" max="3"/><col min="3" max="4"/></cols>', "recouvrent"),
        ('<cols><col min="1" max="3" style="2"/></cols>', "le style 2"),
        (scale(2, 3), "seuils"),
        (scale(1, 1), "seuils"),
        (('<conditionalFormatting sqref="A1"><cfRule type="top10" priority="1" dxfId="1"/>'
         "</conditionalFormatting>"), "format conditionnel 1"),
        ('<dataValidations><dataValidation sqref="A1" type="whole"/></dataValidations>', "formule"),
        ('<autoFilter ref="A1:C9"><filterColumn colId="3"/></autoFilter>', "colonne"),
        ('<hyperlinks><hyperlink ref="1A"/></hyperlinks>', "lien"),
    ],
)  # fmt: skip
def test_each_fault(inner: str, said: str) -> None:
    found = messages(inner)
    assert len(found) == 1
    assert said in found[0]


def test_excel_takes_so_many_links_and_validations_and_no_more() -> None:
    link, rule = '<hyperlink ref="A1"/>', '<dataValidation sqref="A1"/>'
    assert messages(f"<hyperlinks>{link * 65_530}</hyperlinks>") == []
    assert len(messages(f"<hyperlinks>{link * 65_531}</hyperlinks>")) == 1
    assert len(messages(f"<dataValidations>{rule * 65_531}</dataValidations>")) == 1


def test_what_a_sheet_has_once() -> None:
    assert list(single(frame("<drawing/><drawing/>"))) == ["deux <drawing> dans une feuille"]
    assert selected(frame('<sheetViews><sheetView tabSelected="1"/></sheetViews>'))
    assert not selected(frame("<sheetViews><sheetView/></sheetViews>"))
