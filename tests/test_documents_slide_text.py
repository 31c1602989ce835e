"""Boxes of text on a slide, said anew without a change of look."""

from __future__ import annotations

from typing import Any

from committee_pages import deck, opened
from pptx.util import Pt

from suivi_tool.documents.slide import Box, Line, Place
from suivi_tool.documents.slide_place import Rectangle
from suivi_tool.documents.slide_text import add_box, say

WHERE = Rectangle(0, 0, 3_000_000, 1_000_000)
LINES = (Line("2 sur 11", 28, bold=True, colour="C00000", state=True), Line("avril et novembre"))


def shapes(box: Box) -> Any:
    slide = opened(deck()).slides[0]
    add_box(slide.shapes, box, WHERE)
    return slide.shapes


def frame(*lines: Line) -> Any:
    return next(s for s in shapes(Box("carte", Place(0, 0, 1, 1), lines)) if s.name == "carte"
                ).text_frame  # fmt: skip


def test_a_box_says_its_lines_in_french_and_its_bar_says_nothing() -> None:
    made = shapes(Box("carte", Place(0, 0, 1, 1), LINES, accent="1F3864"))
    text = next(shape for shape in made if shape.name == "carte").text_frame
    assert text.text == "2 sur 11\navril et novembre"
    assert text.paragraphs[0].runs[0].font.size == Pt(28)
    assert b'lang="fr-FR"' in text._txBody.xml.encode()
    bar = next(shape for shape in made if shape.name == "carte – filet")
    assert "decorative" in bar._element.xml


def test_the_same_words_again_change_nothing() -> None:
    assert not say(frame(*LINES), LINES)


def test_new_words_come_in_the_look_that_people_gave() -> None:
    text = frame(*LINES)
    text.paragraphs[1].runs[0].font.size = Pt(20)
    assert say(text, (LINES[0], Line("mai")))
    assert text.paragraphs[1].runs[0].text == "mai"
    assert text.paragraphs[1].runs[0].font.size == Pt(20)


def test_only_the_colour_of_a_state_follows_the_state() -> None:
    text = frame(*LINES)
    green = Line("0 sur 11", 28, colour="2E7D32", state=True)
    assert say(text, (green, Line("avril et novembre", colour="2E7D32")))
    colours = [str(paragraph.runs[0].font.color.rgb) for paragraph in text.paragraphs]
    assert colours == ["2E7D32", "1F2937"]


def test_more_lines_and_fewer() -> None:
    text = frame(*LINES)
    assert say(text, [Line(word) for word in "abc"])
    assert text.text == "a\nb\nc"
    assert say(text, [Line("a")])
    assert text.text == "a"
