"""Decks of three looks and the page of one committee, for the tests of slides."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import sheet_facts
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Inches

from suivi_tool.forms.committee_slide import CommitteePage
from suivi_tool.procedure.history import Change
from suivi_tool.procedure.indicators import Indicators, indicators
from suivi_tool.procedure.surveillance import surveillance
from suivi_tool.tracker import holidays_list

WIDE, SMALL = (13.333, 7.5), (10.0, 5.625)
LOOKS = {"clair": "FFFFFF", "sombre": "000000", "coloré": "C00000"}
GROUNDS = ("Conditions d’examen", "Notation", "Jury", "Recevabilité", "Surveillance", "Autre",
           "Barème")  # fmt: skip
COMMITTEE = date(2026, 12, 8)


def deck(look: str = "clair", size: tuple[float, float] = WIDE) -> bytes:
    """Return a deck of one slide of theirs, its master in the colour of `look`."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(size[0]), Inches(size[1])
    fill = presentation.slide_master.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(LOOKS[look])  # type: ignore[no-untyped-call]
    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    assert slide.shapes.title is not None
    slide.shapes.title.text = "Ordre du jour"
    return saved(presentation)


def saved(presentation: Any) -> bytes:
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()


def opened(data: bytes) -> Any:
    return Presentation(io.BytesIO(data))


def known(on: date = sheet_facts.TODAY, since: date | None = date(2026, 6, 16)) -> Indicators:
    """Return the record of the small register, each appeal with a ground of its own."""
    appeals = [
        replace(appeal, ground_family=ground)
        for appeal, ground in zip(sheet_facts.appeals(), GROUNDS, strict=True)
    ]
    calendar = holidays_list.calendar(sheet_facts.DAYS_OFF)
    return indicators(appeals, calendar, on, actions=sheet_facts.ACTIONS, since_committee=since)


def page(record: Indicators | None = None, **more: Any) -> CommitteePage:
    """Return the page of the committee of 8 December 2026."""
    found = record or known()
    values: dict[str, Any] = {
        "surveillance": surveillance(sheet_facts.COMMITTEES, [date(2026, 3, 3)], found.at),
        "late": sheet_facts.ACTIONS,
        "changes": [(date(2026, 6, 16), Change(date(2026, 4, 1), "avril 2026\u00a0: 1, puis 2."))],
    }
    return CommitteePage(COMMITTEE, "CESI Certification", found, **(values | more))


def ours(data: bytes) -> list[Any]:
    """Return our slides of a deck."""
    return [
        slide
        for slide in opened(data).slides
        if any(shape.name.startswith("MGT02") for shape in slide.shapes)
    ]


def shape(data: bytes, name: str) -> Any:
    """Return the shape of that name."""
    return next(one for slide in ours(data) for one in slide.shapes if one.name == name)


def texts(data: bytes) -> Iterator[str]:
    """Yield every text of our slides, tables too."""
    for slide in ours(data):
        for one in slide.shapes:
            if one.has_text_frame and one.text_frame.text:
                yield one.text_frame.text
            if one.has_table:
                yield from (cell.text for row in one.table.rows for cell in row.cells)
