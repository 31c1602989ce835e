"""The XML of a part: read with nothing fetched or expanded, written back as it was.

What stands before the root element (declaration, byte order mark, comments) is kept as bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from lxml import etree

from suivi_tool.workbook import refusals
from suivi_tool.workbook.namespaces import local_name

Element = etree._Element

DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BEFORE_ROOT = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([\w.-]+)""")
_PARSER = etree.XMLParser(
    huge_tree=True, resolve_entities=False, no_network=True, strip_cdata=False, load_dtd=False
)


def parse(data: bytes, place: str = "") -> Element:
    """Return the root element; raises `WorkbookRefused` for broken XML or a DOCTYPE."""
    try:
        root = etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refusals.damaged("XML mal formé", place) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise refusals.doctype(place)
    return root


def before_root(data: bytes) -> bytes:
    """Return what stands before the root element, or a new declaration where it is not UTF-8."""
    match = _BEFORE_ROOT.match(data)
    prolog = match[0] if match else b""
    encoding = _ENCODING.search(prolog)
    if encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii", b"ascii"):
        return DECLARATION
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:8]:
        return DECLARATION
    return prolog


def serialise(root: Element, original: bytes | None = None) -> bytes:
    """Return the element as a part's bytes, after what stood before the root of `original`."""
    prolog = DECLARATION if original is None else before_root(original)
    return prolog + etree.tostring(root, encoding="utf-8", with_tail=False)


def main_namespace(root: Element) -> str:
    """Return the namespace of an element, "" where it has none."""
    return etree.QName(root).namespace or ""


def children(parent: Element, *names: str) -> Iterator[Element]:
    """Yield the child elements (not comments), of these local names where some are given."""
    return parent.iterchildren(*_tags(names))


def child(parent: Element, name: str) -> Element | None:
    """Return the first child of this local name."""
    return next(children(parent, name), None)


def descendants(root: Element, *names: str) -> Iterator[Element]:
    """Yield all elements under and including `root` of these local names, in any namespace."""
    return iter(list(root.iter(*_tags(names))))  # a list: what is found may be changed on the way


@cache
def _tags(names: tuple[str, ...]) -> tuple[Any, ...]:
    """Return what lxml takes for elements of these local names in any namespace, or for all."""
    return tuple(f"{{*}}{name}" for name in names) or (etree.Element,)


def place(parent: Element, name: str, order: Sequence[str]) -> Element:
    """Return the child `name` of `parent`, made where it is missing at its place in `order`."""
    found = child(parent, name)
    if found is not None:
        return found
    made = etree.Element(f"{{{main_namespace(parent)}}}{name}")
    insert(parent, made, order)
    return made


def insert(parent: Element, made: Element, order: Sequence[str]) -> None:
    """Put `made` into `parent` before the first child that comes after it in `order`.

    Alternatives (of controls) just before that one come after it too.
    """
    name = local_name(str(made.tag))
    later = set(order[order.index(name) + 1 :])
    at = len(parent)
    for index, sibling in enumerate(parent):
        if isinstance(sibling.tag, str) and local_name(sibling.tag) in later:
            at = index
            break
    while at and str(parent[at - 1].tag).endswith("}AlternateContent"):
        at -= 1
    parent.insert(at, made)


def truth(value: str | None) -> bool:
    """Read an XML boolean; what is absent is false."""
    return value in ("1", "true", "on")
