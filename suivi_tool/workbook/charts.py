"""Charts: their series follow the data, and the values kept in the chart follow the series."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from suivi_tool.workbook import formulas
from suivi_tool.workbook.growth import Growth
from suivi_tool.workbook.markup import child, children, descendants, main_namespace
from suivi_tool.workbook.package import Package

_CHART_TYPES = ("drawingml.chart+xml", "ms-office.chartex+xml")
_CACHES = ("numCache", "strCache")

Given = Callable[[int], Mapping[int, str | float]]


def chart_parts(package: Package) -> Iterator[str]:
    """Yield the names of the parts that hold a chart."""
    for name in list(package.names()):
        named = name.lower().endswith(".xml") and "chart" in name.lower()
        if named and package.content_types.of(name).endswith(_CHART_TYPES):
            yield name


def follow(package: Package, growth: Growth, values: Given) -> None:
    """Bring the series of all charts up to date.

    `values` gives, for a column of the data, what the new rows hold there: position among the new
    rows (0-based) to value.
    """
    for part in chart_parts(package):
        if b"!" not in package.read(part):
            continue
        for each in descendants(package.tree(part), "f"):
            if each.text:
                _series(each, growth, values)


def _series(element: etree._Element, growth: Growth, values: Given) -> None:
    before = element.text or ""
    after = growth.formula(before, None)
    if after == before:
        return
    element.text = after
    area = formulas.references(before)
    grew = formulas.references(after)
    if len(area) != 1 or len(grew) != 1:
        return
    old, new = area[0][1].range, grew[0][1].range
    more = (new.last_row - new.first_row) - (old.last_row - old.first_row)
    owner = element.getparent()
    if more > 0 and old.first_col == old.last_col and owner is not None:
        for cache in children(owner, *_CACHES):
            _extend(cache, more, values(old.first_col))


def _extend(cache: etree._Element, more: int, values: Mapping[int, str | float]) -> None:
    count = child(cache, "ptCount")
    if count is None:
        return
    first = int(count.get("val", "0"))
    count.set("val", str(first + more))
    numeric = str(cache.tag).endswith("numCache")
    namespace = main_namespace(cache)
    points = list(children(cache, "pt"))
    at = cache.index(points[-1]) + 1 if points else cache.index(count) + 1
    for position in range(more):
        value = values.get(position)
        if value is None or (numeric and isinstance(value, str)):
            continue
        made = etree.Element(f"{{{namespace}}}pt")
        made.set("idx", str(first + position))
        etree.SubElement(made, f"{{{namespace}}}v").text = str(value)
        cache.insert(at, made)
        at += 1
