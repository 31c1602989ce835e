"""Tagged controls of a Word file, written out."""

from __future__ import annotations

from lxml import etree

from suivi_tool.documents.xml import WORD, WORD_2010, Element

NAMESPACES = f'xmlns:w="{WORD}" xmlns:w14="{WORD_2010}"'


def control(content: str, properties: str = "") -> Element:
    """Return a control with that content."""
    return etree.fromstring(
        f"<w:sdt {NAMESPACES}><w:sdtPr>{properties}</w:sdtPr>"
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def run(text: str) -> str:
    """Return a run."""
    return f"<w:r><w:t>{text}</w:t></w:r>"
