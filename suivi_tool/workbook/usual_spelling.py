"""A workbook written as every reader knows it, where its own spelling is right but unusual.

Excel takes any way of naming a part ("./worksheets/../worksheets/sheet1.xml") and any encoding of
XML; the reader of values (calamine) finds no sheet there, or an empty one, and does not say so.
"""

from __future__ import annotations

import re

from suivi_tool.workbook import markup
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.part_names import relations_part
from suivi_tool.workbook.workbook_part import WorkbookPart

_UNUSUAL = re.compile(r"\\|%|(?:^|/)\.{1,2}(?:/|$)")


def usual(package: Package, sheet_part: str) -> bytes:
    """Return the file for reading one sheet: the very bytes given where they are usual enough.

    Parts that only the other sheets use stay as they are.
    """
    book = WorkbookPart(package)
    parts = [book.part, sheet_part, book.other("sharedStrings"), book.other("styles")]
    for owner in ("", book.part):
        _name_parts(package, owner)
    for part in parts:
        if part and part in package and b"\0" in package.head(part):
            raw = package.read(part)
            package.write(part, markup.serialise(markup.parse(raw, part), raw))
    return package.save()


def _name_parts(package: Package, owner: str) -> None:
    """Write the targets of the relations of a part in full, where they are unusual."""
    if relations_part(owner) not in package:
        return
    meant = {each.id: each.target for each in package.relations(owner).inside()}
    for element in markup.children(package.tree(relations_part(owner)), "Relationship"):
        part = meant.get(element.get("Id", ""))
        if part is not None and _UNUSUAL.search(element.get("Target", "")):
            element.set("Target", f"/{part}")
