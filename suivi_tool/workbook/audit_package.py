"""The package: every part has its kind, every relation its part, every part is sound XML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from typing import Any

from lxml import etree

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook import audit_grammar
from suivi_tool.workbook.findings import Finding
from suivi_tool.workbook.hyperlinks import MAX_TARGET
from suivi_tool.workbook.markup import children, descendants, parse
from suivi_tool.workbook.namespaces import (
    MAIN,
    MARKUP_COMPATIBILITY,
    OFFICE_RELATIONS,
    PACKAGE_RELATIONS,
    STRICT_OFFICE_RELATIONS,
    local_name,
    transitional,
)
from suivi_tool.workbook.package import CONTENT_TYPES_PART, Package
from suivi_tool.workbook.part_names import key_of, relations_part

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
_SPACES = {
    "office": OFFICE_RELATIONS,
    "strict": STRICT_OFFICE_RELATIONS,
    "mc": MARKUP_COMPATIBILITY,
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_USED_AS = " or ".join(f"local-name() = '{name}'"
                       for name in ("id", "embed", "link", "pict", "dm", "lo"))  # fmt: skip
_USES: Callable[..., Any] = etree.XPath(
    f"//@office:*[{_USED_AS}] | //@strict:*[{_USED_AS}]", namespaces=_SPACES, smart_strings=False
)
_COMPATIBLE: Callable[..., Any] = etree.XPath("//@mc:*/.. | //@xml:space/..", namespaces=_SPACES)
_TYPE_OF = {
    "core-properties": "core-properties+xml",
    "extended-properties": "extended-properties+xml",
    "worksheet": "worksheet+xml",
    "chartsheet": "chartsheet+xml",
    "styles": "styles+xml",
    "sharedStrings": "sharedStrings+xml",
    "table": "table+xml",
    "drawing": "drawing+xml",
    "chart": "chart+xml",
    "comments": "comments+xml",
    "calcChain": "calcChain+xml",
    "pivotTable": "pivotTable+xml",
    "pivotCacheDefinition": "pivotCacheDefinition+xml",
    "vmlDrawing": "vmlDrawing",
    "officeDocument": "main+xml",
    "theme": "theme+xml",
    "externalLink": "externalLink+xml",
}
_NOT_REQUIRED = ("hyperlink", "externalLinkPath", "attachedTemplate")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?")
_KNOWN = (
    "http://schemas.microsoft.com/",
    "http://schemas.openxmlformats.org/",
    "http://purl.oclc.org/",
)
_XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_SPACE = f"{{{_SPACES['xml']}}}space"
_TRASH = "[trash]/"  # where Office leaves the room of deleted parts
_DATA = "customXml/item"  # whatever people's add-ins keep: Excel does not read it
_ADDRESS = re.compile(r"(?:https?|mailto|ftp|file):", re.IGNORECASE)
_ROOTS = {
    "spreadsheetml.worksheet+xml": (MAIN, "worksheet"),
    "spreadsheetml.styles+xml": (MAIN, "styleSheet"),
    "spreadsheetml.sharedStrings+xml": (MAIN, "sst"),
    "spreadsheetml.table+xml": (MAIN, "table"),
    "spreadsheetml.comments+xml": (MAIN, "comments"),
    "spreadsheetml.calcChain+xml": (MAIN, "calcChain"),
    "drawingml.chart+xml": (_DRAWING + "chart", "chartSpace"),
    "vnd.openxmlformats-officedocument.drawing+xml": (_DRAWING + "spreadsheetDrawing", "wsDr"),
    "package.relationships+xml": (PACKAGE_RELATIONS, "Relationships"),
}
_MACROS, _OLE = "ms-office.vbaProject", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACRO = ("xlsm", "xltm", "xlam")


def check(
    package: Package, only: Collection[str] | None = None, spliced: Collection[str] = ()
) -> Iterator[Finding]:
    """Yield the faults of the package; of its parts only those in `only`, where given.

    The sheets in `spliced` are looked at elsewhere, by the rows that were written.
    """
    yield from _content_types(package)
    for name in ["", *package.names()]:
        if name.lower().endswith(".rels") or key_of(name) == key_of(CONTENT_TYPES_PART):
            continue
        if name == "" or relations_part(name) in package:
            yield from _relations(package, name)
    for name in list(package.names()):
        if (only is None or key_of(name) in only) and key_of(name) not in spliced:
            yield from _part(package, name, only_added=only is not None)


def check_extension(package: Package, part: str, extension: str) -> Iterator[Finding]:
    """Yield a fault where the kind of workbook is not the one that its file name says."""
    kind = package.content_types.of(part)
    if extension in (*_MACRO, "xlsx", "xltx") and (
        ("macroEnabled" in kind or "addin" in kind) != (extension in _MACRO)
        or (extension != "xlam" and ("template" in kind) != extension.startswith("xlt"))
    ):
        yield Finding(part, "le genre du classeur n’est pas celui de son extension")


def _content_types(package: Package) -> Iterator[Finding]:
    root = package.tree(CONTENT_TYPES_PART)
    names = Counter(key_of(each.get("PartName", "")) for each in children(root, "Override"))
    extensions = Counter(each.get("Extension", "").lower() for each in children(root, "Default"))
    for name, count in names.items():
        if count > 1:
            yield Finding(CONTENT_TYPES_PART, f"deux genres pour {name}")
        if name not in package and "/revisions/" not in name:
            yield Finding(CONTENT_TYPES_PART, f"un genre pour {name}, qui n’existe pas")
    for element in children(root):
        if local_name(str(element.tag)) not in ("Override", "Default"):
            yield Finding(CONTENT_TYPES_PART, "élément inconnu")
        elif element.get("PartName", "/")[:1] != "/":
            yield Finding(CONTENT_TYPES_PART, f"{element.get('PartName')} ne commence pas par /")
    for extension, count in extensions.items():
        if count > 1:
            yield Finding(CONTENT_TYPES_PART, f"deux genres pour l’extension {extension}")
    yield from _kinds(package, extensions)


def _kinds(package: Package, extensions: Collection[str]) -> Iterator[Finding]:
    """Yield the parts without a kind, or relations with another one than theirs."""
    for each in package.names():
        if each.startswith(_TRASH):
            continue
        if key_of(each) != key_of(CONTENT_TYPES_PART) and not package.content_types.of(each):
            yield Finding(each, "partie sans genre dans [Content_Types].xml")
            if each.lower().endswith(".rels") and "rels" not in extensions:
                yield Finding(CONTENT_TYPES_PART, "pas de genre pour l’extension rels")
        elif each.lower().endswith(".rels") and "relationships" not in package.content_types.of(
            each
        ):
            yield Finding(each, "les relations n’ont pas leur genre")


def _relations(package: Package, part: str) -> Iterator[Finding]:
    where = relations_part(part)
    try:
        relations = list(package.relations(part))
    except WorkbookRefused:
        return  # told with the part itself
    identifiers = Counter(each.id for each in relations)
    if any(count > 1 for count in identifiers.values()) or "" in identifiers:
        yield Finding(where, "identifiant de relation absent ou en double")
    for each in relations:
        if not each.type:
            yield Finding(where, f"la relation {each.id} n’a pas de type")
        if not each.external and each.kind == "hyperlink" and _ADDRESS.search(each.target):
            yield Finding(where, f"le lien {each.id} ne mène pas hors du classeur")
        if each.external and each.kind == "hyperlink" and len(each.target) > MAX_TARGET:
            yield Finding(where, "lien de plus de 2079 caractères")
        if each.external or each.kind in _NOT_REQUIRED or each.target.endswith("/NULL"):
            continue
        if each.target not in package:
            yield Finding(where, f"la relation {each.id} mène à {each.target}, qui n’existe pas")
        elif each.kind in _TYPE_OF and _TYPE_OF[each.kind] not in package.content_types.of(
            each.target
        ):
            yield Finding(each.target, f"la partie n’a pas le genre d’une relation {each.kind}")


def _part(package: Package, name: str, *, only_added: bool) -> Iterator[Finding]:
    if package.content_types.of(name).endswith(_MACROS) and not package.read(name).startswith(_OLE):
        yield Finding(name, "les macros ne sont pas lisibles")
    if not name.lower().endswith((".xml", ".rels")) or name.startswith(_DATA):
        return
    if package.size(name) > LARGE:
        return  # a sheet; its rows are read one by one
    if only_added and package.size(name) > MANY_STRINGS and _is_strings(package, name):
        return
    try:
        root = parse(package.read(name), name)
    except WorkbookRefused as error:
        yield Finding(name, error.faults[0].message)
        return
    yield from (Finding(name, message) for message in _root(root, package.content_types.of(name)))
    yield from (Finding(name, message) for message in _compatibility(root))
    if name.lower().endswith(".rels"):
        return
    known = {each.id for each in package.relations(name)}
    for message in used_relations(root, known):
        yield Finding(name, message)
    if not str(root.tag).endswith("}worksheet"):
        yield from (Finding(name, message) for message in audit_grammar.check(root))
    if package.content_types.of(name).endswith("core-properties+xml"):
        yield from _core(root, name)


def _is_strings(package: Package, name: str) -> bool:
    return package.content_types.of(name).endswith("sharedStrings+xml")


LARGE = 6 << 20
MANY_STRINGS = 1 << 18


def used_relations(root: etree._Element, known: Collection[str]) -> Iterator[str]:
    """Yield a message for each relation used in the tree that the part does not have."""
    for value in _USES(root):
        if value and value not in known:
            yield f"la relation {value} n’existe pas"


def _root(root: etree._Element, kind: str) -> Iterator[str]:
    for ending, (namespace, name) in _ROOTS.items():
        if kind.endswith(ending) and transitional(str(root.tag)) != f"{{{namespace}}}{name}":
            yield f"<{local_name(str(root.tag))}> n’est pas ce que cette partie doit contenir"


def _compatibility(root: etree._Element) -> Iterator[str]:
    for each in _COMPATIBLE(root):
        for name in ("Ignorable", "MustUnderstand", "ProcessContent"):
            for prefix in each.get(f"{{{MARKUP_COMPATIBILITY}}}{name}", "").split():
                meant = each.nsmap.get(prefix.partition(":")[0])
                if meant is None:
                    yield f"mc:{name} nomme {prefix}, qui n’est pas déclaré"
                elif name == "MustUnderstand" and not meant.startswith(_KNOWN):
                    yield f"{prefix} doit être compris, et Excel ne le connaît pas"
        if each.get(_SPACE, "preserve") not in ("preserve", "default"):
            yield f"xml:space={each.get(_SPACE)} n’existe pas"


def _core(root: etree._Element, name: str) -> Iterator[Finding]:
    names = Counter(str(each.tag) for each in children(root))
    if any(count > 1 for count in names.values()):
        yield Finding(name, "une propriété y est deux fois")
    for each in descendants(root, "created", "modified"):
        if each.get(_XSI_TYPE, "dcterms:W3CDTF").rpartition(":")[2] != "W3CDTF":
            yield Finding(name, f"{each.get(_XSI_TYPE)} n’est pas le genre d’une date")
        if not _DATE.fullmatch((each.text or "").strip()):
            yield Finding(name, f"« {each.text} » n’est pas une date")
