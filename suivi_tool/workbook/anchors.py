"""What hangs on rows without being in them: drawings, comments, form controls.

An object moves and stretches with the cells under it, or moves and keeps its size, or stays where
it is on the sheet (Excel: Format, Properties). Where it is written (drawing, control, old VML), its
first and last row are written too, counted from 0.
"""

from __future__ import annotations

import re

from lxml import etree

from suivi_tool.workbook.growth import Growth
from suivi_tool.workbook.markup import child, descendants, truth
from suivi_tool.workbook.package import Package

_VML_ROW = re.compile(rb"(<x:Row>\s*)(\d+)(\s*</x:Row>)")
_VML_COLUMN = re.compile(rb"<x:Column>\s*(\d+)\s*</x:Column>")
_VML_DATA = re.compile(rb"<x:ClientData\b.*?</x:ClientData>", re.DOTALL)
_VML_ANCHOR = re.compile(rb"(<x:Anchor>)([^<]*)(</x:Anchor>)")
_VML_KEEPS = re.compile(rb"<x:(Move|Size)WithCells\s*(?:/>|>\s*(?:True|t)?\s*<)")


def push(package: Package, sheet_part: str, growth: Growth) -> None:
    """Move down what hangs on the rows that went down."""
    for relation in package.relations(sheet_part).inside():
        if relation.target not in package:
            continue
        if relation.kind == "drawing":
            _drawing(package.tree(relation.target), growth)
        elif relation.kind in ("comments", "threadedComment"):
            for each in descendants(package.tree(relation.target), "comment", "threadedComment"):
                before = each.get("ref", "")
                if (after := growth.push_all(before)) != before:
                    each.set("ref", after)
        elif relation.kind == "vmlDrawing":
            _vml(package, relation.target, growth)


def push_objects(frame: etree._Element, growth: Growth) -> None:
    """Move down the controls and embedded objects that the frame of a sheet itself places."""
    for anchor in descendants(frame, "anchor"):
        moves, sizes = (truth(anchor.get(name)) for name in ("moveWithCells", "sizeWithCells"))
        _place(anchor, growth, moves=moves, sizes=sizes)


def _drawing(root: etree._Element, growth: Growth) -> None:
    for anchor in descendants(root, "twoCellAnchor", "oneCellAnchor"):
        placed = anchor.get("editAs", "twoCell")
        _place(anchor, growth, moves=placed != "absolute", sizes=placed == "twoCell")


def _place(anchor: etree._Element, growth: Growth, *, moves: bool, sizes: bool) -> None:
    corners = [child(anchor, name) for name in ("from", "to")]
    rows = [child(each, "row") for each in corners if each is not None]
    before = [_number(each) for each in rows]
    column = _number(child(corners[0], "col")) if corners[0] is not None else None
    known = [each for each in before if each is not None]
    if len(known) != len(rows):
        return
    after = _moved(known, column or 0, growth, moves=moves, sizes=sizes)
    for element, old, new in zip(rows, known, after, strict=True):
        if element is not None and new != old:
            element.text = str(new)


def _number(element: etree._Element | None) -> int | None:
    text = (element.text or "").strip() if element is not None else ""
    return int(text) if text.isdigit() else None


def _moved(rows: list[int], column: int, growth: Growth, *, moves: bool, sizes: bool) -> list[int]:
    """Return where the rows of an object are now, its first one first."""
    if not moves or not rows:
        return rows
    down = [_row(each, column, growth) - each for each in rows]
    return [row + (shift if sizes else down[0]) for row, shift in zip(rows, down, strict=True)]


def _row(row: int, column: int, growth: Growth) -> int:
    return growth.row(row + 1, column + 1) - 1


def _vml(package: Package, part: str, growth: Growth) -> None:
    raw = package.read(part)
    after = _VML_DATA.sub(lambda match: _client_data(match[0], growth), raw)
    if after != raw:
        package.write(part, after)


def _client_data(source: bytes, growth: Growth) -> bytes:
    """Return what an old shape says of itself; a comment moves with its cell, in its size."""
    anchor, cell = _VML_ANCHOR.search(source), _VML_ROW.search(source)
    numbers = [each.strip() for each in anchor[2].split(b",")] if anchor else []
    if cell and (column := _VML_COLUMN.search(source)):
        shift = _row(int(cell[2]), int(column[1]), growth) - int(cell[2])
        number = int(cell[2]) + shift
        source = _VML_ROW.sub(lambda match: match[1] + b"%d" % number + match[3], source)
    if len(numbers) != 8 or not all(each.isdigit() for each in numbers):
        return source
    rows = [int(numbers[2]), int(numbers[6])]
    if cell and column:
        after = [row + shift for row in rows]
    else:
        keeps = {match[1] for match in _VML_KEEPS.finditer(source)}
        after = _moved(
            rows, int(numbers[0]), growth, moves=b"Move" not in keeps, sizes=b"Size" not in keeps
        )
    if after == rows:
        return source
    numbers[2], numbers[6] = (b"%d" % row for row in after)
    return _VML_ANCHOR.sub(lambda match: match[1] + b", ".join(numbers) + match[3], source)
