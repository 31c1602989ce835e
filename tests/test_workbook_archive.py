"""The zip file: entries kept as they are, and what is not believed."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from workbook_cases import packed, parts, tracker

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook import archive
from suivi_tool.workbook.archive import Archive


def raw(data: bytes) -> dict[str, bytes]:
    opened = Archive(data)
    return {entry.filename: b"".join(opened.copied(entry).pieces) for entry in opened.entries}


def test_entries_are_copied_with_their_compressed_bytes() -> None:
    data = tracker()
    opened = Archive(data)
    again = archive.write(map(opened.copied, opened.entries), opened.comment)
    assert raw(again) == raw(data)
    assert zipfile.ZipFile(io.BytesIO(again)).testzip() is None


def test_data_descriptors_and_accents_in_names_are_taken() -> None:
    class Unseekable(io.RawIOBase):
        def __init__(self) -> None:
            self.data = b""

        def writable(self) -> bool:
            return True

        def write(self, piece: object) -> int:
            self.data += bytes(piece)  # type: ignore[call-overload]
            return len(bytes(piece))  # type: ignore[call-overload]

    out = Unseekable()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("été.xml", "contenu")
    assert zipfile.ZipFile(io.BytesIO(out.data)).infolist()[0].flag_bits & 8
    read = Archive(out.data)
    again = archive.write(map(read.copied, read.entries))
    assert parts(again) == {"été.xml": b"contenu"}


def test_zip64_is_taken() -> None:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w") as opened,
        opened.open(zipfile.ZipInfo("a.xml"), "w", force_zip64=True) as entry,
    ):
        entry.write(b"contenu")
    read = Archive(buffer.getvalue())
    assert parts(archive.write(map(read.copied, read.entries))) == {"a.xml": b"contenu"}


def test_pieces_are_deflated_into_one_entry() -> None:
    made = archive.write([archive.pack("a/b.xml", (b"ab" * 999, b"", b"c"))])
    assert parts(made) == {"a/b.xml": b"ab" * 999 + b"c"}


def test_a_size_that_lies_is_refused() -> None:
    data = bytearray(packed({"a.xml": b"x" * 5000}))
    struct.pack_into("<I", data, data.rfind(b"PK\1\2") + 24, 4000)
    opened = Archive(bytes(data))
    with pytest.raises(WorkbookRefused, match="somme de contrôle"):
        opened.inflate(opened.entries[0])


def test_a_bomb_is_refused_before_it_is_inflated() -> None:
    with pytest.raises(WorkbookRefused, match="volume de données"):
        Archive(packed({"a.xml": b" " * (20 << 20)}))


def test_an_entry_comes_whole_in_pieces() -> None:
    for content in (bytes(range(35, 123)) * 90_000, b"!", b""):
        opened = Archive(packed({"a.xml": content}))
        assert b"".join(opened.pieces(opened.entries[0])) == content


def test_an_entry_that_is_looked_through_is_not_believed_either() -> None:
    opened = Archive(archive.write([archive.pack("a.xml", (b"abc" * 9_000,))]))
    opened.entries[0].CRC ^= 1
    with pytest.raises(WorkbookRefused, match="contrôle"):
        list(opened.pieces(opened.entries[0]))
