"""A compound file, read back by another program's eye (olefile)."""

from __future__ import annotations

import io

import olefile  # type: ignore[import-untyped]
import pytest

from sample_workbooks.compound_file import Tree, write


def test_streams_and_storages_come_back_as_they_went_in() -> None:
    content: Tree = {
        "PROJECT": b"a" * 700,
        "vide": b"",
        "VBA": {"dir": b"b" * 64, "Module1": b"c" * 4095},
    }
    with olefile.OleFileIO(io.BytesIO(write(content))) as opened:
        assert sorted("/".join(path) for path in opened.listdir()) == [
            "PROJECT", "VBA/Module1", "VBA/dir", "vide",
        ]  # fmt: skip
        assert opened.openstream("PROJECT").read() == b"a" * 700
        assert opened.openstream("VBA/dir").read() == b"b" * 64
        assert opened.openstream("VBA/Module1").read() == b"c" * 4095
        assert opened.openstream("vide").read() == b""


def test_every_one_of_many_names_is_found() -> None:
    content = {f"Feuil{number}": bytes([number]) for number in range(1, 31)}
    with olefile.OleFileIO(io.BytesIO(write(content))) as opened:
        assert {name: opened.openstream(name).read() for name in content} == content


def test_a_large_stream_is_beyond_it() -> None:
    with pytest.raises(AssertionError):
        write({"grand": b"x" * 4096})
