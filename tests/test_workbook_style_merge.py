"""Looks of another workbook, found again in this one or added once."""

from __future__ import annotations

import io

import xlsxwriter
from workbook_cases import tracker

from suivi_tool.workbook.contents import Contents
from suivi_tool.workbook.style_merge import StyleMerge


def donor() -> Contents:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("A")
        sheet.write("A1", 1, book.add_format({"num_format": "dd/mm/yyyy", "bg_color": "#DDEBF7"}))
        sheet.write("A2", 1, book.add_format({"num_format": '0.0 "j"', "bold": True, "border": 1}))
        red = book.add_format({"bg_color": "#FFC7CE", "num_format": "0.00"})
        rule = {"type": "cell", "criteria": ">", "value": 3, "format": red}
        sheet.conditional_format("A1:A2", rule)
    return Contents(buffer.getvalue())


def test_a_look_that_the_host_has_is_found() -> None:
    host = Contents(tracker())
    before = len(host.styles.items("cellXfs"))
    merge = StyleMerge(host.styles, donor().styles)
    assert host.styles.shows_day(merge.cell(1))
    assert merge.cell(0) == 0
    assert len(host.styles.items("cellXfs")) == before


def test_a_new_look_is_added_once_with_its_font_border_and_format() -> None:
    host = Contents(tracker())
    added = StyleMerge(host.styles, donor().styles).cell(2)
    look = host.styles.xf(added)
    assert look is not None
    assert host.styles.format_code(int(look.get("numFmtId", "0"))) == '0.0 "j"'
    assert StyleMerge(host.styles, donor().styles).cell(2) == added


def test_looks_of_conditional_formats_are_merged_too() -> None:
    host = Contents(tracker())
    before = len(host.styles.items("dxfs"))
    index = StyleMerge(host.styles, donor().styles).difference(0)
    assert len(host.styles.items("dxfs")) == before + 1 == index + 1
    assert StyleMerge(host.styles, donor().styles).difference(0) == index
