"""Defined names: names of the workbook or of one sheet, and what they refer to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from suivi_tool.workbook import formulas, markup
from suivi_tool.workbook.formulas import Move, Reference
from suivi_tool.workbook.growth import Growth
from suivi_tool.workbook.workbook_part import WORKBOOK_ORDER, WorkbookPart

_WORD = re.compile(r"[\w.\\]+")
_AREAS = ("_xlnm.Print_Area", "_xlnm._FilterDatabase")


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


def about(workbook: WorkbookPart, sheet: str, tables: Iterable[str] = ()) -> set[str]:
    """Return, in lower case, these tables and the names that hold cells of them or of the sheet.

    A name may do so through another one.
    """
    found = {each.casefold() for each in tables}
    texts = {each.get("name", "").casefold(): each.text or "" for each in elements(workbook)}
    for name, refers in texts.items():
        if any((at or "").casefold() == sheet.casefold() for at, _ in formulas.references(refers)):
            found.add(name)
    known = 0
    while len(found) > known:
        known = len(found)
        for name, refers in texts.items():
            if found & {word.casefold() for word in _WORD.findall(refers)}:
                found.add(name)
    return found


def follow(workbook: WorkbookPart, growth: Growth) -> None:
    """Make the names that covered exactly the data cover the new rows, and move the others."""
    for each in elements(workbook):
        before = each.text or ""
        areas = each.get("name") in _AREAS
        after = formulas.rewrite(before, _area_move(growth) if areas else _move(growth))
        if after != before:
            each.text = after


def _area_move(growth: Growth) -> Move:
    """Return how what is printed or filtered moves: it may begin above the headings."""
    plain = growth.move(None)

    def move(sheet: str | None, reference: Reference) -> Reference | None:
        first, last = reference.first, reference.last
        ours = (sheet or "").casefold() == growth.sheet.casefold()
        if not ours or last is None or not (first.row and first.column) or first.row == last.row:
            return plain(sheet, reference)
        area = growth.followed(reference.range)
        return Reference(first._replace(row=area.first_row), last._replace(row=area.last_row))

    return move


def _move(growth: Growth) -> Move:
    """Return how any other name moves; a row counted from the cell that uses it stays."""
    plain = growth.move(None)

    def move(sheet: str | None, reference: Reference) -> Reference | None:
        after = plain(sheet, reference)
        corners = (reference.first, reference.last or reference.first)
        counted = any(corner.row and not corner.row_fixed for corner in corners)
        if counted and after is not None and after.first.row != reference.first.row:
            return reference
        return after

    return move
