"""Texts that a cell or a document cannot hold."""

from __future__ import annotations

import pytest

from suivi_tool.procedure.texts import CELL_LIMIT, cleaned, text_faults


def test_forbidden_characters_of_a_mail_are_removed_and_counted() -> None:
    assert cleaned("a\x00b\ud800c\n") == ("abc\n", 2)
    assert text_faults(cleaned("a\x00b\ud800c\n")[0], "x") == ()


def test_a_cell_is_full_at_32767_units_and_an_emoji_takes_two() -> None:
    assert text_faults("é" * CELL_LIMIT, "Motif") == ()
    (fault,) = text_faults("é" * (CELL_LIMIT + 1), "Motif")
    assert "32\u202f768 caractères" in fault.message
    assert text_faults("😀" * (CELL_LIMIT // 2), "Motif") == ()
    assert text_faults("😀" * (CELL_LIMIT // 2) + "ab", "Motif") != ()


@pytest.mark.parametrize(
    ("text", "said"),
    [("\x07", "(U+0007) à la position 1"), ("ab\x1fc", "(U+001F) à la position 3"),
     ("\x7f", "U+007F"), ("\ud83d", "U+D83D"), ("\ufffe", "U+FFFE")],
)  # fmt: skip
def test_a_forbidden_character_is_said_with_its_place(text: str, said: str) -> None:
    (fault,) = text_faults(text, "Motif")
    assert said in fault.message
    assert fault.field == "Motif"


def test_lines_tabs_and_odd_but_lawful_signs_are_text() -> None:
    for text in ("", "l 1\r\nl 2\t", "\x85", "\u2028", "\ufffd", "=2+2", "<w:t>&amp;"):
        assert text_faults(text, "Motif") == ()


def test_both_faults_of_one_text_are_said_at_once() -> None:
    assert len(text_faults("\x00" * (CELL_LIMIT + 1), "Motif")) == 2
