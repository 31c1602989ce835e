"""How a value is written into a document, and the small words that French letters need."""

from __future__ import annotations

from datetime import date

from suivi_tool.procedure.dates_fr import long, short
from suivi_tool.procedure.words import NBSP


def day(on: date | None) -> str:
    """Return « 30/04/2026 », or nothing where the date is not known."""
    return short(on) if on else ""


def long_day(on: date | None) -> str:
    """Return « 30 avril 2026 » that no line cuts, or nothing where the date is not known."""
    return long(on).replace(" ", NBSP) if on else ""
