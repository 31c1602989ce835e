"""A compound file ([MS-CFB], version 3) of small streams, as VBA projects are kept in."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

SECTOR, MINI = 512, 64
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = Mapping[str, "bytes | Tree"]


@dataclass
class Entry:
    """One entry of the directory: kind 5 root, 1 storage, 2 stream."""

    name: str
    kind: int
    data: bytes = b""
    left: int = FREE
    right: int = FREE
    child: int = FREE
    start: int = 0
    size: int = 0
    children: list[int] = field(default_factory=list)

    def packed(self) -> bytes:
        """Return its 128 bytes."""
        name = self.name.encode("utf-16-le")
        return struct.pack(
            "<64sHBB3I16sI16sIII",
            name, len(name) + 2, self.kind, 1, self.left, self.right, self.child,
            b"", 0, b"", self.start, self.size, 0,
        )  # fmt: skip


def write(content: Tree) -> bytes:
    """Return the compound file; every stream must be smaller than 4096 bytes."""
    entries = [Entry("Root Entry", 5)]
    _add(entries, 0, content)
    mini, mini_fat = bytearray(), list[int]()
    for entry in entries:
        if entry.kind == 2:
            _store(entry, mini, mini_fat)
    directory = b"".join(entry.packed() for entry in entries)
    free = Entry("", 0).packed()
    directory += free * (-len(entries) % 4)
    pieces = [_sectors(directory), _sectors(_numbers(mini_fat)), _sectors(bytes(mini))]
    starts, fat = [], list[int]()
    for piece in pieces:
        starts.append(len(fat) + 1)
        count = len(piece) // SECTOR
        fat += [*range(len(fat) + 2, len(fat) + 1 + count), END]
    entries[0].start, entries[0].size = starts[2], len(mini)
    pieces[0] = _sectors(b"".join(e.packed() for e in entries) + free * (-len(entries) % 4))
    header = struct.pack(
        "<8s16s5H6x9I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, starts[0], 0, 4096, starts[1], len(pieces[1]) // SECTOR, END, 0,
    )  # fmt: skip
    table = _numbers([FAT, *fat])
    assert len(table) <= SECTOR
    return header + _numbers([0], 109 * 4) + _sectors(table) + b"".join(pieces)


def _add(entries: list[Entry], parent: int, content: Tree) -> None:
    for name in sorted(content, key=lambda each: (len(each), each.upper())):
        inside = content[name]
        entries[parent].children.append(len(entries))
        if isinstance(inside, bytes):
            entries.append(Entry(name, 2, inside))
        else:
            entries.append(Entry(name, 1))
            _add(entries, len(entries) - 1, inside)
    entries[parent].child = _balanced(entries, entries[parent].children)


def _balanced(entries: list[Entry], sorted_ones: list[int]) -> int:
    if not sorted_ones:
        return FREE
    middle = len(sorted_ones) // 2
    top = sorted_ones[middle]
    entries[top].left = _balanced(entries, sorted_ones[:middle])
    entries[top].right = _balanced(entries, sorted_ones[middle + 1 :])
    return top


def _store(entry: Entry, mini: bytearray, mini_fat: list[int]) -> None:
    assert len(entry.data) < 4096
    first, count = len(mini_fat), -(-len(entry.data) // MINI)
    entry.size, entry.start = len(entry.data), first if count else END
    mini += entry.data + bytes(count * MINI - len(entry.data))
    if count:
        mini_fat += [*range(first + 1, first + count), END]


def _sectors(data: bytes) -> bytes:
    return data + bytes(-len(data) % SECTOR)


def _numbers(numbers: list[int], length: int = 0) -> bytes:
    found = struct.pack(f"<{len(numbers)}I", *numbers)
    wanted = length or len(found) + -len(found) % SECTOR
    return found + b"\xff" * (wanted - len(found))
