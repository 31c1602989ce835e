"""Writing into one tagged control, its look kept."""

from __future__ import annotations

import pytest
from word_controls import control, run

from suivi_tool.documents.controls import value
from suivi_tool.documents.writing import holds_only_text, write
from suivi_tool.documents.xml import w


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


def test_what_would_show_another_text_is_forgotten() -> None:
    picker = (
        "<w:showingPlcHdr/><w:dataBinding/>"
        "<w:date w:fullDate='2020-01-01T00:00:00Z'><w:dateFormat/></w:date>"
    )
    written = control(run("Choisissez une date"), picker)
    write(written, "15/05/2026")
    assert value(written) == "15/05/2026"
    assert list(written.iter(w("showingPlcHdr"), w("dataBinding"))) == []
    assert [date.get(w("fullDate")) for date in written.iter(w("date"))] == [None]


def test_the_grey_of_a_placeholder_is_no_look_for_a_text() -> None:
    grey = "<w:r><w:rPr><w:color w:val='808080'/></w:rPr><w:t>Cliquez ici</w:t></w:r>"
    written = control(grey, "<w:showingPlcHdr/>")
    write(written, "Zoé")
    assert list(written.iter(w("color"))) == []


def test_each_line_is_a_paragraph_in_the_look_of_the_first() -> None:
    model = "<w:p><w:pPr><w:jc w:val='right'/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
    written = control(model)
    write(written, "un\ndeux")
    assert [jc.get(w("val")) for jc in written.iter(w("jc"))] == ["right", "right"]


def test_a_control_without_content_is_left_alone() -> None:
    empty = control("")
    empty.remove(empty.find(w("sdtContent")))  # type: ignore[arg-type]
    write(empty, "x")
    write(empty, True)
    assert value(empty) == ""
    assert not holds_only_text(empty)
