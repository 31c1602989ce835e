"""How a value is written into a document, and the small words that French letters need."""

from __future__ import annotations

from datetime import date

from suivi_tool.procedure.dates_fr import short


def day(on: date | None) -> str:
    """Return « 30/04/2026 », or nothing where the date is not known."""
    return short(on) if on else ""
