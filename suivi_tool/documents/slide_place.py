"""From fractions of the panel to lengths on a slide (English Metric Units)."""

from __future__ import annotations

from typing import NamedTuple

from suivi_tool.documents.slide import Place

WIDE = 1.5
"""From this ratio of width to height on a slide is wide (16:9 and 16:10), else 4:3."""


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
