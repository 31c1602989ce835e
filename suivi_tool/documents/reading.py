"""The text of a Word file, paragraph by paragraph, as a reader sees it."""

from __future__ import annotations

from suivi_tool.documents.archive import read_parts
from suivi_tool.documents.controls import paragraph_texts
from suivi_tool.documents.xml import parse, w


def paragraphs(document: bytes) -> list[str]:
    """Return the paragraphs of the body, those of tables too, without deleted text.

    Raises:
        TemplateRefused: the file cannot be read.

    """
    root = parse(read_parts(document)["word/document.xml"], "word/document.xml")
    body = root.find(w("body"))
    return paragraph_texts(body) if body is not None else []
