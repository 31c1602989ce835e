"""Charts: their series follow the data, and the values kept in the chart follow the series."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from lxml import etree

from suivi_tool.workbook import formulas
from suivi_tool.workbook.formulas import Move, Reference
from suivi_tool.workbook.growth import Growth
from suivi_tool.workbook.markup import child, children, descendants, main_namespace
from suivi_tool.workbook.namespaces import local_name
from suivi_tool.workbook.package import Package

_CHART_TYPES = ("drawingml.chart+xml", "ms-office.chartex+xml")
_CACHES = ("numCache", "strCache", "multiLvlStrCache", "dlblRangeCache")
_PLOTTED = ("val", "cat", "xVal", "yVal", "bubbleSize")

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
        for each in descendants(package.tree(part), "f", "sqref"):
            if each.text:
                _series(each, growth, values)


def _series(element: etree._Element, growth: Growth, values: Given) -> None:
    before = element.text or ""
    after = formulas.rewrite(before, _move(element, growth))
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
    if more <= 0 or owner is None:
        return
    columns = range(old.first_col, old.last_col + 1)
    for cache in children(owner, *_CACHES):
        _extend(cache, columns, more, values)


def _move(element: etree._Element, growth: Growth) -> Move:
    """Return how a reference of a chart moves; one cell that is all the data is their range."""
    plain = growth.move(None)
    owner = element.getparent()
    above = owner.getparent() if owner is not None else None
    plotted = above is not None and local_name(str(above.tag)) in _PLOTTED
    hidden_points = owner is not None and local_name(str(owner.tag)) == "fullRef"

    def move(sheet: str | None, reference: Reference) -> Reference | None:
        after = plain(sheet, reference)
        if hidden_points and after is not None and after.first == reference.first:
            return reference  # it grows together with the points shown, or not at all
        if plotted and reference.last is None and after == reference:
            row = reference.first.row
            if growth.covers_data(reference.range) and row - 1 in growth.starts:
                return plain(sheet, Reference(reference.first, reference.first))
        return after

    return move


def _extend(cache: etree._Element, columns: Sequence[int], more: int, values: Given) -> None:
    """Add to a cache what the new rows hold; of several columns the last one comes first."""
    count = child(cache, "ptCount")
    levels = list(children(cache, "lvl")) or [cache]
    if count is None or len(levels) != len(columns):
        return
    first = int(count.get("val", "0"))
    count.set("val", str(first + more))
    numeric = str(cache.tag).endswith("numCache")
    for level, column in zip(levels, reversed(columns), strict=True):
        known = values(column)
        points = [
            _point(count, first + at, known[at])
            for at in range(more)
            if at in known and not (numeric and isinstance(known[at], str))
        ]
        last = list(children(level, "pt", "ptCount"))[-1:]
        at = level.index(last[0]) + 1 if last else 0
        level[at:at] = points


def _point(like: etree._Element, position: int, value: str | float) -> etree._Element:
    namespace = main_namespace(like)
    made = etree.Element(f"{{{namespace}}}pt")
    made.set("idx", str(position))
    etree.SubElement(made, f"{{{namespace}}}v").text = str(value)
    return made
