"""The zip file that a workbook is: entries copied as they are, others inflated and deflated.

An entry that nobody changed keeps its compressed bytes; only its header is written again,
without a data descriptor. Sizes are checked before anything is inflated.
"""

from __future__ import annotations

import importlib
import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from suivi_tool.workbook import refusals

deflate: Any
try:
    deflate = importlib.import_module("isal.isal_zlib")
except ImportError:  # a platform without a wheel of isal: slower, the same content
    deflate = zlib

MAX_PART = 320 << 20
MAX_RATIO = 150
RATIO_COUNTS_FROM = 8 << 20
_LEVEL = 2 if deflate is not zlib else 1
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_LIMIT = 0xFFFFFFFF
_STEP = 1 << 20  # at once into the deflater: what comes out of it is never moved to a larger place
_LOOK = 1 << 15  # small enough for what is inflated to stay in the same place in memory

Pieces = Sequence[bytes | memoryview]


class Packed(NamedTuple):
    """One entry ready to be written: its compressed bytes, in pieces, and what its headers say."""

    name: bytes
    flags: int
    method: int
    moment: tuple[int, int]
    crc: int
    size: int
    pieces: Pieces
    attributes: int = 0
    system: int = 0


class Archive:
    """The entries of a zip file held in memory."""

    def __init__(self, data: bytes) -> None:
        refusals.check_first_bytes(data)
        self._data = data
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as opened:
                self.entries = tuple(opened.infolist())
                self.comment = opened.comment
        except (
            zipfile.BadZipFile,
            ValueError,
            struct.error,
            NotImplementedError,
            OSError,
        ) as error:
            raise refusals.damaged("archive illisible") from error
        for entry in self.entries:
            self._check(entry)

    def _check(self, entry: zipfile.ZipInfo) -> None:
        if entry.flag_bits & 1:
            raise refusals.damaged("archive chiffrée")
        ratio = entry.file_size / max(1, entry.compress_size)
        if entry.file_size > MAX_PART or (
            entry.file_size > RATIO_COUNTS_FROM and ratio > MAX_RATIO
        ):
            raise refusals.bomb()

    def _packed_bytes(self, entry: zipfile.ZipInfo) -> memoryview:
        head = self._data[entry.header_offset : entry.header_offset + 30]
        if len(head) < 30 or head[:4] != b"PK\3\4":
            raise refusals.damaged("entrée sans en-tête", entry.filename)
        start = entry.header_offset + 30 + sum(struct.unpack("<HH", head[26:30]))
        if start + entry.compress_size > len(self._data):
            raise refusals.damaged("entrée tronquée", entry.filename)
        return memoryview(self._data)[start : start + entry.compress_size]

    def head(self, entry: zipfile.ZipInfo, length: int = 1024) -> bytes:
        """Return the first bytes of an entry; nothing where they cannot be inflated."""
        packed = self._packed_bytes(entry)
        if entry.compress_type == zipfile.ZIP_STORED:
            return bytes(packed[:length])
        try:
            return bytes(deflate.decompressobj(-15).decompress(packed[: 4 * length], length))
        except deflate.error:
            return b""

    def inflate(self, entry: zipfile.ZipInfo) -> bytes:
        """Return the entry's bytes; raises `WorkbookRefused` where they are not what it says."""
        packed = self._packed_bytes(entry)
        try:
            if entry.compress_type == zipfile.ZIP_STORED:
                data = bytes(packed)
            elif entry.compress_type == zipfile.ZIP_DEFLATED:
                stream = deflate.decompressobj(-15)
                data = stream.decompress(packed, entry.file_size + 1)
            else:
                raise refusals.damaged("compression inconnue", entry.filename)
        except deflate.error as error:
            raise refusals.damaged("données illisibles", entry.filename) from error
        if len(data) != entry.file_size or deflate.crc32(data) != entry.CRC:
            raise refusals.damaged("somme de contrôle fausse", entry.filename)
        return data

    def pieces(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """Yield the entry's bytes in small pieces, none of them kept.

        Raises `WorkbookRefused` as `inflate` does, where the end is reached.
        """
        if entry.compress_type != zipfile.ZIP_DEFLATED:
            yield self.inflate(entry)
            return
        stream, packed = deflate.decompressobj(-15), self._packed_bytes(entry)
        crc = size = 0
        for at in range(0, len(packed), _LOOK):
            try:
                piece = stream.decompress(packed[at : at + _LOOK])
            except deflate.error as error:
                raise refusals.damaged("données illisibles", entry.filename) from error
            yield piece
            crc, size = deflate.crc32(piece, crc), size + len(piece)
        if size != entry.file_size or crc != entry.CRC:
            raise refusals.damaged("somme de contrôle fausse", entry.filename)

    def copied(self, entry: zipfile.ZipInfo) -> Packed:
        """Return the entry as it is, ready to be written."""
        return Packed(
            entry.orig_filename.encode("utf-8" if entry.flag_bits & 0x800 else "cp437"),
            entry.flag_bits & ~0x08,
            entry.compress_type,
            _moment(entry.date_time),
            entry.CRC,
            entry.file_size,
            (self._packed_bytes(entry),),
            entry.external_attr,
            entry.create_system,
        )


def pack(name: str, pieces: Pieces, like: zipfile.ZipInfo | None = None) -> Packed:
    """Deflate `pieces`, one after the other, into an entry dated as `like` (else 1980)."""
    stream = deflate.compressobj(_LEVEL, zlib.DEFLATED, -15)
    out, crc, size = [], 0, 0
    for piece in pieces:
        view = memoryview(piece)
        out += [stream.compress(view[at : at + _STEP]) for at in range(0, len(view), _STEP)]
        crc = deflate.crc32(piece, crc)
        size += len(piece)
    out.append(stream.flush())
    ascii_name = name.isascii()
    return Packed(
        name.encode("ascii" if ascii_name else "utf-8"),
        0 if ascii_name else 0x800,
        zipfile.ZIP_DEFLATED,
        _moment(like.date_time if like else (1980, 1, 1, 0, 0, 0)),
        crc,
        size,
        out,
        like.external_attr if like else 0,
        like.create_system if like else 0,
    )


def _moment(when: tuple[int, int, int, int, int, int]) -> tuple[int, int]:
    year, month, day, hour, minute, second = when
    return (hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day)


def write(entries: Iterable[Packed], comment: bytes = b"") -> bytes:
    """Return the zip file with these entries in this order.

    Nothing of 4 GB or more is written: parts are limited to `MAX_PART`.
    """
    out: list[bytes | memoryview] = []
    directory: list[bytes] = []
    offset = count = 0
    for entry in entries:
        version = 20
        length = sum(map(len, entry.pieces))
        common = (entry.flags, entry.method, *entry.moment, entry.crc, length, entry.size)
        out.append(_LOCAL.pack(b"PK\3\4", version, *common, len(entry.name), 0) + entry.name)
        out.extend(entry.pieces)
        made_by = entry.system << 8 | version
        directory.append(
            _CENTRAL.pack(
                b"PK\1\2", made_by, version, *common, len(entry.name), 0, 0, 0, 0,
                entry.attributes & _LIMIT, offset,
            )
            + entry.name
        )  # fmt: skip
        offset += 30 + len(entry.name) + length
        count += 1
    size = sum(map(len, directory))
    if offset + size >= _LIMIT or count >= 0xFFFF:
        raise refusals.bomb()
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, size, offset, len(comment))
    return b"".join([*out, *directory, end, comment])
