"""docProps/app.xml: the list of sheets that Windows shows among a file's properties."""

from __future__ import annotations

from lxml import etree

from suivi_tool.workbook.markup import child, descendants
from suivi_tool.workbook.package import Package


def add_title(package: Package, name: str) -> None:
    """Add a sheet to the list, where there is one and it is in the usual form."""
    relation = package.relations("").first("extended-properties")
    if relation is None:
        return
    root = package.tree(relation.target)
    headings, titles = child(root, "HeadingPairs"), child(root, "TitlesOfParts")
    count = next(descendants(headings, "i4"), None) if headings is not None else None
    vector = next(descendants(titles, "vector"), None) if titles is not None else None
    if count is None or vector is None or not len(vector) or not (count.text or "").isdigit():
        return
    number = int(count.text or "0")
    made = etree.Element(str(vector[0].tag))
    made.text = name
    vector.insert(number, made)
    vector.set("size", str(len(vector)))
    count.text = str(number + 1)
