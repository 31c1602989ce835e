"""What Windows shows among a file's properties: docProps/app.xml (sheets), core.xml (who, when)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from suivi_tool.workbook.markup import child, descendants
from suivi_tool.workbook.package import Package


@dataclass(frozen=True, slots=True)
class Saved:
    """Who saved a workbook last (empty where it does not say), and when (aware)."""

    by: str = ""
    at: datetime | None = None


def last_saved(package: Package) -> Saved:
    """Return who saved the workbook last, as the program that did noted it."""
    relation = package.relations("").first("core-properties")
    if relation is None:
        return Saved()
    root = package.tree(relation.target)
    by, at = (child(root, name) for name in ("lastModifiedBy", "modified"))
    try:
        moment = datetime.fromisoformat((at.text or "").strip()) if at is not None else None
    except ValueError:
        moment = None
    name = " ".join((by.text or "").split()) if by is not None else ""
    return Saved(name, moment if moment and moment.tzinfo else None)


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
