"""Number formats: which of them show a date."""

from __future__ import annotations

import re

FIRST_CUSTOM = 164
GENERAL = 0
SHORT_DATE = 14
DATE_AND_TIME = 22

_DATE_IDS = {*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58}
_TIME_IDS = {*range(18, 22), *range(32, 36), 45, 46, 47, 55, 56}
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)


def shows_day(number: int, code: str = "") -> bool:
    """Tell whether the format shows a day, month or year."""
    if number < FIRST_CUSTOM and not code:
        return number in _DATE_IDS
    bare = _LITERAL.sub("", code).lower()
    if "general" in bare or "standard" in bare:
        return False
    return "y" in bare or "d" in bare or ("m" in bare and not {"h", "s"} & set(bare))


def shows_date_or_time(number: int, code: str = "") -> bool:
    """Tell whether a number in this format is read as a date, a time or a duration."""
    if number < FIRST_CUSTOM and not code:
        return number in _DATE_IDS or number in _TIME_IDS
    bare = _LITERAL.sub("", code).lower()
    if "general" in bare:
        return False
    return bool(set("ymdhs") & set(bare))
