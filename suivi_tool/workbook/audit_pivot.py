"""Pivot tables: their cache, their fields, the items that they show; Excel takes out the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from suivi_tool.workbook.findings import Finding
from suivi_tool.workbook.markup import child, children, descendants
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.references import MAX_COLUMN, MAX_ROW, Range
from suivi_tool.workbook.workbook_part import WorkbookPart

_TABLE = "pivotTable+xml"
_OF_VALUES = -2  # the field that stands for « the values », in a row or column of several


def check(workbook: WorkbookPart, part: str) -> Iterator[Finding]:
    """Yield the faults of a part where it is a pivot table."""
    package = workbook.package
    if not package.content_types.of(part).endswith(_TABLE):
        return
    root = package.tree(part)
    for message in (*_cache(workbook, part, root), *_place(root), *_fields(root)):
        yield Finding(part, message)
    cache = _cache_of(package, part)
    if cache is not None:
        yield from (Finding(part, message) for message in _items(root, cache))


def _cache_of(package: Package, part: str) -> etree._Element | None:
    """Return what the pivot table is made from, None where that is missing (told elsewhere)."""
    for relation in package.relations(part).of_kind("pivotCacheDefinition"):
        if relation.target in package:
            return package.tree(relation.target)
    return None


def _cache(workbook: WorkbookPart, part: str, root: etree._Element) -> Iterator[str]:
    known = {each.get("cacheId") for each in descendants(workbook.root, "pivotCache")}
    if root.get("cacheId") not in known:
        yield f"le cache {root.get('cacheId')} du tableau croisé n’existe pas"
    if not list(workbook.package.relations(part).of_kind("pivotCacheDefinition")):
        yield "un tableau croisé dynamique sans cache"


def _place(root: etree._Element) -> Iterator[str]:
    location = child(root, "location")
    reference = location.get("ref", "") if location is not None else ""
    try:
        area = Range.parse(reference)
    except ValueError:
        yield f"étendue «\u00a0{reference}\u00a0» illisible"
        return
    if area.last_row > MAX_ROW or area.last_col > MAX_COLUMN or not area.first_row:
        yield f"le tableau croisé {area} sort de la feuille"


def _inside(root: etree._Element, box: str, name: str) -> list[etree._Element]:
    found = child(root, box)
    return list(children(found, name)) if found is not None else []


def _fields(root: etree._Element) -> Iterator[str]:
    """Yield a message for each field shown that the pivot table does not have."""
    size = len(_inside(root, "pivotFields", "pivotField"))
    for box in ("rowFields", "colFields"):
        for each in _inside(root, box, "field"):
            number = int(each.get("x", "0"))
            if number != _OF_VALUES and not 0 <= number < size:
                yield f"le champ {number} du tableau croisé n’existe pas"
    for box, name in (("dataFields", "dataField"), ("pageFields", "pageField")):
        for each in _inside(root, box, name):
            if not 0 <= int(each.get("fld", "0")) < size:
                yield f"le champ {each.get('fld')} du tableau croisé n’existe pas"


def _items(root: etree._Element, cache: etree._Element) -> Iterator[str]:
    fields = _inside(root, "pivotFields", "pivotField")
    sources = _inside(cache, "cacheFields", "cacheField")
    if len(fields) != len(sources):
        yield "le tableau croisé n’a pas les champs de son cache"
        return
    for field, source in zip(fields, sources, strict=True):
        size = _size(source)
        shown = [int(each.get("x", "0")) for each in _inside(field, "items", "item")
                 if each.get("x")]  # fmt: skip
        if any(not 0 <= number < size for number in shown):
            yield f"le champ «\u00a0{source.get('name')}\u00a0» montre un élément absent du cache"


def _size(source: etree._Element) -> int:
    """Return how many values a field has, its groups where it is grouped."""
    groups: Sequence[etree._Element] = list(descendants(source, "groupItems"))
    shared = child(source, "sharedItems")
    box = groups[0] if groups else shared
    return len(list(children(box))) if box is not None else 0
