"""What one of our slides is made of: boxes of text, charts and tables on a white panel.

Places are fractions of the panel (0-1), sizes are points, colours « 1F3864 ». Every shape has a
name: by it a second run finds the shape again and changes what it says, never how it looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

INK, PAPER, EDGE = "1F2937", "FFFFFF", "D5DCE8"
SMALLEST = 14
"""No text of ours is smaller, in points: it is read from the back of a room."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a shape lies in the panel, in fractions of its width and height."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph; `state` tells that its colour is a state's and follows it at each run."""

    text: str
    size: int = SMALLEST
    bold: bool = False
    colour: str = INK
    state: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """Paragraphs on a ground of their own; `accent` is the colour of a bar at its left."""

    name: str
    place: Place
    lines: Sequence[Line]
    ground: str = PAPER
    accent: str = ""
    middle: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """One series of bars; None leaves the place empty."""

    name: str
    values: Sequence[float | None]
    colour: str
    labelled: bool = True


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars with the line of their target; a native chart that people can edit.

    `short_categories` serve where a slide is too small for `categories`. The value axis goes from
    0 to `highest` by `step`, its figures in `number_format`.
    """

    name: str
    place: Place
    title: str
    alternative: str
    categories: Sequence[str]
    short_categories: Sequence[str]
    bars: Sequence[Bars]
    target: Bars
    highest: float
    step: float
    number_format: str = "0"
    overlap: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under their headings; `widths` are shares of the width, figures stand to the right."""

    name: str
    place: Place
    alternative: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    ground: str


Shape = Box | Chart | Table


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: its name (unique in a deck), its title, its shapes, what the speaker reads."""

    name: str
    title: str
    colour: str
    shapes: Sequence[Shape]
    notes: str

    @property
    def panel(self) -> str:
        """The name of its panel."""
        return f"{self.name} – fond"

    @property
    def heading(self) -> str:
        """The name of its title."""
        return f"{self.name} – titre"
