"""Pivot tables: where they lie, what they are made from, and that Excel refreshes them."""

from __future__ import annotations

from collections.abc import Iterator

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


def follow(package: Package, growth: Growth, table: str | None, names: set[str]) -> None:
    """Make the sources follow the data and have them refreshed on load.

    `table` is the table that grew; `names` are the defined names that refer to its sheet.
    """
    for part in caches(package):
        root = package.tree(part)
        source = next(markup.descendants(root, "worksheetSource"), None)
        if source is None or any(str(key).endswith("}id") for key in source.attrib):
            continue
        ours = source.get("sheet", "").casefold() == growth.sheet.casefold()
        named = source.get("name", "").casefold()
        if ours and source.get("ref"):
            before = Range.parse(source.get("ref", ""))
            after = growth.source(before)
            if after != before:
                source.set("ref", str(after))
        elif not named or named not in {(table or "").casefold(), *names}:
            continue
        root.set("refreshOnLoad", "1")


def push(package: Package, sheet_part: str, growth: Growth) -> None:
    """Move the pivot tables that went down with their rows."""
    for part, area in list(areas(package, sheet_part)):
        location = markup.child(package.tree(part), "location")
        after = growth.pushed(area)
        if location is not None and after != area:
            location.set("ref", str(after))
