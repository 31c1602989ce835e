"""Pivot tables: where they lie, what they are made from, and that Excel refreshes them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml import etree

from suivi_tool.workbook import markup
from suivi_tool.workbook.growth import Growth
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.references import Range


def areas(package: Package, sheet_part: str) -> Iterator[tuple[str, Range]]:
    """Yield (part, range) of the pivot tables on a sheet."""
    for relation in package.relations(sheet_part).of_kind("pivotTable"):
        if relation.target not in package:
            continue
        location = markup.child(package.tree(relation.target), "location")
        if location is not None:
            yield relation.target, Range.parse(location.get("ref", ""))


def below(package: Package, sheet_part: str, after: int, columns: Collection[int]) -> int:
    """Return the last row of the pivot table that holds row `after`, else `after` itself.

    The last rows of a pivot table may be empty: they are its own all the same.
    """
    ends = [
        area.last_row
        for _, area in areas(package, sheet_part)
        if area.first_row <= after < area.last_row
        and any(area.first_col <= column <= area.last_col for column in columns)
    ]
    return max([after, *ends])


def is_fed_by(package: Package, part: str, sheet: str, table: str | None, data: Range) -> bool:
    """Tell whether a pivot table is made from this table, or from a range that ends as the data."""
    for relation in package.relations(part).of_kind("pivotCacheDefinition"):
        if relation.target not in package:
            continue
        for source in markup.descendants(package.tree(relation.target), "worksheetSource"):
            if table and source.get("name", "").casefold() == table.casefold():
                return True
            if source.get("sheet", "").casefold() == sheet.casefold() and source.get("ref"):
                area = Range.parse(source.get("ref", ""))
                if area.last_row == data.last_row and area.meets(data):
                    return True
    return False


def caches(package: Package) -> Iterator[str]:
    """Yield the parts that say what pivot tables are made from."""
    for name in list(package.names()):
        if package.content_types.of(name).endswith("pivotCacheDefinition+xml"):
            yield name


def follow(package: Package, growth: Growth, names: Collection[str]) -> None:
    """Make the sources follow the data and have them refreshed on load.

    `names` are the names, in lower case, of what holds cells of the sheet: tables, defined names.
    """
    for part in caches(package):
        root = package.tree(part)
        for source in markup.descendants(root, "worksheetSource", "rangeSet"):
            if _follow(source, growth, names):
                root.set("refreshOnLoad", "1")


def _follow(source: etree._Element, growth: Growth, names: Collection[str]) -> bool:
    """Let a source follow the data; tell whether it holds cells of the sheet that grew."""
    if any(str(key).endswith("}id") for key in source.attrib):  # another workbook
        return False
    ours = source.get("sheet", "").casefold() == growth.sheet.casefold()
    if not ours or not source.get("ref"):
        return source.get("name", "").casefold() in names
    before = Range.parse(source.get("ref", ""))
    after = growth.source(before)
    if after != before:
        source.set("ref", str(after))
    return True


def push(package: Package, sheet_part: str, growth: Growth) -> None:
    """Move the pivot tables that went down with their rows."""
    for part, area in list(areas(package, sheet_part)):
        location = markup.child(package.tree(part), "location")
        after = growth.pushed(area)
        if location is not None and after != area:
            location.set("ref", str(after))
