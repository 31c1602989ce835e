"""Tables: their headings, columns, ids and names, and where they lie."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from lxml import etree

from suivi_tool.workbook import audit_formulas, text
from suivi_tool.workbook.audit_formulas import heading_key
from suivi_tool.workbook.findings import Finding
from suivi_tool.workbook.markup import child, children, descendants
from suivi_tool.workbook.references import MAX_COLUMN, MAX_ROW, Range, like_cell, parse_ranges

_NAME = re.compile(r"(?:[^\W\d]|[^\x00-\xbf]|\\)(?:[\w.\\?]|[^\x00-\xbf])*")
_DIFFERENCE = re.compile(r"[a-zA-Z]*[dD]xfId")


def columns_of(root: etree._Element) -> set[str]:
    """Return the headings of the table's columns, as `heading_key` writes them."""
    return {heading_key(each.get("name", "")) for each in descendants(root, "tableColumn")}


def check(
    root: etree._Element, part: str, headings: Mapping[int, str] | None, differences: int
) -> Iterator[Finding]:
    """Yield the faults of one table.

    `headings` are the texts of its heading row by column, `differences` how many formats (dxf)
    the workbook has.
    """
    for message in (*_messages(root, headings), *_formats(root, differences)):
        yield Finding(part, message)


def _formats(root: etree._Element, differences: int) -> Iterator[str]:
    for each in root.iter(etree.Element):
        for name, value in map(_pair, each.attrib.items()):
            if _DIFFERENCE.fullmatch(name) and value.isdigit() and int(value) >= differences:
                yield f"le format {name}={value} n’existe pas"


def _pair(attribute: tuple[object, object]) -> tuple[str, str]:
    return str(attribute[0]), str(attribute[1])


def check_place(
    tables: Sequence[etree._Element], frame: etree._Element, part: str
) -> Iterator[Finding]:
    """Yield what of one sheet lies over its tables and may not: merged cells, another filter."""
    areas = [area for root in tables if (area := area_of(root))]
    if not areas:
        return
    for each in descendants(frame, "mergeCell"):
        for merged in parse_ranges(each.get("ref", "")):
            if any(area.meets(merged) for area in areas):
                yield Finding(part, f"les cellules fusionnées {merged} sont dans un tableau")
    for each in children(frame, "autoFilter"):
        for filtered in parse_ranges(each.get("ref", "")):
            if any(area.meets(filtered) for area in areas):
                yield Finding(part, "le filtre de la feuille couvre un tableau")


def area_of(root: etree._Element) -> Range | None:
    """Return the cells of the table, None where they cannot be read."""
    try:
        return Range.parse(root.get("ref", ""))
    except ValueError:
        return None


def _messages(root: etree._Element, headings: Mapping[int, str] | None) -> Iterator[str]:
    area = area_of(root)
    if area is None:
        yield f"étendue «\u00a0{root.get('ref')}\u00a0» illisible"
        return
    if area.last_row > MAX_ROW or area.last_col > MAX_COLUMN:
        yield f"le tableau {area} sort de la feuille"
    name = root.get("displayName", "")
    if not _NAME.fullmatch(name) or len(name) > 255 or like_cell(name):
        yield f"«\u00a0{name}\u00a0» n’est pas un nom de tableau permis"
    box = child(root, "tableColumns")
    if box is not None and box.get("count", str(len(box))) != str(len(box)):
        yield "le nombre de colonnes annoncé n’est pas le bon"
    columns = list(children(box, "tableColumn")) if box is not None else []
    if area.last_col - area.first_col + 1 != len(columns):
        yield "le tableau n’a pas autant de colonnes que de titres"
    yield from _columns(columns)
    yield from _filter(root, area)
    header = int(root.get("headerRowCount", "1") or 1)
    totals = int(root.get("totalsRowCount", "0") or 0)
    if area.last_row - area.first_row + 1 < header + totals + (0 if root.get("insertRow") else 1):
        yield "le tableau n’a pas de ligne de données"
    if header and headings is not None:
        for index, column in enumerate(columns):
            shown = headings.get(area.first_col + index)
            if shown is None or heading_key(shown) != heading_key(column.get("name", "")):
                title = column.get("name")
                yield f"le titre de la colonne «\u00a0{title}\u00a0» n’est pas celui de la feuille"
    for each in columns:
        for formula in children(each, "calculatedColumnFormula", "totalsRowFormula"):
            yield from audit_formulas.check(formula.text or "")


def _columns(columns: Sequence[etree._Element]) -> Iterator[str]:
    names = Counter(text.decode(each.get("name", "")).casefold() for each in columns)
    for name, count in names.items():
        if count > 1:
            yield f"deux colonnes se nomment «\u00a0{name}\u00a0»"
    numbers = Counter(each.get("id") for each in columns)
    if any(count > 1 for count in numbers.values()) or "0" in numbers:
        yield "deux colonnes ont le même numéro"


def _filter(root: etree._Element, area: Range) -> Iterator[str]:
    found = child(root, "autoFilter")
    if found is None:
        return
    try:
        filtered = Range.parse(found.get("ref", str(area)))
    except ValueError:
        yield "filtre illisible"
        return
    inside = area.holds(filtered.first_row, filtered.first_col)
    if not inside or not area.holds(filtered.last_row, filtered.last_col):
        yield "le filtre sort du tableau"
    elif filtered.last_row > area.last_row - int(root.get("totalsRowCount", "0") or 0):
        yield "le filtre couvre la ligne des totaux"
    if root.get("headerRowCount") == "0":
        yield "un filtre sans ligne de titres"
    width = filtered.last_col - filtered.first_col
    for column in children(found, "filterColumn"):
        if int(column.get("colId", "0") or 0) > width:
            yield "le filtre porte sur une colonne qui n’existe pas"


def check_together(
    tables: Sequence[tuple[str, str, etree._Element]], defined: Collection[str]
) -> Iterator[Finding]:
    """Yield what tables have in common, or with a defined name, and should not.

    They are given as (sheet part, part, root).
    """
    taken = {name.casefold() for name in defined}
    identifiers = Counter(root.get("id") for _, _, root in tables)
    names = Counter(root.get("displayName", "").casefold() for _, _, root in tables)
    for index, (sheet, part, root) in enumerate(tables):
        if identifiers[root.get("id")] > 1:
            yield Finding(part, "deux tableaux ont le même numéro")
        if names[root.get("displayName", "").casefold()] > 1:
            yield Finding(part, f"deux tableaux se nomment {root.get('displayName')}")
        if root.get("displayName", "").casefold() in taken:
            yield Finding(part, f"un nom défini est celui du tableau {root.get('displayName')}")
        area = area_of(root)
        for other_sheet, _, other in tables[:index]:
            there = area_of(other)
            if sheet == other_sheet and area and there and area.meets(there):
                yield Finding(part, f"le tableau {area} en recouvre un autre")
