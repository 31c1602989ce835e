"""Characters that no Word file can hold."""

from __future__ import annotations

from suivi_tool.documents.text import clean, cleaned_fields


def test_what_is_removed_is_reported() -> None:
    values = {"a": "x\x00y\ud800z\x0b", "b": "fin\r\nligne", "c": True, "d": "\ufffe\x85"}
    assert cleaned_fields(values) == {"a": ("U+0000", "U+D800"), "d": ("U+FFFE",)}
    assert clean("x\x00y\ud800z\x0b") == "xyz\n"
