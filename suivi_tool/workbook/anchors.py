"""What hangs on rows without being in them: drawings, comments, form controls."""

from __future__ import annotations

import re

from lxml import etree

from suivi_tool.workbook.growth import Growth
from suivi_tool.workbook.markup import child, descendants
from suivi_tool.workbook.package import Package

_VML_ROW = re.compile(rb"(<x:Row>\s*)(\d+)(\s*</x:Row>)")
_VML_COLUMN = re.compile(rb"<x:Column>\s*(\d+)\s*</x:Column>")
_VML_SHAPE = re.compile(rb"<x:ClientData\b.*?</x:ClientData>", re.DOTALL)
_VML_ANCHOR = re.compile(rb"(<x:Anchor>)([^<]*)(</x:Anchor>)")


def push(package: Package, sheet_part: str, growth: Growth) -> None:
    """Move down what hangs on the rows that went down."""
    for relation in package.relations(sheet_part):
        if relation.external or relation.target not in package:
            continue
        if relation.kind == "drawing":
            _drawing(package, relation.target, growth)
        elif relation.kind in ("comments", "threadedComment"):
            for each in descendants(package.tree(relation.target), "comment", "threadedComment"):
                before = each.get("ref", "")
                if (after := growth.push_all(before)) != before:
                    each.set("ref", after)
        elif relation.kind == "vmlDrawing":
            _vml(package, relation.target, growth)
        elif relation.kind == "ctrlProp":
            _control(package, relation.target, growth)


def _control(package: Package, part: str, growth: Growth) -> None:
    """Let a form control go on showing the cells that it showed."""
    root = package.tree(part)
    for name in ("fmlaLink", "fmlaRange", "fmlaTxbx", "fmlaGroup"):
        before = root.get(name)
        if before and (after := growth.formula(before, growth.sheet)) != before:
            root.set(name, after)


def _zero_based(row: int, column: int, growth: Growth) -> int:
    return growth.row(row + 1, column + 1) - 1


def _number(corner: etree._Element | None, name: str) -> int | None:
    found = child(corner, name) if corner is not None else None
    text = (found.text or "").strip() if found is not None else ""
    return int(text) if text.isdigit() else None


def _drawing(package: Package, part: str, growth: Growth) -> None:
    """Move anchors: both ends where the first row moves, the last one only where it stretches."""
    for anchor in descendants(package.tree(part), "twoCellAnchor", "oneCellAnchor"):
        if anchor.get("editAs") == "absolute":
            continue
        sizes = anchor.get("editAs") != "oneCell"
        top = child(anchor, "from")
        column = _number(top, "col") or 0
        shift = 0
        for corner in (top, child(anchor, "to")):
            row = child(corner, "row") if corner is not None else None
            number = _number(corner, "row")
            if row is None or number is None:
                continue
            moved = _zero_based(number, column, growth)
            if corner is top:
                shift = moved - number
            after = str(moved if sizes or corner is top else number + shift)
            if after != (row.text or "").strip():
                row.text = after


def _vml(package: Package, part: str, growth: Growth) -> None:
    raw = package.read(part)
    after = _VML_SHAPE.sub(lambda match: _shape(match[0], growth), raw)
    if after != raw:
        package.write(part, after)


def _shape(source: bytes, growth: Growth) -> bytes:
    """Return one old shape: a comment moves with its cell, a control with its first column."""
    cell = _VML_COLUMN.search(source)
    first = _VML_ANCHOR.search(source)
    start = first[2].partition(b",")[0].strip() if first else b""
    column = int(cell[1]) if cell else int(start) if start.isdigit() else 0

    def row(match: re.Match[bytes]) -> bytes:
        return match[1] + b"%d" % _zero_based(int(match[2]), column, growth) + match[3]

    def anchor(match: re.Match[bytes]) -> bytes:
        numbers = [each.strip() for each in match[2].split(b",")]
        if len(numbers) != 8 or not all(each.isdigit() for each in numbers):
            return match[0]
        for index in (2, 6):
            numbers[index] = b"%d" % _zero_based(int(numbers[index]), column, growth)
        return match[1] + b", ".join(numbers) + match[3]

    return _VML_ANCHOR.sub(anchor, _VML_ROW.sub(row, source))
