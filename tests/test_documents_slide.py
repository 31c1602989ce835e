"""What one of our slides is made of."""

from __future__ import annotations

from committee_pages import page

from suivi_tool.documents.slide import SMALLEST, Box, Chart, Slide, Table
from suivi_tool.forms.committee_slide import slides

OURS = slides(page())


def test_a_slide_names_its_panel_and_its_title_after_itself() -> None:
    slide = Slide("MGT02 indicateurs", "Titre", "1F3864", (), "")
    assert slide.panel == "MGT02 indicateurs – fond"
    assert slide.heading == "MGT02 indicateurs – titre"


def test_no_two_shapes_of_a_deck_bear_one_name() -> None:
    names = [shape.name for slide in OURS for shape in slide.shapes]
    names += [name for slide in OURS for name in (slide.panel, slide.heading)]
    assert sorted(names) == sorted(set(names))


def test_every_shape_lies_on_its_panel() -> None:
    for slide in OURS:
        for shape in slide.shapes:
            place = shape.place
            assert 0 <= place.left <= place.left + place.width <= 1, shape.name
            assert 0 <= place.top <= place.top + place.height <= 1, shape.name


def test_what_is_read_from_the_back_of_a_room() -> None:
    boxes = [shape for slide in OURS for shape in slide.shapes if isinstance(shape, Box)]
    assert min(line.size for box in boxes for line in box.lines) >= SMALLEST
    for slide in OURS:
        for shape in slide.shapes:
            if isinstance(shape, Chart | Table):
                assert shape.alternative.strip(), shape.name
