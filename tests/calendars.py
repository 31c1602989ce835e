"""The public holidays of metropolitan France, for the tests of the rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from suivi_tool.procedure.working_days import Calendar

EASTER = {2025: date(2025, 4, 20), 2026: date(2026, 4, 5), 2027: date(2027, 3, 28)}


def french_calendar(closing: Mapping[date, str] | None = None, *years: int) -> Calendar:
    """Return the calendar of `years` (2025 to 2027), Pentecost Monday a holiday (A10)."""
    covered = years or tuple(EASTER)
    holidays: dict[date, str] = {}
    for year in covered:
        easter = EASTER[year]
        holidays |= {
            date(year, 1, 1): "Jour de l'an",
            easter + timedelta(1): "Lundi de Pâques",
            date(year, 5, 1): "Fête du Travail",
            date(year, 5, 8): "Victoire 1945",
            easter + timedelta(39): "Ascension",
            easter + timedelta(50): "Lundi de Pentecôte",
            date(year, 7, 14): "Fête nationale",
            date(year, 8, 15): "Assomption",
            date(year, 11, 1): "Toussaint",
            date(year, 11, 11): "Armistice 1918",
            date(year, 12, 25): "Noël",
        }
    return Calendar(holidays, closing or {}, frozenset(covered))
