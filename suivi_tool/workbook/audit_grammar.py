"""Part by part: elements in their order, attributes known and of their kind.

The grammar comes from the schemas of ECMA-376 (see benchmarks/workbook_grammar.py). Extensions
that a part declares ignorable are passed over, as Excel does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from suivi_tool.workbook.markup import children
from suivi_tool.workbook.namespaces import (
    MAIN,
    MARKUP_COMPATIBILITY,
    STRICT_MAIN,
    local_name,
    transitional,
)
from suivi_tool.workbook.references import is_cell

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
_PREFIX_OF = {MAIN: "s", _DRAWING + "spreadsheetDrawing": "xdr", _DRAWING + "chart": "c"}
_COMPATIBILITY = f"{{{MARKUP_COMPATIBILITY}}}"
_OPEN = ("ext", "extLst", "graphicData")
_LOOSE = ("MapInfo", "revisions")  # Excel itself writes them otherwise than its schema
_TOLERATED = {("alignment", "mergeCell")}  # in Microsoft's templates of 2007
_SIGNED = ("axId", "crossAx")  # Excel for Mac 2011 numbers axes below zero
_LIMITS = {
    ("sheetView", "zoomScale"): (10, 400),
    ("pageSetup", "scale"): (0, 400),
    ("cfRule", "priority"): (1, 1 << 31),
    ("sz", "val"): (1, 409.55),
    ("sheet", "sheetId"): (1, 65_534),
    ("table", "id"): (1, 1 << 32),
}
_CELLS = {("pane", "topLeftCell"), ("sheetView", "topLeftCell"), ("selection", "activeCell")}
_COLOUR = re.compile(r"[0-9A-Fa-f]{8}|[0-9A-Fa-f]{6}")
_NUMBER = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*|NaN|-?INF")
_KINDS = {
    "u": re.compile(r"\s*\+?\d+\s*"),
    "i": re.compile(r"\s*[+-]?\d+\s*"),
    "b": re.compile(r"\s*(0|1|true|false|on|off)\s*"),
    "d": _NUMBER,
}


@cache
def _grammar() -> dict[str, Any]:
    source = Path(__file__).with_name("grammar.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(source)
    return found


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(_grammar()["types"][kind]["p"])


def check(root: etree._Element) -> Iterator[str]:
    """Yield what is not as the schema has it; nothing for parts that the grammar does not know."""
    if str(root.tag).startswith(f"{{{STRICT_MAIN}}}"):
        return
    name = etree.QName(root)
    if name.localname in _LOOSE:
        return
    prefix = _PREFIX_OF.get(name.namespace or "")
    kind = _grammar()["elements"].get(f"{prefix}:{name.localname}")
    if kind:
        yield from check_as(root, kind)


def check_as(element: etree._Element, kind: str) -> Iterator[str]:
    """Yield what is wrong in an element of this type, and under it."""
    known = _grammar()["types"].get(kind)
    if known is None or local_name(str(element.tag)) in _OPEN:
        return
    yield from _attributes(element, known["a"])
    inside = list(_children(element))
    names = "".join(f"{local_name(str(each.tag))}," for each in inside)
    if not _pattern(kind).fullmatch(names):
        yield _misplaced(element, names, known)
    for each in inside:
        below = known["c"].get(local_name(str(each.tag)))
        if below:
            yield from check_as(each, below)


def _misplaced(element: etree._Element, names: str, known: dict[str, Any]) -> str:
    tag = local_name(str(element.tag))
    unknown = [name for name in names.split(",")[:-1] if name not in known["c"]]
    if unknown and known["c"]:
        return f"<{tag}>\u00a0: élément inconnu <{unknown[0]}>"
    return f"<{tag}>\u00a0: éléments absents, en double ou dans le désordre"


def _children(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the children as Excel 2007 reads them: fallbacks for what it does not know."""
    ignorable = None
    for each in children(element):
        tag = transitional(str(each.tag))
        if tag == _COMPATIBILITY + "AlternateContent":
            for fallback in children(each, "Fallback"):
                yield from _children(fallback)
            continue
        namespace = etree.QName(each).namespace or ""
        if namespace not in _PREFIX_OF and namespace != etree.QName(element).namespace:
            ignorable = _ignorable(element) if ignorable is None else ignorable
            if namespace in ignorable:
                continue
        yield each


def _ignorable(element: etree._Element | None) -> set[str]:
    found: set[str] = set()
    while element is not None:
        for prefix in element.get(_COMPATIBILITY + "Ignorable", "").split():
            found.add(element.nsmap.get(prefix) or "")
        element = element.getparent()
    return found


def _attributes(element: etree._Element, known: dict[str, Any]) -> Iterator[str]:
    tag = local_name(str(element.tag))
    for name, (_, required) in known.items():
        if required and element.get(name) is None:
            yield f"<{tag}>\u00a0: attribut {name} absent"
    for key, value in element.attrib.items():
        name = str(key)
        if name.startswith("{") or (tag, name) in _TOLERATED:
            continue
        if name not in known:
            yield f"<{tag}>\u00a0: attribut inconnu {name}"
            continue
        takes = "i" if tag in _SIGNED else known[name][0]
        if isinstance(takes, list):
            if str(value) not in takes:
                yield f'<{tag}>\u00a0: {name}="{value!s}" n’existe pas'
        elif takes in _KINDS and not _KINDS[takes].fullmatch(str(value)):
            yield f'<{tag}>\u00a0: {name}="{value!s}" n’est pas du bon genre'
        elif not _within_limits(tag, name, str(value)):
            yield f'<{tag}>\u00a0: {name}="{value!s}" sort des limites d’Excel'


def _within_limits(tag: str, name: str, value: str) -> bool:
    """Tell whether a value that the schema takes is one that Excel takes too."""
    if name == "rgb":
        return _COLOUR.fullmatch(value) is not None
    if (tag, name) in _CELLS:
        return is_cell(value)
    low, high = _LIMITS.get((tag, name), (None, None))
    return low is None or high is None or low <= float(value) <= high
