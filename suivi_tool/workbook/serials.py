"""Dates as Excel counts them: days since 1900 (with its 29 February 1900) or since 1904."""

from __future__ import annotations

from datetime import date, datetime

from suivi_tool.errors import RefusedInput

_DAY_ZERO_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 - Excel's dates have no zone
_DAY_ZERO_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
_AFTER_LEAP_ERROR = 60


def serial(day: date, *, date1904: bool = False) -> float:
    """Return the number of the day (and time); raises `RefusedInput` before Excel's first day."""
    moment = (
        day.replace(tzinfo=None)
        if isinstance(day, datetime)
        else datetime(day.year, day.month, day.day)  # noqa: DTZ001
    )
    since = moment - (_DAY_ZERO_1904 if date1904 else _DAY_ZERO_1900)
    days = since.days + (since.seconds + since.microseconds / 1e6) / 86400
    if not date1904 and days <= _AFTER_LEAP_ERROR:
        days -= 1
    if days < 0:
        raise RefusedInput(
            f"Excel ne sait pas écrire la date du {day:%d/%m}/{day.year:04}.",
            remedy="Corrigez l’année de cette date.",
        )
    return int(days) if days == int(days) else days
