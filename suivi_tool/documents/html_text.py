"""The text of a mail written in HTML, a line a block."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_SILENT = frozenset(("head", "script", "style", "title"))
_BLOCKS = frozenset(
    ("address", "blockquote", "div", "dl", "dt", "dd", "form", "h1", "h2", "h3", "h4", "h5", "h6",
     "hr", "li", "ol", "p", "pre", "table", "tr", "ul")
)  # fmt: skip


def html_to_text(html: str) -> str:
    """Return what a reader of `html` sees, as plain text; broken HTML does no harm."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    """Gather text, a line end at each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line at a block, and keep silent in what is not shown."""
        del attrs
        self.silent += tag in _SILENT
        if tag in _BLOCKS or tag == "br":
            self.pieces.append("\n")
        elif tag in ("td", "th"):
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """End the line of a block."""
        self.silent = max(0, self.silent - (tag in _SILENT))
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        """Gather what is shown; a line end in the source is a space."""
        if not self.silent:
            self.pieces.append(data.replace("\r", " ").replace("\n", " "))
