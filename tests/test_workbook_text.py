"""Text in a workbook's XML, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suivi_tool.errors import RefusedInput
from suivi_tool.workbook import text
from suivi_tool.workbook.markup import parse


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_written_is_read_back(value: str) -> None:
    markup = text.element("t", value)
    read = text.decode(parse(markup.encode()).text or "")
    assert read == value.replace("\r\n", "\n")


def test_what_excel_reads_as_an_escape_is_escaped() -> None:
    assert text.encode("_x0041_\x07") == "_x005F_x0041__x0007_"


def test_half_a_pair_is_replaced() -> None:
    assert text.encode("a\ud800b") == "a\ufffdb"


def test_a_text_too_long_is_refused() -> None:
    text.check_length("é" * 32_767)
    with pytest.raises(RefusedInput, match="40000 caractères"):
        text.check_length("é" * 40_000)


def test_entities_are_read() -> None:
    assert text.plain("a&amp;b&lt;&#65;&#x42;&quot;&inconnu;") == 'a&b<AB"&inconnu;'
