"""Lengths on a slide from fractions of its panel."""

from __future__ import annotations

from suivi_tool.documents.slide import Place
from suivi_tool.documents.slide_place import Rectangle, panel, rgb, within

INCH = 914_400


def test_the_template_is_seen_around_the_panel() -> None:
    found = panel(10 * INCH, 5 * INCH)
    assert found == Rectangle(256_032, 182_880, 8_631_936, 4_206_240)
    assert found.left * 2 + found.width == 10 * INCH
    assert found.top * 2 + found.height == 5 * INCH


def test_the_whole_panel_and_a_quarter_of_it() -> None:
    outer = Rectangle(100, 200, 1000, 400)
    assert within(Place(0, 0, 1, 1), outer) == outer
    assert within(Place(0.5, 0.5, 0.5, 0.5), outer) == Rectangle(600, 400, 500, 200)


def test_a_colour() -> None:
    assert str(rgb("1F3864")) == "1F3864"
