"""Hyperlinks of cells: to a file or address outside, or to a place in the workbook."""

from __future__ import annotations

import re

from lxml import etree

from suivi_tool.errors import RefusedInput
from suivi_tool.workbook.contents import Contents
from suivi_tool.workbook.markup import children, main_namespace
from suivi_tool.workbook.references import cell_name, is_cell, parse_cell
from suivi_tool.workbook.worksheet import Worksheet

MAX_TARGET = 2079
_UNSAFE = re.compile(r'[\s"<>\[\]`^{}]|%(?![0-9A-Fa-f]{2})')


def escaped(target: str) -> str:
    """Return a path or address as Excel keeps it: blanks and a few signs as %20 and so on.

    Raises: RefusedInput where it is longer than Excel takes.
    """
    found = _UNSAFE.sub(lambda match: f"%{ord(match[0]):02X}", target.replace("\\", "/"))
    if len(found) > MAX_TARGET:
        raise RefusedInput("Ce lien est trop long pour Excel.", remedy="Raccourcissez le chemin.")
    return found


def inside(sheet: Worksheet) -> dict[tuple[int, int], str]:
    """Return where the cells lead that lead into the workbook: "'Feuille'!A1", by (row, column)."""
    box = sheet.find("hyperlinks")
    found: dict[tuple[int, int], str] = {}
    for each in children(box, "hyperlink") if box is not None else ():
        location, ref = each.get("location"), each.get("ref", "")
        if location and is_cell(ref):
            found[parse_cell(ref)] = location
    return found


def targets(contents: Contents, sheet: Worksheet) -> dict[tuple[int, int], str]:
    """Return where the cells lead, as `put` takes it, by (row, column)."""
    found = {at: f"#{place}" for at, place in inside(sheet).items()}
    box = sheet.find("hyperlinks")
    relations = {each.id: each for each in contents.package.relations(sheet.part)}
    for each in children(box, "hyperlink") if box is not None else ():
        relation = relations.get(each.get(f"{{{contents.workbook.office}}}id", ""))
        if relation and is_cell(each.get("ref", "")):
            found[parse_cell(each.get("ref", ""))] = relation.target
    return found


def remove(sheet: Worksheet, row: int, column: int) -> None:
    """Take out the hyperlink of a cell, where it has one of its own."""
    box = sheet.find("hyperlinks")
    if box is None:
        return
    for each in list(children(box, "hyperlink")):
        if each.get("ref") == cell_name(row, column):
            box.remove(each)
    if not len(box):
        sheet.frame.remove(box)


def put(contents: Contents, sheet: Worksheet, row: int, column: int, target: str) -> None:
    """Make the cell lead to `target` ("#'Feuille'!A1" is a place in the workbook)."""
    office = contents.workbook.office
    for each in children(sheet.element("hyperlinks"), "hyperlink"):
        if each.get("ref") == cell_name(row, column) and _leads_to(contents, sheet, each, target):
            return
    remove(sheet, row, column)
    box = sheet.element("hyperlinks")
    made = etree.SubElement(box, f"{{{main_namespace(box)}}}hyperlink")
    made.set("ref", cell_name(row, column))
    if target.startswith("#"):
        made.set("location", target[1:])
        return
    relations = contents.package.relations(sheet.part)
    address = escaped(target)
    known = next((each.id for each in relations if each.external and each.target == address), None)
    identifier = known or relations.add(f"{office}/hyperlink", address, external=True)
    made.set(f"{{{office}}}id", identifier)


def _leads_to(contents: Contents, sheet: Worksheet, element: etree._Element, target: str) -> bool:
    if target.startswith("#"):
        return element.get("location") == target[1:]
    identifier = element.get(f"{{{contents.workbook.office}}}id")
    relation = contents.package.relations(sheet.part).by_id(identifier)
    return relation is not None and relation.target == escaped(target)
