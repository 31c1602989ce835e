"""The shared strings: one list of texts for the whole workbook, only ever added to."""

from __future__ import annotations

import re
from functools import cached_property

from suivi_tool.workbook import text
from suivi_tool.workbook.package import Package

_FEW = 12  # as many searches take about as long as making the list
_ROOT = re.compile(rb"<(?:([\w.-]+):)?sst\b([^>]*?)(/?)>")


class SharedStrings:
    """The part of shared strings, spliced as bytes."""

    def __init__(self, package: Package, part: str) -> None:
        self._package = package
        self._part = part
        self._raw = package.read(part)
        self._added: list[bytes] = []
        self._known: dict[str, int] = {}
        self._root = _ROOT.search(self._raw, 0, 1 << 16)
        self._prefix = self._root[1] + b":" if self._root and self._root[1] else b""
        self._count = -1
        self._asked = 0

    @property
    def usable(self) -> bool:
        """Whether strings can be added: the part is written in the usual way."""
        if self._root is None or self._raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return False
        odd = b"<![CDATA[" in self._raw or b"<!--" in self._raw[self._root.end() :]
        return not odd and (bool(self._root[3]) or self._end() >= 0)

    def _end(self) -> int:
        return self._raw.rfind(b"</" + self._prefix + b"sst")

    def count(self) -> int:
        """Return how many strings there are."""
        return self._items()

    def _items(self, end: int | None = None) -> int:
        stop = len(self._raw) if end is None else end
        return self._raw.count(b"<" + self._prefix + b"si", 0, stop)  # no other name begins so

    def _index_of(self, item: bytes) -> int | None:
        """Return where `item` stands; a few are looked for, for many the list is made once."""
        if self._asked > _FEW:
            return self._places.get(item)
        self._asked += 1
        at = self._raw.find(item)
        return self._items(at) if at >= 0 else None

    @cached_property
    def _places(self) -> dict[bytes, int]:
        tag = re.escape(self._prefix + b"si")
        inside = rb"[^<]*+(?:<(?!/%b[\s>])[^<]*+)*+</%b\s*>" % (tag, tag)
        items = re.findall(rb"<%b(?:\s[^>]*+|/)?>(?:(?<=/>)|%b)" % (tag, inside), self._raw)
        return dict(zip(reversed(items), reversed(range(len(items))), strict=True))  # first wins

    def expect(self, texts: int) -> None:
        """Prepare for so many texts to come."""
        self._asked += texts

    def index(self, value: str) -> int:
        """Return the index of the text, added at the end where it is new."""
        if value in self._known:
            return self._known[value]
        tag = self._prefix.decode()
        item = f"<{tag}si>{text.element(tag + 't', value)}</{tag}si>".encode()
        position = self._index_of(item)
        if position is not None:
            self._known[value] = position
        else:
            if self._count < 0:
                self._count = self._items()
            self._known[value] = self._count + len(self._added)
            self._added.append(item)
        return self._known[value]

    def commit(self) -> None:
        """Give the package the bytes, where something was added."""
        if not self._added or self._root is None:
            return
        total = self._count + len(self._added)
        attributes = re.sub(rb'\buniqueCount="\d+"', b'uniqueCount="%d"' % total, self._root[2])
        attributes = re.sub(
            rb'\bcount="(\d+)"',
            lambda match: b'count="%d"' % (int(match[1]) + len(self._added)),
            attributes,
        )
        tag = self._prefix + b"sst"
        end = self._root.end() if self._root[3] else self._end()
        rest = b"</" + tag + b">" + self._raw[end:] if self._root[3] else self._raw[end:]
        self._package.write(
            self._part,
            self._raw[: self._root.start()] + b"<" + tag + attributes + b">",
            self._raw[self._root.end() : end],
            *self._added,
            rest,
        )
        self._raw = self._package.read(self._part)
        self._root = _ROOT.search(self._raw, 0, 1 << 16)
        self._added, self._count = [], -1
