"""Defined names: names of the workbook or of one sheet, and what they refer to."""

from __future__ import annotations

from lxml import etree

from suivi_tool.workbook import markup
from suivi_tool.workbook.growth import Growth
from suivi_tool.workbook.references import Range
from suivi_tool.workbook.workbook_part import WORKBOOK_ORDER, WorkbookPart

_PRINT_AREA = "_xlnm.Print_Area"


def elements(workbook: WorkbookPart) -> list[etree._Element]:
    """Return the elements of all names."""
    box = markup.child(workbook.root, "definedNames")
    return list(markup.children(box, "definedName")) if box is not None else []


def of_workbook(workbook: WorkbookPart) -> dict[str, str]:
    """Return what the names in the scope of the workbook refer to."""
    return {
        each.get("name", ""): each.text or ""
        for each in elements(workbook)
        if each.get("localSheetId") is None
    }


def define(
    workbook: WorkbookPart,
    name: str,
    refers_to: str,
    *,
    sheet: int | None = None,
    hidden: bool = False,
) -> None:
    """Define a name, or change what it refers to; `sheet` is the position of its own sheet.

    A name that is there already becomes hidden where that is asked for, never visible.
    """
    scope = None if sheet is None else str(sheet)
    for each in elements(workbook):
        same = each.get("name", "").casefold() == name.casefold()
        if same and each.get("localSheetId") == scope:
            if each.text != refers_to:
                each.text = refers_to
            if hidden:
                each.set("hidden", "1")
            return
    box = markup.place(workbook.root, "definedNames", WORKBOOK_ORDER)
    made = etree.Element(f"{{{workbook.namespace}}}definedName")
    made.set("name", name)
    if scope is not None:
        made.set("localSheetId", scope)
    if hidden:
        made.set("hidden", "1")
    made.text = refers_to
    box.insert(_position(box, name), made)


def undefine(workbook: WorkbookPart, name: str, *, sheet: int) -> None:
    """Take out a name of one sheet, where there is one."""
    box = markup.child(workbook.root, "definedNames")
    for each in elements(workbook):
        if each.get("name") == name and each.get("localSheetId") == str(sheet) and box is not None:
            box.remove(each)
            if not len(box):
                workbook.root.remove(box)


def _position(box: etree._Element, name: str) -> int:
    """Return where Excel, which sorts names, would put this one."""
    for index, each in enumerate(box):
        if isinstance(each.tag, str) and each.get("name", "").casefold() > name.casefold():
            return index
    return len(box)


def follow(workbook: WorkbookPart, growth: Growth) -> None:
    """Make the names that covered exactly the data cover the new rows, and move the others."""
    for each in elements(workbook):
        before = each.text or ""
        after = growth.formula(before, None)
        if each.get("name") == _PRINT_AREA and after == before:
            after = _print_area(before, growth)
        if after != before:
            each.text = after


def _print_area(area: str, growth: Growth) -> str:
    """Return a print area that ended with the data; it may begin above their headings."""
    sheet, _, place = area.rpartition("!")
    if sheet.strip("'").replace("''", "'").casefold() != growth.sheet.casefold():
        return area
    try:
        covered = Range.parse(place)
    except ValueError:
        return area
    if covered.first_row >= covered.last_row or not growth.ends_with_data(covered):
        return area
    first, _, last = place.partition(":")
    return f"{sheet}!{first}:{last.rstrip('0123456789')}{growth.after + growth.added}"
