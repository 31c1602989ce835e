"""How our sheets look: one palette, one font, one set of cell styles.

A state is always a sign, a word and a colour, never a colour alone; every text on its ground has a
contrast of at least 4.5.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

FONT = "Calibri"

NAVY = "#1F3864"
BLUE = "#2F5597"
PALE = "#EAF0F9"
MIST = "#F5F7FB"
LINE = "#D5DCE8"
INK = "#1F2937"
GREY = "#5B6472"
WHITE = "#FFFFFF"

DATE = "dd/mm/yyyy"
WEEKDAY = "[$-40C]dddd"
SHORT_DAY = "[$-40C]ddd dd/mm/yyyy"
NUMBER = "0;\u22120"
PERCENT = "0\u00a0%"


class Tone(StrEnum):
    """What a state feels like."""

    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    CALM = "calm"


INKS = {Tone.GOOD: "#17633A", Tone.WARN: "#8A4B00", Tone.BAD: "#A3201D", Tone.CALM: "#44546A"}
GROUNDS = {Tone.GOOD: "#E4F3EA", Tone.WARN: "#FDEFD9", Tone.BAD: "#FBE4E2", Tone.CALM: "#EDF0F5"}

_BASE: dict[str, Any] = {"font_name": FONT, "font_size": 11, "font_color": INK, "valign": "vcenter"}
_ROW: dict[str, Any] = {"bottom": 1, "bottom_color": LINE, "indent": 1}

STYLES: dict[str, dict[str, Any]] = {
    "plain": {},
    "title": {"font_size": 20, "bold": True, "font_color": WHITE, "bg_color": NAVY, "indent": 1},
    "subtitle": {"font_size": 11, "font_color": "#D9E2F3", "bg_color": NAVY, "indent": 1},
    "aside": {"font_color": "#D9E2F3", "bg_color": NAVY, "align": "right", "indent": 1},
    "note": {"font_size": 10, "font_color": GREY, "text_wrap": True, "indent": 1},
    "lead": {"font_size": 11, "text_wrap": True, "indent": 1},
    "section": {"font_size": 13, "bold": True, "font_color": NAVY, "bottom": 2,
                "bottom_color": NAVY, "indent": 1},
    "heading": {"bold": True, "font_color": WHITE, "bg_color": BLUE, "text_wrap": True,
                "indent": 1, "bottom": 1, "bottom_color": NAVY},
    "heading_centre": {"bold": True, "font_color": WHITE, "bg_color": BLUE, "text_wrap": True,
                       "align": "center", "bottom": 1, "bottom_color": NAVY},
    "group": {"bold": True, "font_size": 12, "font_color": NAVY, "bg_color": PALE, "indent": 1,
              "top": 1, "top_color": BLUE},
    "text": {**_ROW, "text_wrap": True},
    "strong": {**_ROW, "bold": True, "font_color": NAVY, "text_wrap": True},
    "link": {**_ROW, "font_color": BLUE, "underline": 1, "bold": True},
    "small": {**_ROW, "font_size": 10, "font_color": GREY, "text_wrap": True},
    "date": {**_ROW, "num_format": DATE, "align": "center", "indent": 0},
    "derived": {**_ROW, "num_format": DATE, "align": "center", "indent": 0, "italic": True,
                "font_color": GREY, "bg_color": MIST},
    "short_day": {**_ROW, "num_format": SHORT_DAY, "align": "center", "indent": 0},
    "weekday": {**_ROW, "num_format": WEEKDAY, "font_color": GREY},
    "number": {**_ROW, "num_format": NUMBER, "align": "center", "indent": 0},
    "decimal": {**_ROW, "num_format": "0.0", "align": "center", "indent": 0},
    "percent": {**_ROW, "num_format": PERCENT, "align": "center", "indent": 0},
    "state": {**_ROW, "bold": True},
    "centre": {**_ROW, "align": "center", "indent": 0},
    "total": {"bold": True, "font_color": NAVY, "bg_color": PALE, "align": "center", "top": 1,
              "top_color": BLUE, "bottom": 1, "bottom_color": BLUE},
    "entry": {**_ROW, "bg_color": "#FFFDF4", "text_wrap": True, "locked": False},
    "entry_date": {**_ROW, "bg_color": "#FFFDF4", "num_format": DATE, "align": "center",
                   "indent": 0, "locked": False},
    "hidden": {"font_size": 9, "font_color": "#8A93A3"},
    "hidden_date": {"font_size": 9, "font_color": "#8A93A3", "num_format": DATE},
}  # fmt: skip


def style(name: str, **more: Any) -> dict[str, Any]:
    """Return the properties of a named style, some of them changed."""
    return {**_BASE, **STYLES[name], **more}


def tone(which: Tone) -> dict[str, Any]:
    """Return the conditional format of a tone."""
    return {"font_color": INKS[which], "bg_color": GROUNDS[which]}
