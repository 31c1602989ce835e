"""The package: parts by name, read when asked for, written once when saved.

A part is changed as bytes (`write`) or as a tree (`tree`, edited in place); a tree that is the
same at the end as at the beginning leaves its part's bytes alone.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from suivi_tool.workbook import archive, markup, refusals
from suivi_tool.workbook.archive import Archive, Packed, Pieces
from suivi_tool.workbook.content_types import ContentTypes
from suivi_tool.workbook.part_names import key_of, relations_part
from suivi_tool.workbook.relations import Relations

CONTENT_TYPES_PART = "[Content_Types].xml"


class _Tree(NamedTuple):
    """A part as a tree: what stands before its root, and its bytes before it was changed."""

    name: str
    root: etree._Element
    prolog: bytes
    before: bytes


class Package:
    """The parts of one file."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._archive = Archive(data)
        self._entries: dict[str, zipfile.ZipInfo] = {}
        self._written: dict[str, tuple[str, Pieces]] = {}
        self._dropped: set[str] = set()
        self._trees: dict[str, _Tree] = {}
        self._relations: dict[str, Relations] = {}
        for entry in self._archive.entries:
            self._admit(entry)
        if key_of(CONTENT_TYPES_PART) not in self._entries:
            raise refusals.not_excel()

    def _admit(self, entry: zipfile.ZipInfo) -> None:
        if entry.filename.endswith("/"):
            return
        key = key_of(entry.filename)
        if key in self._entries:
            raise refusals.damaged("une partie y est deux fois", entry.filename)
        self._entries[key] = entry
        if key.endswith((".xml", ".rels")) and b"<!DOCTYPE" in self._archive.head(entry):
            raise refusals.doctype(entry.filename)

    def __contains__(self, name: object) -> bool:
        key = key_of(str(name))
        return key in self._written or (key in self._entries and key not in self._dropped)

    def names(self) -> Iterator[str]:
        """Yield the names of all parts, as written in the file."""
        for key, entry in self._entries.items():
            if key not in self._dropped and key not in self._written:
                yield entry.filename.replace("\\", "/").lstrip("/")
        for name, _ in list(self._written.values()):
            yield name.replace("\\", "/").lstrip("/")

    def size(self, name: str) -> int:
        """Return the part's size in bytes, without reading it."""
        key = key_of(name)
        if key in self._written:
            return sum(map(len, self._written[key][1]))
        return self._entries[key].file_size

    def read(self, name: str) -> bytes:
        """Return the part's bytes; raises `WorkbookRefused` where it is missing or damaged."""
        key = key_of(name)
        if key in self._written:
            return b"".join(self._written[key][1])
        return self.original(name)

    def original(self, name: str) -> bytes:
        """Return the part's bytes as the file holds them, whatever was written since."""
        entry = self._entries.get(key_of(name))
        if entry is None:
            raise refusals.damaged("une partie manque", name)
        return self._archive.inflate(entry)

    def head(self, name: str) -> bytes:
        """Return the first bytes of a part, at little cost; nothing where it cannot be read."""
        key = key_of(name)
        if key in self._written or key not in self._entries:
            return self.read(name)[:1024]
        return self._archive.head(self._entries[key])

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield the part's bytes in small pieces; raises `WorkbookRefused` as `read` does."""
        entry = None if key_of(name) in self._written else self._entries.get(key_of(name))
        return iter((self.read(name),)) if entry is None else self._archive.pieces(entry)

    def holds(self, name: str, sign: bytes) -> bool:
        """Tell whether the part holds the one byte `sign`, at little cost in memory."""
        return any(sign in piece for piece in self.pieces(name))

    def was(self, name: str) -> bool:
        """Tell whether the file as given holds the part."""
        return key_of(name) in self._entries

    def is_as_given(self, name: str) -> bool:
        """Tell whether the part is the one that the file holds: not written, not taken out."""
        key = key_of(name)
        return key in self._entries and key not in self._written and key not in self._dropped

    def write(self, name: str, *pieces: bytes | memoryview) -> None:
        """Set the part's bytes, given in one piece or more."""
        key = key_of(name)
        known = self._entries.get(key)
        self._written[key] = (known.filename if known else name.lstrip("/"), pieces)
        self._dropped.discard(key)
        self._trees.pop(key, None)
        for part in [part for part in self._relations if key_of(relations_part(part)) == key]:
            del self._relations[part]

    def drop(self, name: str) -> None:
        """Take the part out, with its relations and its content type."""
        self.drop_relations(name)
        key = key_of(name)
        self._written.pop(key, None)
        self._trees.pop(key, None)
        if key in self._entries:
            self._dropped.add(key)
        self.content_types.forget(name)

    def drop_relations(self, part: str) -> None:
        """Take out all relations of a part."""
        self._relations.pop(key_of(part), None)
        key = key_of(relations_part(part))
        self._written.pop(key, None)
        self._trees.pop(key, None)
        if key in self._entries:
            self._dropped.add(key)

    def tree(self, name: str) -> etree._Element:
        """Return the part's root element; what is changed in it is written when saved."""
        key = key_of(name)
        if key not in self._trees:
            data = self.read(name)
            root, prolog = markup.parse(data, name), markup.before_root(data)
            self._trees[key] = _Tree(name, root, prolog, markup.serialise(root, prolog))
        return self._trees[key].root

    @cached_property
    def content_types(self) -> ContentTypes:
        """The kinds of the parts."""
        return ContentTypes(self.tree(CONTENT_TYPES_PART))

    def relations(self, part: str) -> Relations:
        """Return the relations of a part; "" is the package itself."""
        key = key_of(part)
        if key not in self._relations:
            name = relations_part(part)
            if name not in self:
                self._relations[key] = Relations(part, None, self.__contains__)
            else:
                self._relations[key] = Relations(part, self.tree(name), self.__contains__)
        return self._relations[key]

    def free_name(self, pattern: str) -> str:
        """Return the first of `pattern % 1`, `pattern % 2`… that no part has or is said to have."""
        number, said = 1, self.content_types.overrides
        while pattern % number in self or key_of(pattern % number) in said:
            number += 1
        return pattern % number

    def settle(self) -> None:
        """Turn the trees that changed into bytes."""
        for part, relations in list(self._relations.items()):
            if relations.made is not None and relations_part(part) not in self:
                self.content_types.provide("rels")
                self.write(relations_part(relations.part), markup.serialise(relations.made))
                self._relations.pop(part, None)
        for key, tree in list(self._trees.items()):
            after = markup.serialise(tree.root, tree.prolog)
            if after != tree.before:
                self.write(tree.name, after)
                self._trees[key] = tree._replace(before=after)

    def changed_parts(self) -> frozenset[str]:
        """Return the names of the parts that are not what they were: written, new or dropped."""
        self.settle()
        changed = {self._entries[key].filename for key in self._dropped}
        for key, (name, pieces) in self._written.items():
            if key not in self._entries or self._differs(key, pieces):
                changed.add(name)
        return frozenset(changed)

    def _differs(self, key: str, pieces: Pieces) -> bool:
        entry = self._entries[key]
        if entry.file_size != sum(map(len, pieces)):
            return True
        crc = 0
        for piece in pieces:
            crc = archive.deflate.crc32(piece, crc)
        return bool(crc != entry.CRC)

    def save(self) -> bytes:
        """Return the file; the very bytes that came in where nothing changed."""
        changed = {key_of(name) for name in self.changed_parts()}
        if not changed:
            return self.data
        return archive.write(self._packed(changed), self._archive.comment)

    def _packed(self, changed: set[str]) -> Iterator[Packed]:
        for entry in self._archive.entries:
            key = key_of(entry.filename)
            if entry.filename.endswith("/") or key not in changed:
                yield self._archive.copied(entry)
            elif key in self._written:
                yield archive.pack(entry.orig_filename, self._written[key][1], entry)
        for key, (name, pieces) in self._written.items():
            if key not in self._entries:
                yield archive.pack(name, pieces)
