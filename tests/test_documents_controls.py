"""Reading tagged controls as a reader sees them, whatever Word made of their text."""

from __future__ import annotations

import pytest
from word_controls import control, run

from suivi_tool.documents.controls import value


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("a") + run("b"), "ab"),
        (f"{run('a')}<w:proofErr/><w:ins>{run('b')}</w:ins>", "ab"),
        (f"{run('a')}<w:del><w:r><w:delText>b</w:delText></w:r></w:del>", "a"),
        (f"<w:p>{run('a')}</w:p><w:p>{run('b')}</w:p>", "a\nb"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>", "a\nb\tc"),
        ("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr></w:p>", ""),
        ("<w:r><w:br w:type='page'/><w:t>a</w:t></w:r>", "a"),
        (f"<w:tc><w:p>{run('a')}</w:p></w:tc>", "a"),
        ("", ""),
    ],
)
def test_texts(content: str, text: str) -> None:
    assert value(control(content)) == text


def test_a_placeholder_is_no_text() -> None:
    assert value(control(run("Cliquez ici"), "<w:showingPlcHdr/>")) == ""


@pytest.mark.parametrize(
    ("mark", "truth"), [("1", True), ("true", True), ("on", True), ("0", False)]
)
def test_a_box_is_a_truth(mark: str, truth: bool) -> None:
    checkbox = f'<w14:checkbox><w14:checked w14:val="{mark}"/></w14:checkbox>'
    assert value(control(run("☐"), checkbox)) is truth
    assert value(control(run("☒"), "<w14:checkbox/>")) is False
