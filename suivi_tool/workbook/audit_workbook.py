"""The list of sheets, the names, the views, the looks: what the rest refers to by index."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from suivi_tool.workbook import audit_formulas, markup
from suivi_tool.workbook.findings import Finding
from suivi_tool.workbook.namespaces import local_name
from suivi_tool.workbook.number_formats import FIRST_CUSTOM
from suivi_tool.workbook.references import like_cell
from suivi_tool.workbook.workbook_part import Sheet, WorkbookPart

_ILLEGAL = re.compile(r"[\[\]:*?/\\]|^'|'$|[\x00-\x1f]")
_NAME = re.compile(  # brackets too: Excel 2016 itself writes them
    r"(?:[^\W\d]|[^\x00-\xbf]|[\\\[])(?:[\w.\\?\[\]]|[^\x00-\xbf])*"
)
_QUOTED = re.compile(r'\\.|_.|\*.|"[^"]*"')
_UNCLOSED = re.compile(r'"|\[[^\]]*$')
_INDEXES = (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders"))


def check(workbook: WorkbookPart) -> Iterator[Finding]:
    """Yield the faults of the workbook part."""
    sheets = workbook.sheets
    kind = workbook.package.content_types.of(workbook.part)
    if "spreadsheetml" not in kind and "ms-excel" not in kind:
        yield Finding(workbook.part, f"«\u00a0{kind}\u00a0» n’est pas le genre d’un classeur")
    for message in (*_sheets(sheets), *_views(workbook, sheets), *_names(workbook, sheets)):
        yield Finding(workbook.part, message)


def _sheets(sheets: list[Sheet]) -> Iterator[str]:
    if not sheets:
        yield "le classeur n’a pas de feuille"
    elif all(sheet.state != "visible" for sheet in sheets):
        yield "toutes les feuilles sont masquées"
    names = Counter(sheet.name.casefold() for sheet in sheets)
    numbers = Counter(sheet.sheet_id for sheet in sheets)
    parts = Counter(sheet.part for sheet in sheets)
    for sheet in sheets:
        if not sheet.name or len(sheet.name.encode("utf-16-le")) > 62:
            yield f"le nom de feuille «\u00a0{sheet.name}\u00a0» est vide ou dépasse 31 caractères"
        elif _ILLEGAL.search(sheet.name):
            yield f"le nom de feuille «\u00a0{sheet.name}\u00a0» a un caractère interdit"
        if names[sheet.name.casefold()] > 1:
            yield f"deux feuilles se nomment «\u00a0{sheet.name}\u00a0»"
        if numbers[sheet.sheet_id] > 1 or not sheet.sheet_id.isdigit() or sheet.sheet_id == "0":
            yield f"l’identifiant de la feuille «\u00a0{sheet.name}\u00a0» n’est pas le sien seul"
        if sheet.part and parts[sheet.part] > 1:
            yield f"la feuille «\u00a0{sheet.name}\u00a0» n’a pas de partie à elle"


def _views(workbook: WorkbookPart, sheets: list[Sheet]) -> Iterator[str]:
    for view in markup.descendants(workbook.root, "workbookView"):
        for name in ("activeTab", "firstSheet"):
            value = view.get(name, "0")
            if not value.isdigit() or int(value) >= max(1, len(sheets)):
                yield f"la feuille affichée ({name}) n’existe pas"
            elif name == "activeTab" and sheets and sheets[int(value)].state != "visible":
                yield "la feuille affichée est masquée"


def _names(workbook: WorkbookPart, sheets: list[Sheet]) -> Iterator[str]:
    box = markup.child(workbook.root, "definedNames")
    found = list(markup.children(box, "definedName")) if box is not None else []
    scopes = Counter((each.get("name", "").casefold(), each.get("localSheetId")) for each in found)
    known = {sheet.name.casefold() for sheet in sheets}
    for each in found:
        name, scope = each.get("name", ""), each.get("localSheetId")
        if scopes[name.casefold(), scope] > 1:
            yield f"le nom {name} est défini deux fois"
        if scope is not None and (not scope.isdigit() or int(scope) >= len(sheets)):
            yield f"le nom {name} est celui d’une feuille qui n’existe pas"
        if not _NAME.fullmatch(name) or like_cell(name) or len(name) > 255:
            yield f"«\u00a0{name}\u00a0» n’est pas un nom permis"
        if not (each.text or "").strip():
            yield f"le nom {name} ne désigne rien"
        if "#REF!" not in (each.text or ""):
            for message in audit_formulas.check(each.text or "", known):
                yield f"nom {name}\u00a0: {message}"


def check_styles(root: etree._Element, part: str) -> Iterator[Finding]:
    """Yield the indexes in the styles that are out of range."""
    sizes = {
        local_name(str(each.tag)): len(list(markup.children(each)))
        for each in markup.children(root)
    }
    for name in ("cellXfs", "cellStyleXfs"):
        box = markup.child(root, name)
        for look in markup.children(box, "xf") if box is not None else ():
            checks = [*_INDEXES, *([("xfId", "cellStyleXfs")] if name == "cellXfs" else [])]
            for attribute, of in checks:
                if not _within(look.get(attribute, "0"), sizes.get(of, 0) or 1):
                    yield Finding(part, f"{attribute}={look.get(attribute)} n’existe pas")
    box = markup.child(root, "cellStyles")
    for style in markup.children(box, "cellStyle") if box is not None else ():
        if not _within(style.get("xfId", "0"), sizes.get("cellStyleXfs", 0) or 1):
            yield Finding(part, "un style nommé mène à un style qui n’existe pas")
    for each in markup.descendants(root, "tableStyleElement"):
        if each.get("dxfId") and not _within(each.get("dxfId", ""), sizes.get("dxfs", 0)):
            yield Finding(part, "un style de tableau mène à un format qui n’existe pas")
    yield from _number_formats(root, part)


def _number_formats(root: etree._Element, part: str) -> Iterator[Finding]:
    box = markup.child(root, "numFmts")
    formats = list(markup.children(box, "numFmt")) if box is not None else []
    numbers = Counter(each.get("numFmtId") for each in formats)
    if any(count > 1 for count in numbers.values()):
        yield Finding(part, "deux formats de nombre ont le même numéro")
    known = {int(each.get("numFmtId", "0") or 0) for each in formats}
    for each in markup.descendants(root, "xf"):
        number = each.get("numFmtId", "0")
        if number.isdigit() and int(number) >= FIRST_CUSTOM and int(number) not in known:
            yield Finding(part, f"le format de nombre {number} n’existe pas")
    for each in formats:
        code = each.get("formatCode", "")
        if len(code) > 255 or _UNCLOSED.search(_QUOTED.sub("", code)):
            yield Finding(part, f"format de nombre «\u00a0{code[:40]}\u00a0» mal formé")


def _within(value: str, size: int) -> bool:
    return value.isdigit() and int(value) < size
