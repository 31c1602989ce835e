"""Working days as the samples' own formulas reckon them, to give their cells the right values.

Apart from the program on purpose: the samples are what it is tried on.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

YEARS = range(2023, 2028)
FIXED = {
    (1, 1): "Jour de l’an",
    (5, 1): "Fête du Travail",
    (5, 8): "Victoire 1945",
    (7, 14): "Fête nationale",
    (8, 15): "Assomption",
    (11, 1): "Toussaint",
    (11, 11): "Armistice 1918",
    (12, 25): "Noël",
}
EASTER = {2023: (4, 9), 2024: (3, 31), 2025: (4, 20), 2026: (4, 5), 2027: (3, 28)}
AFTER_EASTER = {1: "Lundi de Pâques", 39: "Ascension", 50: "Lundi de Pentecôte"}


@cache
def holidays() -> dict[date, str]:
    """Return the French public holidays of `YEARS` with their names, in order."""
    fixed = {date(year, *day): name for year in YEARS for day, name in FIXED.items()}
    moving = {
        date(year, *EASTER[year]) + timedelta(days=days): name
        for year in YEARS
        for days, name in AFTER_EASTER.items()
    }
    return dict(sorted((fixed | moving).items()))


def working_days_later(day: date, count: int) -> date:
    """Return what WORKDAY(day, count, holidays) gives."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5 and day not in holidays()
    return day


def months_later(day: date, count: int) -> date:
    """Return what EDATE(day, count) gives."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
