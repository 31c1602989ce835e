"""A person taken out of a workbook: every part of it, lists nobody sees any more included."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from suivi_tool.actions.identity import Identity
from suivi_tool.documents import links
from suivi_tool.procedure.anonymising import ANONYMOUS
from suivi_tool.workbook import markup, refusals
from suivi_tool.workbook.audit import new_faults
from suivi_tool.workbook.markup import Element
from suivi_tool.workbook.namespaces import local_name
from suivi_tool.workbook.package import Package

_TEXTS = (".xml", ".rels", ".vml")
_MAIL = "mailto:"
_TAG = re.compile(r"<[^>]*>")
_HELD_TOGETHER = ("si", "is", "text", "p")
_CELL = re.compile(
    rb'<(?:[\w.-]+:)?c\b(?=[^>]*\bt="s")[^>]*>(?:(?!</(?:[\w.-]+:)?c>).)*?'
    rb"<(?:[\w.-]+:)?v>\s*(\d+)\s*</",
    re.DOTALL,
)
_ENCODINGS = ("utf-8", "utf-16-le", "cp1252")

Rows = Mapping[str, Collection[int]]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The workbook without the person, and the parts that still name them (no XML: a picture…)."""

    data: bytes
    left: tuple[str, ...] = ()


def clean(data: bytes, identity: Identity, rows: Rows | None = None) -> Cleaned:
    """Return the workbook without what tells the person, the very same bytes where nothing does.

    Comments on `rows` (by part of the sheet) lose their text, shared strings that no cell uses any
    more are blanked. Raises: WorkbookRefused where the result would have a new fault.
    """
    package = Package(data)
    for part, numbers in (rows or {}).items():
        _clear_comments(package, part, numbers)
    _blank_unused(package)
    left = []
    for name in list(package.names()):
        content = package.read(name)
        if not name.lower().endswith(_TEXTS):
            if any(identity.is_in(text) for text in _raw(content)):
                left.append(name)
        elif _is_touched(content, identity):
            _clean_part(package.tree(name), identity)
    if not package.changed_parts():
        return Cleaned(data, tuple(left))
    faults = new_faults(package, data, {})
    if faults:
        raise refusals.unsound(faults)
    return Cleaned(package.save(), tuple(left))


def _raw(content: bytes) -> Iterator[str]:
    for encoding in _ENCODINGS:
        yield content.decode(encoding, "ignore")


def _is_touched(content: bytes, identity: Identity) -> bool:
    """Tell whether a part may name the person, before it is taken apart."""
    from html import unescape  # noqa: PLC0415

    mark = hashlib.sha256(content).digest()
    if mark in identity.strangers:
        return False
    text = unescape(content.decode("utf-8", "replace"))
    text += links.decoded(text)
    if identity.is_in(text) or identity.is_in(_TAG.sub("", text)):
        return True
    if any(own in text for own in identity.texts):
        return True
    identity.strangers.add(mark)
    return False


def _clean_part(root: Element, identity: Identity) -> None:
    held: set[Element] = set()
    for holder in markup.descendants(root, *_HELD_TOGETHER):
        runs = list(markup.descendants(holder, "t"))
        _clean_runs(runs, identity)
        held.update(runs)
    for element in root.iter("*"):
        if element.text and element not in held:
            element.text = _cleaned(element.text, identity)
        if element.tail:
            element.tail = _cleaned(element.tail, identity)
        for name, value in element.attrib.items():
            if (new := _cleaned(str(value), identity)) != value:
                element.set(name, new)
    for items in markup.descendants(root, "sharedItems"):
        _tell_apart(items)


def _cleaned(text: str, identity: Identity) -> str:
    if text.startswith(_MAIL) or links.is_coded(text):
        return links.change_pieces(text, lambda piece: identity.without(piece, ANONYMOUS))
    return "" if identity.is_own(text) else identity.without(text, ANONYMOUS)


def _clean_runs(texts: list[Element], identity: Identity) -> None:
    """Clean one text whose words may be parted over several runs."""
    whole = "".join(text.text or "" for text in texts)
    if identity.is_own(whole):
        for text in texts:
            text.text = ""
        return
    new = identity.without(whole, ANONYMOUS)
    if new != whole:
        for text in texts:
            text.text = ""
        texts[0].text = new


def _tell_apart(items: Element) -> None:
    """Keep the items of a pivot's list distinct, which Excel asks for."""
    seen: set[str] = set()
    for item in markup.children(items, "s"):
        value = base = item.get("v", "")
        count = 1
        while value.casefold() in seen:
            count += 1
            value = f"{base} ({count})".strip()
        seen.add(value.casefold())
        if value != base:
            item.set("v", value)


def _clear_comments(package: Package, part: str, numbers: Collection[int]) -> None:
    """Empty the comments and notes on the cells of some rows of one sheet."""
    for relation in package.relations(part):
        if relation.kind not in ("comments", "threadedComment") or relation.external:
            continue
        root = package.tree(relation.target)
        for comment in markup.descendants(root, "comment", "threadedComment"):
            row = re.sub(r"\D", "", comment.get("ref", "").partition(":")[0])
            if row and int(row) in numbers:
                for text in markup.descendants(comment, "t", "text"):
                    if not len(text):
                        text.text = ""


def _blank_unused(package: Package) -> None:
    """Blank the shared strings that no cell uses: what was cleared still lies among them."""
    parts = [name for name in package.names() if name.lower().endswith("sharedstrings.xml")]
    if not parts:
        return
    used: set[int] = set()
    for name in package.names():
        if name.lower().endswith(".xml") and "/worksheets/" in f"/{name.lower()}":
            used |= {int(index) for index in _CELL.findall(package.read(name))}
    root = package.tree(parts[0])
    for index, item in enumerate(markup.children(root, "si")):
        if index not in used:
            _blank(item)


def _blank(item: Element) -> None:
    children = list(item)
    if len(children) == 1 and local_name(str(children[0].tag)) == "t" and not children[0].text:
        return
    for child in children[1:]:
        item.remove(child)
    if children and local_name(str(children[0].tag)) == "t":
        children[0].text = ""
    elif children:
        child = children[0]
        child.getparent().remove(child)  # type: ignore[union-attr]
        made = etree.SubElement(item, f"{{{markup.main_namespace(item)}}}t")
        made.text = ""
