"""From a value to a cell: its content, and the look that shows it for what it is."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from typing import NamedTuple

from suivi_tool.errors import RefusedInput
from suivi_tool.workbook import number_formats, serials, text
from suivi_tool.workbook.cells import Content, content_of, formula_content, shared_content
from suivi_tool.workbook.contents import Contents
from suivi_tool.workbook.values import Formula, Link, Value

_LIKE_FORMULA = ("=", "+", "-", "@")


class Written(NamedTuple):
    """A cell ready to be placed; `link` is where it leads, "" where it is no hyperlink."""

    style: int
    content: Content
    link: str = ""


def is_empty(value: Value) -> bool:
    """Tell whether the value leaves its cell empty."""
    return value is None or value == ""


def write(contents: Contents, value: Value, style: int, prefix: str = "") -> Written:
    """Return the cell that holds `value`, in the look `style` where that shows it rightly.

    Text stays text whatever it begins with; a day gets a date format where the look has none; a
    number loses a date format. Raises `RefusedInput` for what Excel cannot hold.
    """
    if isinstance(value, Link):
        shown = write(contents, value.text, style, prefix)
        return Written(contents.styles.as_link(shown.style), shown.content, value.target)
    if is_empty(value):
        return Written(style, Content())
    if isinstance(value, Formula):
        return _formula(contents, value, style, prefix)
    if isinstance(value, str):
        return _text(contents, value, style, prefix)
    if isinstance(value, date):
        return _date(contents, value, style, prefix)
    return _number(contents, value, style, prefix)


def _number(contents: Contents, value: float | None, style: int, prefix: str) -> Written:
    if isinstance(value, bool) or value is None:
        return Written(style, content_of(value, prefix))
    if not math.isfinite(value):
        raise RefusedInput("Ce nombre n’est pas fini.", remedy="Donnez un nombre ordinaire.")
    if style and contents.styles.shows_date_or_time(style):
        style = contents.styles.with_format(style, number_formats.GENERAL)
    return Written(style, content_of(value, prefix))


def _text(contents: Contents, value: str, style: int, prefix: str) -> Written:
    text.check_length(value)
    if value.startswith(_LIKE_FORMULA):
        style = contents.styles.as_text(style)
    strings = contents.strings
    if strings is None:
        return Written(style, content_of(value, prefix))
    return Written(style, shared_content(strings.index(value), prefix))


def _day_style(contents: Contents, value: date, style: int) -> int:
    if contents.styles.shows_day(style):
        return style
    timed = isinstance(value, datetime) and (value.hour, value.minute, value.second) != (0, 0, 0)
    wanted = number_formats.DATE_AND_TIME if timed else number_formats.SHORT_DATE
    return contents.styles.with_format(style, wanted)


def _date(contents: Contents, value: date, style: int, prefix: str) -> Written:
    number = serials.serial(value, date1904=contents.workbook.date1904)
    return Written(_day_style(contents, value, style), content_of(number, prefix))


def _formula(contents: Contents, value: Formula, style: int, prefix: str) -> Written:
    cached = value.cached
    if isinstance(cached, date):
        style = _day_style(contents, cached, style)
        cached = serials.serial(cached, date1904=contents.workbook.date1904)
    formula = re.sub(r"^=", "", value.text)
    return Written(style, formula_content(formula, cached, prefix))
