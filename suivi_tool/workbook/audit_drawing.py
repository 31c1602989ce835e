"""What lies over the cells: charts, anchors, comments and their old drawings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from lxml import etree

from suivi_tool.workbook import audit_formulas
from suivi_tool.workbook.findings import Finding
from suivi_tool.workbook.markup import child, children, descendants
from suivi_tool.workbook.namespaces import local_name
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.references import MAX_COLUMN, MAX_ROW, is_cell

_CHART = "drawingml.chart+xml"
_DRAWING = "officedocument.drawing+xml"
_COMMENTS = "spreadsheetml.comments+xml"


def check(package: Package, part: str, sheets: Collection[str]) -> Iterator[Finding]:
    """Yield the faults of a part where it is a chart, a drawing or comments."""
    kind = package.content_types.of(part)
    if kind.endswith(_CHART):
        messages = _chart(package.tree(part), sheets)
    elif kind.endswith(_DRAWING):
        messages = _anchors(package.tree(part))
    elif kind.endswith(_COMMENTS):
        messages = _comments(package.tree(part))
    elif part.lower().endswith(".vml"):
        messages = _old_drawing(package.read(part))
    else:
        return
    yield from (Finding(part, message) for message in messages)


def _chart(root: etree._Element, sheets: Collection[str]) -> Iterator[str]:
    yield from _axes(root)
    if child(root, "pivotSource") is not None:
        return  # its series are those of the pivot table, wherever that was
    for each in descendants(root, "f"):
        if "#REF!" not in (each.text or ""):
            for message in audit_formulas.check(each.text or "", sheets):
                yield f"graphique\u00a0: {message}"


def _axes(root: etree._Element) -> Iterator[str]:
    """Yield a message for each axis that a plot uses and that the chart does not have."""
    for area in descendants(root, "plotArea"):
        used, made = set(), set()
        for each in children(area):
            found = {axis.get("val", "") for axis in children(each, "axId")}
            if local_name(str(each.tag)).endswith("Ax"):
                made |= found
            else:
                used |= found
        for axis in sorted(used - made - {"0"}):
            yield f"graphique\u00a0: l’axe {axis} n’existe pas"


def _anchors(root: etree._Element) -> Iterator[str]:
    for corner in descendants(root, "from", "to"):
        for each in children(corner, "col", "row"):
            place = (each.text or "").strip()
            limit = MAX_COLUMN if local_name(str(each.tag)) == "col" else MAX_ROW
            if not place.isdigit() or int(place) >= limit:
                yield f"un dessin est ancré à «\u00a0{each.text}\u00a0», qui n’est pas une place"


def _comments(root: etree._Element) -> Iterator[str]:
    authors = len(list(descendants(root, "author")))
    places = Counter(each.get("ref") for each in descendants(root, "comment"))
    if any(count > 1 for count in places.values()):
        yield "deux commentaires sur la même cellule"
    for each in descendants(root, "comment"):
        author = each.get("authorId", "0")
        if not author.isdigit() or int(author) >= max(1, authors):
            yield "un commentaire sans auteur"
        if not is_cell(each.get("ref", "")):
            yield f"un commentaire sur «\u00a0{each.get('ref')}\u00a0», qui n’est pas une cellule"


def _old_drawing(raw: bytes) -> Iterator[str]:
    """Yield a message for an old drawing cut short; Excel itself writes some ill-formed ones."""
    if not raw.rstrip(b"\0 \r\n\t").endswith(b">") or b"</xml" not in raw[-64:]:
        yield "dessin incomplet"
