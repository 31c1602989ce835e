"""A plot of a few lines as SVG text, with nothing but the standard library.

Both axes are logarithmic where the figures span more than a decade and a half (growth with size is
then a slope), else they start at nought. Each line is named at its last point. Where there is one
point a line, candidates stand side by side: they are drawn as bars, from nought.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from benchmarks.results import Series, number

WIDTH, HEIGHT = 880, 400
LEFT, RIGHT, TOP, BOTTOM = 70, 580, 44, 350
BAR_LEFT, BAR_RIGHT, BAR_STEP = 330, 780, 28
COLOURS = ("#1f4e78", "#c55a11", "#548235", "#7030a0", "#7f6000", "#595959", "#c00000")
DASHES = ("", "6 3", "2 3", "8 3 2 3")
WIDE = 30  # times the smallest figure: from there on an axis is logarithmic


@dataclass(frozen=True)
class Axis:
    """Where a figure of `low`…`high` lies between the pixels `start` and `end`."""

    low: float
    high: float
    start: float
    end: float
    log: bool

    @classmethod
    def over(cls, figures: Sequence[float], start: float, end: float) -> Axis:
        """Return the axis that holds `figures`."""
        low, high = min(figures), max(figures)
        if low > 0 and high / low > WIDE:
            return cls(10 ** math.floor(math.log10(low)), _above(high), start, end, True)
        return cls(0.0, high * 1.1 or 1.0, start, end, False)

    def at(self, figure: float) -> float:
        """Return the pixel of `figure`."""
        scale: Callable[[float], float] = math.log10 if self.log else float
        share = (scale(figure) - scale(self.low)) / (scale(self.high) - scale(self.low))
        return self.start + share * (self.end - self.start)

    def ticks(self) -> list[float]:
        """Return the figures that the axis names."""
        if self.log:
            first, last = round(math.log10(self.low)), math.floor(math.log10(self.high) + 1e-9)
            return [10.0**power for power in range(first, last + 1)]
        step = 10 ** math.floor(math.log10(self.high))
        step = next(s for s in (step / 5, step / 2, step) if self.high / s <= 7 or s == step)
        return [n * step for n in range(math.floor(self.high / step + 1e-9) + 1)]


def draw(title: str, lines: Sequence[Series]) -> str:
    """Return the plot of `lines`, which share their unit, as an SVG document."""
    if all(len(line.points) == 1 for line in lines):
        return _bars(title, lines)
    points = [point for line in lines for point in line.points]
    x_axis = Axis.over([x for x, _ in points], LEFT, RIGHT)
    y_axis = Axis.over([y for _, y in points], BOTTOM, TOP)
    parts = [_text(LEFT, 24, title, "title"), *_grid(x_axis, y_axis)]
    parts.append(_text(RIGHT, BOTTOM + 38, lines[0].x, "right"))
    parts.append(_text(LEFT - 8, TOP - 8, lines[0].unit, "right"))
    names = _apart([y_axis.at(line.points[-1][1]) for line in lines])
    for at, line in enumerate(lines):
        parts += _line(line, at, names[at], x_axis, y_axis)
    return _document(escape(title), parts)


def _bars(title: str, lines: Sequence[Series]) -> str:
    """Return one bar a line, each named and with its figure at its end."""
    axis = Axis(0.0, max(line.points[0][1] for line in lines) or 1.0, BAR_LEFT, BAR_RIGHT, False)
    parts = [_text(LEFT, 24, title, "title")]
    for at, line in enumerate(lines):
        figure, top = line.points[0][1], TOP + BAR_STEP * at
        end, middle = axis.at(figure), top + BAR_STEP / 2
        colour, width = COLOURS[at % len(COLOURS)], max(end - BAR_LEFT, 1.0)
        bar = f'x="{BAR_LEFT}" y="{top + 4:.1f}" width="{width:.1f}" height="{BAR_STEP - 8}"'
        parts.append(_text(BAR_LEFT - 8, middle + 4, line.label, "right"))
        parts.append(f'<rect {bar} fill="{colour}"/>')
        parts.append(_text(end + 8, middle + 4, f"{number(figure)} {line.unit}", "end"))
    return _document(escape(title), parts, TOP + BAR_STEP * len(lines) + 12)


def _above(figure: float) -> float:
    """Return the next 1, 2 or 5 of a decade above `figure`."""
    power = 10.0 ** math.floor(math.log10(figure))
    return next(n * power for n in (1, 2, 5, 10) if n * power >= figure)


def _apart(places: Sequence[float], gap: float = 15) -> list[float]:
    """Return where names stand, moved down until none covers another."""
    order = sorted(range(len(places)), key=lambda at: places[at])
    found = list(places)
    for before, after in pairwise(order):
        found[after] = max(found[after], found[before] + gap)
    return found


def _grid(x_axis: Axis, y_axis: Axis) -> list[str]:
    parts = []
    for tick in x_axis.ticks():
        x = x_axis.at(tick)
        parts.append(f'<line class="grid" x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{BOTTOM}"/>')
        parts.append(_text(x, BOTTOM + 18, number(tick), "middle"))
    for tick in y_axis.ticks():
        y = y_axis.at(tick)
        parts.append(f'<line class="grid" x1="{LEFT}" y1="{y:.1f}" x2="{RIGHT}" y2="{y:.1f}"/>')
        parts.append(_text(LEFT - 8, y + 4, number(tick), "right"))
    return parts


def _line(line: Series, at: int, name_at: float, x_axis: Axis, y_axis: Axis) -> list[str]:
    colour, dash = COLOURS[at % len(COLOURS)], DASHES[at % len(DASHES)]
    places = [(x_axis.at(x), y_axis.at(y)) for x, y in line.points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places]
    name = f"{line.label} ({number(line.points[-1][1])})"
    return [
        f'<polyline points="{path}" stroke="{colour}" stroke-dasharray="{dash}"/>',
        *dots,
        f'<text x="{RIGHT + 8}" y="{name_at + 4:.1f}" fill="{colour}">{escape(name)}</text>',
    ]


def _text(x: float, y: float, text: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'


STYLE = """<style>
text{font:12px sans-serif} .title{font-weight:bold;font-size:14px} .middle{text-anchor:middle}
.right{text-anchor:end} .grid{stroke:#ddd} polyline{fill:none;stroke-width:2}
</style>"""


def _document(title: str, parts: Sequence[str], height: int = HEIGHT) -> str:
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{title}">'
    sheet = '<rect width="100%" height="100%" fill="white"/>'
    return "\n".join([head, f"<title>{title}</title>", STYLE, sheet, *parts, "</svg>\n"])
