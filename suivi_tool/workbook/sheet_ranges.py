"""The ranges around a sheet's rows (formats, validations, filters…) after rows were added."""

from __future__ import annotations

import copy
from collections.abc import Callable

from lxml import etree

from suivi_tool.workbook import anchors, formulas
from suivi_tool.workbook.growth import Growth
from suivi_tool.workbook.markup import children, descendants
from suivi_tool.workbook.namespaces import EXCEL_2006, local_name
from suivi_tool.workbook.references import Range
from suivi_tool.workbook.worksheet import Worksheet

_FOLLOW = ("conditionalFormatting", "dataValidation", "ignoredError", "protectedRange")
_FORMULA_ATTRIBUTES = ("linkedCell", "listFillRange", "fmlaLink", "fmlaRange", "location")
_FORMULAS = ("formula", "formula1", "formula2", "f")


def follow(sheet: Worksheet, home: str, growth: Growth) -> None:
    """Bring the frame of the sheet named `home` up to date with `growth`."""
    if home.casefold() == growth.sheet.casefold():
        _own_ranges(sheet, growth)
        _extension_ranges(sheet, growth)
        _sparklines(sheet, growth)
        if growth.pushed_from:
            _pushed(sheet, growth)
        else:
            _repeat_merges(sheet, growth)
    _formulas(sheet.frame, home, growth)


def _change(element: etree._Element, attribute: str, how: Callable[[str], str]) -> None:
    before = element.get(attribute)
    if before and (after := how(before)) != before:
        element.set(attribute, after)


def _own_ranges(sheet: Worksheet, growth: Growth) -> None:
    frame = sheet.frame
    for each in children(frame, "autoFilter"):
        _change(each, "ref", growth.follow_all)
        for state in children(each, "sortState"):
            _change(state, "ref", growth.push_all)
    for each in children(frame, "conditionalFormatting"):
        _change(each, "sqref", growth.follow_all)
    for box in children(frame, "dataValidations", "ignoredErrors", "protectedRanges"):
        for each in children(box, *_FOLLOW):
            _change(each, "sqref", growth.follow_all)


def _extension_ranges(sheet: Worksheet, growth: Growth) -> None:
    for each in sheet.frame.iter(f"{{{EXCEL_2006}}}sqref"):
        owner = each.getparent()
        if owner is None or not each.text:
            continue
        follows = local_name(str(owner.tag)) in _FOLLOW
        after = (growth.follow_all if follows else growth.push_all)(each.text)
        if after != each.text:
            each.text = after


def _sparklines(sheet: Worksheet, growth: Growth) -> None:
    """Give each new row the sparklines of the last data row."""
    for box in list(descendants(sheet.frame, "sparklines")):
        for each in list(children(box, "sparkline")):
            place = next(children(each, "sqref"), None)
            if place is None or not place.text:
                continue
            try:
                area = Range.parse(place.text)
            except ValueError:
                continue
            if area.first_row != growth.after:
                continue
            for number in range(1, growth.added + 1):
                box.append(_lower(each, number))


def _lower(element: etree._Element, rows: int) -> etree._Element:
    made = copy.deepcopy(element)
    for each in children(made, "f", "sqref"):
        each.text = formulas.translate(each.text or "", rows)
    return made


def _pushed(sheet: Worksheet, growth: Growth) -> None:
    for each in descendants(sheet.frame, "mergeCell", "hyperlink"):
        _change(each, "ref", growth.push_all)
    for each in descendants(sheet.frame, "cellWatch", "inputCells"):
        _change(each, "r", growth.push_all)
    for box in children(sheet.frame, "rowBreaks") if growth.pushed_columns is None else ():
        for each in children(box, "brk"):
            each.set("id", str(growth.row(int(each.get("id", "0")) + 1) - 1))
    for box in children(sheet.frame, "sortState"):
        _change(box, "ref", growth.push_all)
        for each in children(box, "sortCondition"):
            _change(each, "ref", growth.push_all)
    anchors.push_objects(sheet.frame, growth)
    _repeat_merges(sheet, growth)


def _repeat_merges(sheet: Worksheet, growth: Growth) -> None:
    """Merge in the new rows what is merged within the last data row."""
    for area in sheet.merged:
        inside = growth.first_col <= area.first_col and area.last_col <= growth.last_col
        hidden = set(range(area.first_col + 1, area.last_col + 1)) & growth.given
        if inside and not hidden and area.first_row == area.last_row == growth.after:
            merge(
                sheet,
                *(
                    Range(row, area.first_col, row, area.last_col)
                    for row in range(growth.after + 1, growth.after + growth.added + 1)
                ),
            )


def merge(sheet: Worksheet, *areas: Range) -> None:
    """Merge these ranges."""
    known = sheet.merged
    box = sheet.element("mergeCells")
    for area in areas:
        if any(area.meets(other) for other in known):
            continue
        made = etree.SubElement(box, etree.QName(str(box.tag)).namespace.join(("{", "}mergeCell")))
        made.set("ref", str(area))
    box.set("count", str(len(box)))


def _formulas(frame: etree._Element, home: str, growth: Growth) -> None:
    for each in frame.iter(etree.Element):
        name = local_name(str(each.tag))
        if name in _FORMULAS and each.text:
            in_data = name != "f" or not _is_sparkline(each)
            after = growth.formula(each.text, home, in_data=in_data)
            if after != each.text:
                each.text = after
        for attribute in _FORMULA_ATTRIBUTES:
            _change(each, attribute, lambda text: growth.formula(text, home))


def _is_sparkline(element: etree._Element) -> bool:
    owner = element.getparent()
    return owner is not None and local_name(str(owner.tag)) == "sparkline"
