"""What the cells under a heading look like: dates, words of a list, or anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from suivi_tool.procedure.words import plain
from suivi_tool.tracker.columns import Column, Kind
from suivi_tool.tracker.view import Cell

_DATE_LIKE = re.compile(
    r"\D*\d{1,4}\s*[-/. ]\s*(?:\d{1,2}|[a-zéûA-Z]{3,9}\.?)\s*[-/. ]\s*\d{2,4}\D*"
)
_DURATION = re.compile(r"\d+(?:[.,]\d+)?\s*(?:$|j\b|jours?\b|mois\b|sem|ans?\b|h\b)", re.IGNORECASE)
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_050  # 2000-01-01 to 2099-12-31
_DATES_OF = (Kind.DATE, Kind.DATES)


def is_date_like(value: Cell) -> bool:
    """Tell whether a person would read `value` as a date."""
    if isinstance(value, date):
        return True
    if isinstance(value, str):
        return _DATE_LIKE.fullmatch(value.strip()) is not None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return _FIRST_SERIAL <= value <= _LAST_SERIAL


def share_of_dates(values: Sequence[Cell]) -> float:
    """Return the share of `values` that are dates, 0 where there are none."""
    return sum(map(is_date_like, values)) / len(values) if values else 0.0


def share_of_durations(values: Sequence[Cell]) -> float:
    """Return the share of `values` that are durations (30, « 2 mois »), 0 where there are none."""
    return sum(map(_is_duration, values)) / len(values) if values else 0.0


def _is_duration(value: Cell) -> bool:
    if isinstance(value, str):
        return _DURATION.match(value.strip()) is not None
    figure = isinstance(value, int | float) and not isinstance(value, bool)
    return figure and not is_date_like(value)


def share_of_words(values: Sequence[Cell], words: Iterable[str]) -> float:
    """Return the share of `values` that are among `words`, 0 where there are none."""
    known = {plain(word) for word in words}
    hits = sum(isinstance(value, str) and plain(value) in known for value in values)
    return hits / len(values) if values else 0.0


def could_be(column: Column, values: Sequence[Cell]) -> bool:
    """Tell whether cells with `values` could be the cells of `column`; no value excludes none."""
    if not values:
        return True
    dates = share_of_dates(values)
    return dates >= 0.3 if column.kind in _DATES_OF else dates <= 0.7


def mostly_distinct(values: Sequence[Cell]) -> bool:
    """Tell whether `values` could number their rows; some numbers are given twice."""
    return len(set(map(str, values))) >= 0.5 * len(values)
