"""Reading tagged controls as a reader sees them, and writing into one."""

from __future__ import annotations

import pytest
from lxml import etree

from suivi_tool.documents.controls import value
from suivi_tool.documents.writing import holds_only_text, write
from suivi_tool.documents.xml import WORD, WORD_2010, Element, w

NAMESPACES = f'xmlns:w="{WORD}" xmlns:w14="{WORD_2010}"'


def control(content: str, properties: str = "") -> Element:
    """Return a control with that content."""
    return etree.fromstring(
        f"<w:sdt {NAMESPACES}><w:sdtPr>{properties}</w:sdtPr>"
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def run(text: str) -> str:
    """Return a run."""
    return f"<w:r><w:t>{text}</w:t></w:r>"


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


@pytest.mark.parametrize(("mark", "truth"), [("1", True), ("true", True), ("0", False)])
def test_boxes(mark: str, truth: bool) -> None:
    checkbox = f'<w14:checkbox><w14:checked w14:val="{mark}"/></w14:checkbox>'
    box = control(run("☐"), checkbox)
    assert value(box) is truth
    write(box, not truth)
    assert value(box) is not truth
    assert [text.text for text in box.iter(w("t"))] == ["☐" if truth else "☒"]


@pytest.mark.parametrize(
    "content", [run("a"), f"<w:p>{run('a')}</w:p>", f"<w:tc><w:p>{run('a')}</w:p></w:tc>"]
)
@pytest.mark.parametrize("text", ["", "b", "b\nc", "b\n\nc\t d", " é & < "])
def test_what_is_written_is_what_is_read(content: str, text: str) -> None:
    written = control(content)
    write(written, text)
    assert value(written) == text
    assert holds_only_text(written)


def test_the_look_of_the_text_and_bookmarks_stay() -> None:
    content = (
        '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>'
    )
    written = control(content)
    write(written, "b")
    assert [e.tag for e in written.iter(w("b"), w("bookmarkStart"))] == [w("bookmarkStart"), w("b")]


@pytest.mark.parametrize(
    "content",
    [
        "<w:ins><w:r/></w:ins>", "<w:commentRangeStart/>", "<w:hyperlink/>", "<w:tr/>", "<w:sdt/>",
        "<w:r><w:drawing/></w:r>", "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>",
        "<w:r><w:footnoteReference/></w:r>",
    ],
)  # fmt: skip
def test_what_a_new_text_would_destroy(content: str) -> None:
    assert not holds_only_text(control(content))
