"""Lengths on a slide (English Metric Units) from fractions of the panel, and its colours."""

from __future__ import annotations

from typing import Any, NamedTuple

from pptx.dml.color import RGBColor

from suivi_tool.documents.slide import Place

SMALL = 12 * 914_400
"""A slide less wide than this is small: at 14 points, less fits on it (10 x 5.63 and 4:3)."""


class Rectangle(NamedTuple):
    """A place on a slide, in EMU."""

    left: int
    top: int
    width: int
    height: int


def panel(width: int, height: int) -> Rectangle:
    """Return the panel of a slide of that size: a margin lets the template be seen around it."""
    aside, above = round(width * 0.028), round(height * 0.04)
    return Rectangle(aside, above, width - 2 * aside, height - 2 * above)


def within(place: Place, outer: Rectangle) -> Rectangle:
    """Return where `place` lies on the slide whose panel is `outer`."""
    return Rectangle(
        outer.left + round(place.left * outer.width),
        outer.top + round(place.top * outer.height),
        round(place.width * outer.width),
        round(place.height * outer.height),
    )


def rgb(colour: str) -> Any:
    """Return « 1F3864 » as the library wants it."""
    return RGBColor.from_string(colour)  # type: ignore[no-untyped-call]
