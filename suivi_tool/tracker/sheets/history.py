"""« COPIL – historique »: the figures each committee saw, and what has changed since."""

from __future__ import annotations

from suivi_tool.tracker.sheets.facts import Facts
from suivi_tool.tracker.sheets.paper import Book
from suivi_tool.tracker.sheets.references import absolute

SHEET = "COPIL – historique"
COMMITTEES_FIRST, COMMITTEES_LAST = 8, 47


def committees_range() -> str:
    """Return the range of the dates of the committees."""
    return absolute(SHEET, 1, COMMITTEES_FIRST, COMMITTEES_LAST)


def write(book: Book, facts: Facts) -> None:
    """Add the sheet."""
    page = book.page(SHEET, tab="#8A93A3")
    page.widths(130, 130, 130)
    page.band(6, SHEET, "", facts.organisation)
    for at, when in enumerate(sorted(facts.committees)):
        page.put(COMMITTEES_FIRST + at, 1, when, "date")
    page.printed(COMMITTEES_LAST, 6)
