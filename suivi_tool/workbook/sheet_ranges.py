"""The ranges around a sheet's rows (formats, validations, filters…) after rows were added."""

from __future__ import annotations

import copy
from collections.abc import Callable
from functools import partial

from lxml import etree

from suivi_tool.workbook import anchors, formulas
from suivi_tool.workbook.growth import Growth
from suivi_tool.workbook.markup import children, descendants
from suivi_tool.workbook.namespaces import local_name
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.references import Range, parse_ranges
from suivi_tool.workbook.worksheet import Worksheet

_FOLLOW = {
    "autoFilter": "ref",
    "sortState": "ref",
    "sortCondition": "ref",
    "nsvFilter": "ref",
    "conditionalFormatting": "sqref",
    "dataValidation": "sqref",
    "ignoredError": "sqref",
    "protectedRange": "sqref",
}
_PUSH = {
    "mergeCell": "ref",
    "hyperlink": "ref",
    "cellWatch": "r",
    "inputCells": "r",
    "cellSmartTags": "r",
}
_FORMULA_ATTRIBUTES = ("linkedCell", "listFillRange", "fmlaLink", "fmlaRange", "location")
_FORMULAS = ("formula", "formula1", "formula2", "f")


def follow(sheet: Worksheet, home: str, growth: Growth) -> None:
    """Bring the frame of the sheet named `home` up to date with `growth`."""
    if home.casefold() == growth.sheet.casefold():
        follow_ranges(sheet.frame, growth)
        _sparklines(sheet, growth)
        if growth.pushed_from:
            _pushed(sheet, growth)
        _repeat_merges(sheet, growth)
    _formulas(sheet.frame, home, growth)


def follow_views(package: Package, sheet_part: str, growth: Growth) -> None:
    """Bring the filters of the views that people saved of the sheet up to date."""
    for relation in package.relations(sheet_part).of_kind("namedSheetView"):
        if relation.target in package:
            follow_ranges(package.tree(relation.target), growth)


def _change(element: etree._Element, attribute: str, how: Callable[[str], str]) -> None:
    before = element.get(attribute)
    if before and (after := how(before)) != before:
        element.set(attribute, after)


def follow_ranges(root: etree._Element, growth: Growth) -> None:
    """Bring the filters, sorts, formats and validations of a part (sheet, table) up to date."""
    taken = [growth.pushed(area) for area in _validated(root)]

    def followed(name: str, sqref: str) -> str:
        if name == "dataValidation":  # a cell has one at most
            return growth.follow_all(sqref, taken)
        return growth.follow_all(sqref) if name in _FOLLOW else growth.push_all(sqref)

    for each in root.iter("{*}sqref", *(f"{{*}}{name}" for name in _FOLLOW)):
        name = local_name(str(each.tag))
        owner = each.getparent()
        if name == "sqref" and owner is not None and each.text:
            after = followed(local_name(str(owner.tag)), each.text)
            if after != each.text:
                each.text = after
        elif name in _FOLLOW:
            _change(each, _FOLLOW[name], partial(followed, name))


def _validated(root: etree._Element) -> list[Range]:
    """Return the ranges with a validation, in either way of writing them."""
    found = []
    for each in descendants(root, "dataValidation"):
        places = [each.get("sqref", ""), *(at.text or "" for at in children(each, "sqref"))]
        found += parse_ranges(" ".join(places))
    return found


def _sparklines(sheet: Worksheet, growth: Growth) -> None:
    """Give each new row the sparklines of the last data row."""
    there = {
        place.text
        for each in descendants(sheet.frame, "sparkline")
        for place in children(each, "sqref")
    }
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
                lower = area._replace(
                    first_row=area.first_row + number, last_row=area.last_row + number
                )
                if str(lower) not in there:
                    box.append(_lower(each, number))


def _lower(element: etree._Element, rows: int) -> etree._Element:
    made = copy.deepcopy(element)
    for each in children(made, "f", "sqref"):
        each.text = formulas.translate(each.text or "", rows)
    return made


def _pushed(sheet: Worksheet, growth: Growth) -> None:
    for each in descendants(sheet.frame, *_PUSH):
        _change(each, _PUSH[local_name(str(each.tag))], growth.push_all)
    for box in descendants(sheet.frame, "rowBreaks") if growth.pushed_columns is None else ():
        for each in children(box, "brk"):
            each.set("id", str(growth.row(int(each.get("id", "0")) + 1) - 1))
    anchors.push_objects(sheet.frame, growth)


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
        if name == "cfvo":
            _change(each, "val", lambda text: growth.formula(text, home, in_data=True))
        if name == "dataRef" and each.get("sheet", "").casefold() == growth.sheet.casefold():
            _change(each, "ref", lambda text: str(growth.source(Range.parse(text))))
        for attribute in _FORMULA_ATTRIBUTES:
            _change(each, attribute, lambda text: growth.formula(text, home))


def _is_sparkline(element: etree._Element) -> bool:
    owner = element.getparent()
    return owner is not None and local_name(str(owner.tag)) == "sparkline"
