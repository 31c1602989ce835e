"""XML of Word files: strict, without DTD, entities or network, and the names it uses."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from suivi_tool.errors import TemplateRefused

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PROLOGUE = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
Element = etree._Element


def w(name: str) -> str:
    """Return a name in the namespace of WordprocessingML."""
    return f"{{{WORD}}}{name}"


def w14(name: str) -> str:
    """Return a name in the namespace of Word 2010 (check boxes)."""
    return f"{{{WORD_2010}}}{name}"


def parse(content: bytes, part: str = "") -> Element:
    """Return the root of one part.

    Raises:
        TemplateRefused: not well-formed, or it declares a document type (DOCTYPE).

    """
    if b"<!DOCTYPE" in content:
        raise TemplateRefused("Le document contient une déclaration DOCTYPE, refusée.", place=part)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise TemplateRefused(
            "Le contenu du document est abîmé (XML mal formé).", place=part
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:  # in UTF-16, say
        raise TemplateRefused("Le document contient une déclaration DOCTYPE, refusée.", place=part)
    return root


def serialise(root: Element) -> bytes:
    """Return the part of that root as Word writes it."""
    return PROLOGUE + etree.tostring(root, encoding="UTF-8", xml_declaration=False)


def text_parts(names: Iterator[str] | list[str]) -> list[str]:
    """Return the parts that hold text of the document: its body, headers, footers and notes."""
    kept = ("word/header", "word/footer", "word/footnotes", "word/endnotes")
    return [
        name
        for name in names
        if name == "word/document.xml" or (name.startswith(kept) and name.endswith(".xml"))
    ]


def inside(element: Element, name: str) -> bool:
    """Tell whether `element` lies somewhere within an element of that name."""
    return next(element.iterancestors(name), None) is not None
