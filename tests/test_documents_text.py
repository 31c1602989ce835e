"""Characters that no Word file can hold."""

from __future__ import annotations

from suivi_tool.documents.text import clean, unprintable


def test_what_is_removed_is_reported() -> None:
    assert unprintable("x\x00y\ud800z\x0b\x00") == ("U+0000", "U+D800")
    assert unprintable("\ufffe\x85") == ("U+FFFE",)
    assert unprintable("fin\r\nligne\t") == ()
    assert clean("x\x00y\ud800z\x0b") == "xyz\n"
    assert clean("un\r\ndeux\rtrois\u2028quatre") == "un\ndeux\ntrois\nquatre"
