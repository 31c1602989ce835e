"""A list of the form that needs one more row: the last one is copied, empty, under itself."""

from __future__ import annotations

import copy
import re
from collections.abc import Collection

from suivi_tool.documents.controls import tagged
from suivi_tool.documents.tags import sdt_id
from suivi_tool.documents.writing import write
from suivi_tool.documents.xml import Element, w, w14

_ROW_TAG = re.compile(r"(?P<list>.+)\.(?P<number>\d+)\.(?P<key>[^.]+)")


def add_rows(root: Element, wanted: Collection[str]) -> bool:
    """Add the rows that `wanted` tags ask for (« informations.5.date »); tell whether any was."""
    added = False
    for name, number in sorted(_missing(root, wanted)):
        row = _row(root, f"{name}.{number - 1}.")
        if row is not None:
            row.addnext(_next_row(row, name, number))
            added = True
    return added


def _missing(root: Element, wanted: Collection[str]) -> set[tuple[str, int]]:
    present = {tag for tag, _ in tagged(root)}
    found = (_ROW_TAG.fullmatch(tag) for tag in wanted if tag not in present)
    rows = {(match["list"], int(match["number"])) for match in found if match}
    taken = {
        (match["list"], int(match["number"])) for match in map(_ROW_TAG.fullmatch, present) if match
    }
    return {row for row in rows - taken if row[1] > 1}


def _row(root: Element, start: str) -> Element | None:
    """Return the table row whose controls all have a tag that begins with `start`."""
    for tag, control in tagged(root):
        if tag.startswith(start):
            row = next(control.iterancestors(w("tr")), None)
            if row is not None and all(other.startswith(start) for other, _ in tagged(row)):
                return row
    return None


def _next_row(row: Element, name: str, number: int) -> Element:
    new = copy.deepcopy(row)
    new.tail = None
    _forget_identities(new)
    for tag, control in list(tagged(new)):
        renamed = f"{name}.{number}.{tag.rpartition('.')[2]}"
        for path, value in (("tag", renamed), ("id", str(sdt_id(renamed)))):
            mark = control.find(f"{w('sdtPr')}/{w(path)}")
            if mark is not None:
                mark.set(w("val"), value)
        write(control, "")
    return new


def _forget_identities(row: Element) -> None:
    """Remove what may stand only once in a document: identities of paragraphs, bookmarks."""
    for element in row.iter():
        for attribute in ("paraId", "textId"):
            element.attrib.pop(w14(attribute), "")
    for mark in list(row.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)
