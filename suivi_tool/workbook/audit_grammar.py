"""Part by part: elements in their order, attributes known and of their kind.

The grammar comes from the schemas of ECMA-376 (see benchmarks/workbook_grammar.py). Extensions
that a part declares ignorable are passed over, as Excel does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
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
    types, waiting = _grammar()["types"], [(element, local_name(str(element.tag)), kind)]
    while waiting:
        element, tag, kind = waiting.pop()
        known = types.get(kind)
        if known is None or tag in _OPEN:
            continue
        if element.attrib or _names(kind, tag)[0]:
            yield from _attributes(element, tag, kind)
        inside = list(_children(element)) if len(element) else []
        names = "".join([f"{name}," for _, name in inside])
        if not _in_order(kind, names):
            yield _misplaced(tag, names, known)
        below = known["c"]
        waiting += [
            (each, name, its)
            for each, name in reversed(inside)
            if (its := below.get(name)) and not (_may_be_bare(its, name) and _is_bare(each))
        ]


def _is_bare(element: etree._Element) -> bool:
    """Tell whether an element has neither attributes nor children: most of a sheet's are so."""
    return not len(element) and not element.keys()


@cache
def _may_be_bare(kind: str, tag: str) -> bool:
    """Tell whether an element of this type is as the schema has it where it is bare."""
    return kind in _grammar()["types"] and not _names(kind, tag)[0] and _in_order(kind, "")


@lru_cache(maxsize=4096)
def _in_order(kind: str, names: str) -> bool:
    """Tell whether children of these names may stand so in an element of this type."""
    return re.fullmatch(_grammar()["types"][kind]["p"], names) is not None


def _misplaced(tag: str, names: str, known: dict[str, Any]) -> str:
    unknown = [name for name in names.split(",")[:-1] if name not in known["c"]]
    if unknown and known["c"]:
        return f"<{tag}>\u00a0: élément inconnu <{unknown[0]}>"
    return f"<{tag}>\u00a0: éléments absents, en double ou dans le désordre"


def _children(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the children, with their names, as Excel 2007 reads them: fallbacks for the unknown."""
    ignorable = None
    own = str(element.tag).rpartition("}")[0] + "}"
    for each in children(element):
        name = str(each.tag)
        if name.startswith(own):
            yield each, name[len(own) :]
            continue
        if transitional(name) == _COMPATIBILITY + "AlternateContent":
            for fallback in children(each, "Fallback"):
                yield from _children(fallback)
            continue
        namespace = etree.QName(each).namespace or ""
        if namespace not in _PREFIX_OF:
            ignorable = _ignorable(element) if ignorable is None else ignorable
            if namespace in ignorable:
                continue
        yield each, local_name(name)


def _ignorable(element: etree._Element | None) -> set[str]:
    found: set[str] = set()
    while element is not None:
        for prefix in element.get(_COMPATIBILITY + "Ignorable", "").split():
            found.add(element.nsmap.get(prefix) or "")
        element = element.getparent()
    return found


def _attributes(element: etree._Element, tag: str, kind: str) -> Iterator[str]:
    required, free = _names(kind, tag)
    for name in required:
        if element.get(name) is None:
            yield f"<{tag}>\u00a0: attribut {name} absent"
    for key, value in element.items():
        if key not in free and (fault := _fault(kind, tag, str(key), str(value))):
            yield fault


@cache
def _names(kind: str, tag: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the attributes that an element must have, and those that take any value."""
    known = _grammar()["types"][kind]["a"]
    required = tuple(name for name, (_, wanted) in known.items() if wanted)
    bound = {name for at, name in (*_LIMITS, *_CELLS) if at == tag} | {"rgb"}
    texts = {name for name, (takes, _) in known.items() if takes == "s"}
    return required, frozenset(() if tag in _SIGNED else texts - bound)


@lru_cache(maxsize=8192)
def _fault(kind: str, tag: str, name: str, value: str) -> str:
    """Return what is wrong with an attribute, "" where nothing is."""
    known = _grammar()["types"][kind]["a"]
    if name.startswith("{") or (tag, name) in _TOLERATED:
        return ""
    if name not in known:
        return f"<{tag}>\u00a0: attribut inconnu {name}"
    takes = "i" if tag in _SIGNED else known[name][0]
    if isinstance(takes, list):
        return "" if value in takes else f'<{tag}>\u00a0: {name}="{value}" n’existe pas'
    if takes in _KINDS and not _KINDS[takes].fullmatch(value):
        return f'<{tag}>\u00a0: {name}="{value}" n’est pas du bon genre'
    if not _within_limits(tag, name, value):
        return f'<{tag}>\u00a0: {name}="{value}" sort des limites d’Excel'
    return ""


def _within_limits(tag: str, name: str, value: str) -> bool:
    """Tell whether a value that the schema takes is one that Excel takes too."""
    if name == "rgb":
        return _COLOUR.fullmatch(value) is not None
    if (tag, name) in _CELLS:
        return is_cell(value)
    low, high = _LIMITS.get((tag, name), (None, None))
    return low is None or high is None or low <= float(value) <= high
