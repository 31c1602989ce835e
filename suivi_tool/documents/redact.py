"""Names out of a Word file or slides: tracked changes, comments and properties too."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from suivi_tool.documents import links
from suivi_tool.documents.archive import SLIDES_MAIN, WORD_MAIN, read_parts, write_parts
from suivi_tool.documents.controls import tagged, value
from suivi_tool.documents.writing import write
from suivi_tool.documents.xml import Element, parse, serialise, w

REPLACEMENT = "[anonymisé]"
_LINKS, _TYPES = "_rels/.rels", "[Content_Types].xml"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"  # shapes, slides
_TEXTS = (*map(w, ("t", "delText", "instrText", "delInstrText")), f"{_DRAWN}t")


Spares = Callable[[str, int, int], bool]
"""Tells of a text, from where to where, that what was found there is to stay."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """The file without the words, how often one was found, and the parts that still hold one.

    `left` names parts that are no XML (an embedded file, say): they are for a person to see to.
    """

    document: bytes
    found: int
    left: tuple[str, ...] = ()


def redact(
    document: bytes,
    words: Collection[str],
    values: Mapping[str, str] | None = None,
    replacement: str = REPLACEMENT,
    spares: Spares | None = None,
) -> Redacted:
    """Return the file with `replacement` instead of each of `words`, whatever parts its letters.

    Whole words, in any case, but for those that `spares` tells to leave; `values` are new texts
    for tagged controls, whatever they hold.

    Raises:
        TemplateRefused: the file cannot be read.

    """
    parts = read_parts(document, (WORD_MAIN, SLIDES_MAIN))
    work = _Work(_pattern(words), values or {}, replacement, spares or _spares_none)
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            root = parse(content, name)
            if work.clean(root):
                parts[name] = serialise(root)
    raw = [word.encode(code) for word in words if word.strip() for code in ("utf-8", "utf-16-le")]
    left = [name for name, content in parts.items() if any(word in content for word in raw)]
    if work.found:
        _drop_thumbnail(parts)
    return Redacted(
        write_parts(parts) if work.found else document,
        work.found,
        tuple(name for name in left if not name.endswith((".xml", ".rels"))),
    )


def _drop_thumbnail(parts: dict[str, bytes]) -> None:
    """Take out the picture of the first page as it was (ECMA-376-2, 13: thumbnails)."""
    links = parse(parts[_LINKS], _LINKS) if _LINKS in parts else ()
    targets = [
        link.get("Target", "").lstrip("/")
        for link in links
        if link.get("Type", "").endswith("/metadata/thumbnail")
    ]
    for name, key in ((_LINKS, "Target"), (_TYPES, "PartName")) if targets else ():
        root = parse(parts[name], name)
        for entry in [each for each in root if each.get(key, "").lstrip("/") in targets]:
            root.remove(entry)
        parts[name] = serialise(root)
    for target in targets:
        parts.pop(target, None)


def _spares_none(_text: str, _start: int, _end: int) -> bool:
    return False


def _pattern(words: Collection[str]) -> re.Pattern[str] | None:
    """Return what finds any of the words, the longest first; None where there is none."""
    known = sorted({word.strip() for word in words if word.strip()}, key=len, reverse=True)
    if not known:
        return None
    spaced = (r"\s+".join(map(re.escape, word.split())) for word in known)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(spaced)})(?![^\W_])", re.IGNORECASE)


class _Work:
    """One redaction under way."""

    def __init__(
        self,
        pattern: re.Pattern[str] | None,
        values: Mapping[str, str],
        replacement: str,
        spares: Spares,
    ) -> None:
        self.pattern = pattern
        self.values = values
        self.replacement = replacement
        self.spares = spares
        self.found = 0

    def clean(self, root: Element) -> bool:
        """Redact one part; tell whether anything was found in it."""
        before = self.found
        for tag, control in tagged(root):
            if tag in self.values and value(control) != self.values[tag]:
                write(control, self.values[tag])
                self.found += 1
        if self.pattern is not None:
            for paragraph in root.iter(w("p"), f"{_DRAWN}p"):
                self._clean_texts(list(paragraph.iter(*_TEXTS)), self.pattern)
            self._clean_rest(root, self.pattern)
        return self.found > before

    def _clean_texts(self, texts: list[Element], pattern: re.Pattern[str]) -> None:
        """Redact a paragraph whose words may be parted over several runs."""
        whole = "".join(text.text or "" for text in texts)
        for match in reversed(list(pattern.finditer(whole))):
            if self.spares(whole, *match.span()):
                continue
            self._replace(texts, match.start(), match.end())
            self.found += 1

    def _replace(self, texts: list[Element], start: int, end: int) -> None:
        """Put the replacement where the word begins, and take the rest of it away."""
        at, new = 0, self.replacement
        for text in texts:
            said = text.text or ""
            first, last = max(start - at, 0), min(end - at, len(said))
            if first < last:
                text.text = said[:first] + new + said[last:]
                new = ""
            at += len(said)

    def _clean_rest(self, root: Element, pattern: re.Pattern[str]) -> None:
        """Redact attributes (authors, links, titles) and texts outside paragraphs (properties)."""
        for element in root.iter():
            if element.text and element.tag not in _TEXTS:  # those are parts of a paragraph
                element.text = self._redacted(element.text, pattern)
            for name, held in element.attrib.items():
                if (new := self._of_link(str(held), pattern)) != held:
                    element.set(name, new)

    def _of_link(self, text: str, pattern: re.Pattern[str]) -> str:
        """Redact an attribute; in a link « %20 » stands for a blank, and stays so."""
        if not links.is_coded(text):
            return self._redacted(text, pattern)
        return links.change_pieces(text, lambda piece: self._redacted(piece, pattern))

    def _redacted(self, text: str, pattern: re.Pattern[str]) -> str:
        new = pattern.sub(
            lambda hit: hit[0] if self.spares(text, *hit.span()) else self.replacement, text
        )
        self.found += new != text
        return new
