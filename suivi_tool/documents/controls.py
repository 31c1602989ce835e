"""Tagged content controls (`w:sdt`) of a Word file: finding them, reading what they show.

The text of a control is what a reader sees: a line a paragraph or break, tracked deletions left
out, tracked insertions kept, a placeholder (« Cliquez ici… ») is no text. A box is a truth.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from suivi_tool.documents.archive import read_parts
from suivi_tool.documents.xml import Element, parse, text_parts, w, w14

_HIDDEN = frozenset(
    (
        w("del"),
        w("moveFrom"),
        w("sdtPr"),
        w("instrText"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)
_MARKS = {
    w("cr"): "\n",
    w("tab"): "\t",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}


def read(document: bytes) -> dict[str, str | bool]:
    """Return the value of each tagged control; of a tag used twice, the first one.

    Raises:
        TemplateRefused: the file cannot be read.

    """
    parts = read_parts(document)
    values: dict[str, str | bool] = {}
    for name in text_parts(list(parts)):
        for tag, control in tagged(parse(parts[name], name)):
            values.setdefault(tag, value(control))
    return values


def tagged(root: Element) -> Iterator[tuple[str, Element]]:
    """Yield each control below `root` that has a tag, with its tag."""
    for control in root.iter(w("sdt")):
        mark = control.find(f"{w('sdtPr')}/{w('tag')}")
        if mark is not None and mark.get(w("val")):
            yield str(mark.get(w("val"))), control


def pictured(document: bytes) -> frozenset[str]:
    """Return the tags of the controls in whose cell (or in themselves) a picture stands.

    Raises:
        TemplateRefused: the file cannot be read.

    """
    body = read_parts(document).get("word/document.xml", b"")
    if not re.search(rb"<w:(?:drawing|pict|object)\b", body):
        return frozenset()
    pictures = tuple(map(w, ("drawing", "pict", "object")))
    return frozenset(
        tag
        for tag, control in tagged(parse(body, "word/document.xml"))
        if next(next(control.iterancestors(w("tc")), control).iter(*pictures), None) is not None
    )


def value(control: Element) -> str | bool:
    """Return what the control shows: the truth of a box, else a text."""
    checkbox = control.find(f"{w('sdtPr')}/{w14('checkbox')}")
    if checkbox is None:
        return text(control)
    checked = checkbox.find(w14("checked"))
    return checked is not None and checked.get(w14("val")) in ("1", "true", "on")


def text(control: Element) -> str:
    """Return the text that the control shows."""
    content = control.find(w("sdtContent"))
    if content is None or is_placeholder(control):
        return ""
    return "\n".join(paragraph_texts(content))


def is_placeholder(control: Element) -> bool:
    """Tell whether the control shows the words that ask for a text."""
    return control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None


def paragraph_texts(content: Element) -> list[str]:
    """Return the visible text of each paragraph of `content`; one for an inline control."""
    paragraphs: list[list[str]] = []
    for piece in _pieces(content):
        if piece is None:
            paragraphs.append([])
        elif paragraphs:
            paragraphs[-1].append(piece)
        else:
            paragraphs.append([piece])
    return ["".join(pieces) for pieces in paragraphs]


def _pieces(element: Element) -> Iterator[str | None]:
    """Yield the visible pieces of text in order, None where a paragraph begins."""
    for child in _children(element):
        if child.tag == w("p"):
            yield None
        if child.tag == w("t"):
            yield child.text or ""
        elif child.tag == w("br"):
            yield "" if child.get(w("type")) in ("page", "column") else "\n"
        elif child.tag in _MARKS and element.tag == w("r"):
            yield _MARKS[str(child.tag)]
        else:
            yield from _pieces(child)


def _children(element: Element) -> Iterable[Element]:
    return (child for child in element if child.tag not in _HIDDEN)
