"""The text of a mail written in HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suivi_tool.documents.html_text import html_to_text


@given(st.text(max_size=200))
def test_html_never_crashes(text: str) -> None:
    assert isinstance(html_to_text(text), str)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a<br>b</p><p>c</p>", "a\nb\n\nc"),
        ("<table><tr><td>De :</td><td>A</td></tr><tr><td>Objet :</td><td>B</td></tr></table>",
         "De : A\n\nObjet : B"),
        ("<style>x</style>a<script>y</script>b", "ab"),
        ("<b>gras</b> &eacute;&amp;&nbsp;fin", "gras é& fin"),
        ("<p>jamais <i>fermé", "jamais fermé"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_a_reader_sees(html: str, text: str) -> None:
    assert html_to_text(html) == text
