"""The shared strings: how many there are, and how long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from suivi_tool.workbook import markup
from suivi_tool.workbook.text import MAX_TEXT

_ESCAPED = re.compile(r"_x[0-9A-Fa-f]{4}_")


def texts(root: etree._Element) -> list[str]:
    """Return the shared strings in order, without their phonetic readings."""
    found = []
    for item in markup.children(root, "si"):
        pieces = [each.text or "" for each in markup.children(item, "t")]
        for run in markup.children(item, "r"):
            pieces += [each.text or "" for each in markup.children(run, "t")]
        found.append("".join(pieces))
    return found


def check(root: etree._Element) -> Iterator[str]:
    """Yield a message for each text that no cell can hold."""
    for text in texts(root):
        if len(_ESCAPED.sub(" ", text)) > MAX_TEXT:
            yield "texte de plus de 32\u202f767 caractères"
