"""Boxes of text on a slide: made once, and said anew without a change of look."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from pptx.enum.dml import MSO_COLOR_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu, Pt

from suivi_tool.documents.slide import Box, Line
from suivi_tool.documents.slide_place import Rectangle, rgb

_PADDING = Pt(8)
_ACCENT = Pt(5)


def add_box(shapes: Any, box: Box, where: Rectangle) -> None:
    """Add a box, and the bar of its accent."""
    shape = rectangle(shapes, box.name, where, box.ground)
    if box.accent:
        bar = Rectangle(where.left, where.top, int(_ACCENT), where.height)
        decorative(rectangle(shapes, f"{box.name} – filet", bar, box.accent))
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if box.middle else MSO_ANCHOR.TOP
    frame.margin_left, frame.margin_right = Emu(_PADDING + _ACCENT if box.accent else 0), _PADDING
    frame.margin_top = frame.margin_bottom = Pt(5)
    for at, line in enumerate(box.lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        add_run(paragraph, line)
        if at and not box.middle:
            paragraph.space_before = Pt(4)


def add_run(paragraph: Any, line: Line) -> None:
    """Write a line into an empty paragraph."""
    run = paragraph.add_run()
    run.text = line.text
    run.font.size, run.font.bold = Pt(line.size), line.bold
    run.font.color.rgb = rgb(line.colour)
    run._r.get_or_add_rPr().set("lang", "fr-FR")


def rectangle(shapes: Any, name: str, where: Rectangle, colour: str, edge: str = "") -> Any:
    """Add a rectangle without shadow; `edge` is the colour of its outline, if any."""
    left, top, width, height = (Emu(number) for number in where)
    shape = shapes.add_shape(MSO_SHAPE.RECTANGLE, left, top, width, height)
    shape.name = name
    shape.shadow.inherit = False
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)
    if edge:
        shape.line.color.rgb = rgb(edge)
        shape.line.width = Pt(0.75)
    else:
        shape.line.fill.background()
    for paragraph in shape.text_frame.paragraphs:
        paragraph.alignment = None
    style = shape._element.find("{*}style")
    if style is not None:
        shape._element.remove(style)
    return shape


def decorative(shape: Any) -> None:
    """Mark a shape as one that a screen reader passes over."""
    from lxml import etree  # noqa: PLC0415

    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.append(etree.fromstring(_DECORATIVE))


def say(frame: Any, lines: Sequence[Line]) -> bool:
    """Let a text frame say `lines` in the look that it has; return whether it said otherwise."""
    before = _state_of(frame)
    _match(frame, len(lines))
    for paragraph, line in zip(frame.paragraphs, lines, strict=True):
        runs = paragraph.runs
        if not runs:
            add_run(paragraph, line)
            continue
        for extra in runs[1:]:
            extra._r.getparent().remove(extra._r)
        runs[0].text = line.text
        if line.state and runs[0].font.color.type == MSO_COLOR_TYPE.RGB:
            runs[0].font.color.rgb = rgb(line.colour)
    return _state_of(frame) != before


def _match(frame: Any, number: int) -> None:
    """Give the frame that number of paragraphs: the last one is repeated, or the last ones go."""
    body = frame._txBody
    paragraphs = list(body.p_lst)
    for extra in paragraphs[max(number, 1) :]:
        body.remove(extra)
    for _ in range(number - len(paragraphs)):
        body.append(copy.deepcopy(body.p_lst[-1]))


def _state_of(frame: Any) -> list[tuple[str, str]]:
    return [
        (run.text, str(run.font.color.rgb) if run.font.color.type == MSO_COLOR_TYPE.RGB else "")
        for paragraph in frame.paragraphs
        for run in paragraph.runs
    ]


_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
    "</a:extLst>"
)
