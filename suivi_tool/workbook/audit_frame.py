"""Around the rows: merged cells, validations, formats, links, views, columns, drawings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from lxml import etree

from suivi_tool.workbook import audit_formulas
from suivi_tool.workbook.markup import child, children, descendants, truth
from suivi_tool.workbook.namespaces import EXCEL_2006, local_name
from suivi_tool.workbook.references import MAX_COLUMN, MAX_ROW, Range

_LITERAL = 255
_MANY = 65_530
_ICONS = re.compile(r"[345]")
_HEADER = 255
_NEEDS_FORMULA = ("expression", "cellIs", "list", "custom", "whole", "decimal", "date", "time")


def check(
    frame: etree._Element,
    sheets: Collection[str],
    *,
    looks: int,
    differences: int,
    views: int,
) -> Iterator[str]:
    """Yield the faults of a worksheet without its rows."""
    yield from _merges(frame)
    yield from _validations(frame)
    yield from _formats(frame, differences)
    yield from _places(frame)
    yield from _columns(frame, looks)
    yield from _headers(frame)
    for view in descendants(frame, "sheetView"):
        if int(view.get("workbookViewId", "0") or 0) >= max(1, views):
            yield "la vue de la feuille n’existe pas"
    for each in descendants(frame, "formula", "formula1", "formula2"):
        yield from audit_formulas.check(each.text or "", sheets)
    for each in frame.iter(f"{{{EXCEL_2006}}}f"):
        yield from audit_formulas.check(each.text or "", sheets)


def parsed(sqref: str) -> list[Range] | None:
    """Return the ranges of a list, None where one of them is none or out of limits."""
    found = []
    for piece in sqref.split():
        try:
            area = Range.parse(piece)
        except ValueError:
            return None
        if not (area.first_row >= 1 and area.last_row <= MAX_ROW and area.last_col <= MAX_COLUMN):
            return None
        found.append(area)
    return found


def _merges(frame: etree._Element) -> Iterator[str]:
    box = child(frame, "mergeCells")
    if box is None:
        return
    if not len(box):
        yield "liste de cellules fusionnées vide"
    areas: list[Range] = []
    for each in children(box, "mergeCell"):
        found = parsed(each.get("ref", ""))
        if not found:
            yield f"cellules fusionnées «\u00a0{each.get('ref')}\u00a0» illisibles"
        else:
            areas.append(found[0])
    areas.sort()
    open_areas: list[Range] = []
    for area in areas:
        open_areas = [other for other in open_areas if other.last_row >= area.first_row]
        if any(area.meets(other) for other in open_areas):
            yield f"les cellules fusionnées {area} en recouvrent d’autres"
        open_areas.append(area)


def _validations(frame: etree._Element) -> Iterator[str]:
    box = child(frame, "dataValidations")
    if box is not None and len(box) > _MANY:
        yield "plus de 65\u202f530 validations de données"
    for each in children(box, "dataValidation") if box is not None else ():
        if not parsed(each.get("sqref", "")):
            yield "validation de données sans étendue"
        first = next(descendants(each, "formula1"), None)  # a Fallback where items hold commas
        text = (first.text or "") if first is not None else ""
        if text.startswith('"') and len(text) > _LITERAL + 2:
            yield "liste de choix de plus de 255 caractères"
        if each.get("type", "none") in _NEEDS_FORMULA and not text.strip():
            yield "validation de données sans formule"
        for name, limit in (
            ("promptTitle", 32),
            ("errorTitle", 32),
            ("prompt", 255),
            ("error", 255),
        ):
            if len(re.sub("_x[0-9A-Fa-f]{4}_", " ", each.get(name, ""))) > limit:
                yield f"message de validation trop long ({name})"


def _formats(frame: etree._Element, differences: int) -> Iterator[str]:
    for each in children(frame, "conditionalFormatting"):
        if parsed(each.get("sqref", "")) in (None, []):
            yield "mise en forme conditionnelle sans étendue"
        for rule in children(each, "cfRule"):
            value = rule.get("dxfId")
            if value is not None and not (value.isdigit() and int(value) < differences):
                yield f"le format conditionnel {value} n’existe pas"
            yield from _rule(rule)


def _rule(rule: etree._Element) -> Iterator[str]:
    formulas = len(list(children(rule, "formula")))
    if formulas > 3 or (rule.get("type") in ("expression", "cellIs") and not formulas):
        yield "règle de mise en forme sans formule, ou qui en a trop"
    for each in children(rule, "colorScale", "dataBar", "iconSet"):
        steps = len(list(children(each, "cfvo")))
        name = local_name(str(each.tag))
        colours = len(list(children(each, "color")))
        icons = _ICONS.match(each.get("iconSet", "3TrafficLights1"))
        wanted = {"colorScale": colours, "dataBar": 2, "iconSet": int(icons[0]) if icons else steps}
        if steps != wanted[name] or (name == "colorScale" and steps not in (2, 3)):
            yield f"<{name}>\u00a0: le nombre de seuils n’est pas le bon"


def _places(frame: etree._Element) -> Iterator[str]:
    for each in children(frame, "autoFilter", "dimension"):
        if each.get("ref") is not None and not parsed(each.get("ref", "")):
            yield f"étendue «\u00a0{each.get('ref')}\u00a0» illisible"
    yield from _filters(frame)
    links = list(descendants(frame, "hyperlink"))
    if len(links) > _MANY:
        yield "plus de 65\u202f530 liens hypertextes"
    for each in links:
        if not parsed(each.get("ref", "")):
            yield f"lien hypertexte sur «\u00a0{each.get('ref')}\u00a0», qui n’est pas une cellule"
    for each in descendants(frame, "selection"):
        if parsed(each.get("sqref", "A1")) is None:
            yield f"sélection «\u00a0{each.get('sqref')}\u00a0» illisible"
    for each in frame.iter(f"{{{EXCEL_2006}}}sqref"):
        if each.text != "#REF!" and parsed(each.text or "") is None:
            yield f"étendue «\u00a0{each.text}\u00a0» illisible"


def _filters(frame: etree._Element) -> Iterator[str]:
    for each in children(frame, "autoFilter"):
        area = parsed(each.get("ref", ""))
        width = area[0].last_col - area[0].first_col if area else 0
        for column in children(each, "filterColumn"):
            if int(column.get("colId", "0") or 0) > width:
                yield "le filtre porte sur une colonne qui n’existe pas"


def _columns(frame: etree._Element, looks: int) -> Iterator[str]:
    last = 0
    for box in children(frame, "cols"):
        for each in children(box, "col"):
            low, high = each.get("min", ""), each.get("max", "")
            if not (low.isdigit() and high.isdigit() and 1 <= int(low) <= int(high)):
                yield "colonnes mal numérotées"
                continue
            if int(low) <= last or int(high) > MAX_COLUMN:
                yield f"les colonnes {low} à {high} en recouvrent d’autres ou n’existent pas"
            last = max(last, int(high))
            if int(each.get("style", "0") or 0) >= max(1, looks):
                yield f"colonne {low}\u00a0: le style {each.get('style')} n’existe pas"
            if float(each.get("width", "0") or 0) > 256:
                yield "colonne de plus de 255 caractères de large"


def _headers(frame: etree._Element) -> Iterator[str]:
    for box in children(frame, "headerFooter"):
        for each in children(box):
            if len(each.text or "") > _HEADER:
                yield "en-tête ou pied de page de plus de 255 caractères"


def selected(frame: etree._Element) -> bool:
    """Tell whether the sheet is among those selected."""
    return any(truth(view.get("tabSelected")) for view in descendants(frame, "sheetView"))


def single(frame: etree._Element) -> Iterator[str]:
    """Yield a message for each element that a sheet may have only once and has twice."""
    names = Counter(str(each.tag) for each in children(frame))
    for name in ("drawing", "legacyDrawing", "sheetProtection", "autoFilter", "tableParts"):
        if sum(count for tag, count in names.items() if tag.endswith("}" + name)) > 1:
            yield f"deux <{name}> dans une feuille"
