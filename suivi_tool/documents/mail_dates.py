"""Dates as mail programs print them above a forwarded mail, in French and in English."""

from __future__ import annotations

import re
from datetime import date, datetime

from suivi_tool.documents.mail import FIRST_YEAR, in_paris

_MONTHS = (
    ("janv", "jan"), ("févr", "fevr", "feb", "fév"), ("mars", "mar"), ("avr", "apr"),
    ("mai", "may"), ("juin", "jun"), ("juil", "jul"), ("août", "aout", "aug"), ("sept", "sep"),
    ("oct",), ("nov",), ("déc", "dec"),
)  # fmt: skip
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:er)?[ \u00a0]+([^\W\d]+)\.?,?[ \u00a0]+(\d{4})\b")
_MONTH_FIRST = re.compile(r"\b([^\W\d]+)\.?[ \u00a0]+(\d{1,2}),?[ \u00a0]+(\d{4})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_FIGURES = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b")
_AMERICAN = re.compile(r"\b[AP]M\b")


def printed_date(text: str) -> date | None:
    """Return the day that `text` says, or None; with a time zone, the day in Europe/Paris.

    « 04/05/2026 » is the 4th of May, save with AM or PM, where it is the 5th of April.
    """
    moment = _internet(text)
    if moment is not None:
        return moment.date()
    return _in_words(text) or _in_figures(text)


def _internet(text: str) -> datetime | None:
    """Return the moment of « Thu, 30 Apr 2026 10:12:00 +0200 »."""
    if not re.search(r"[+-]\d{4}\b|\bGMT\b", text):
        return None
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - it imports sockets

    try:
        return in_paris(parsedate_to_datetime(text.strip()))
    except (ValueError, TypeError, IndexError):
        return None


def _in_words(text: str) -> date | None:
    if match := _DAY_FIRST.search(text):
        return _day(int(match[3]), _month(match[2]), int(match[1]))
    if match := _MONTH_FIRST.search(text):
        return _day(int(match[3]), _month(match[1]), int(match[2]))
    return None


def _in_figures(text: str) -> date | None:
    if match := _ISO.search(text):
        return _day(*map(int, match.groups()))
    if match := _FIGURES.search(text):
        first, second, year = map(int, match.groups())
        day, month = (second, first) if _AMERICAN.search(text) else (first, second)
        return _day(year if year > 99 else 2000 + year, month, day)
    return None


def _month(word: str) -> int:
    """Return 1 to 12 for « avr », « avril », « April »; 0 for another word."""
    lowered = word.lower()
    for number, starts in enumerate(_MONTHS, 1):
        if lowered.startswith(starts):
            return number
    return 0


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if found.year >= FIRST_YEAR else None
