"""All the sheets that we own, in one workbook: each is a function of the same facts."""

from __future__ import annotations

from suivi_tool.tracker import holidays_list
from suivi_tool.tracker.sheets import (
    control,
    days_off,
    deadlines,
    history,
    indicator_data,
    indicators,
)
from suivi_tool.tracker.sheets.due_cells import Desk
from suivi_tool.tracker.sheets.facts import Facts
from suivi_tool.tracker.sheets.paper import Book

SHEETS = (deadlines.SHEET, indicators.SHEET, indicator_data.SHEET, holidays_list.SHEET,
          control.SHEET, history.SHEET)  # fmt: skip
FREE_ZONES = {indicators.SHEET: (indicators.COMMENT,)}
"""What people type there stays (`put_sheet`)."""


def build(facts: Facts) -> bytes:
    """Return an XlsxWriter workbook that holds the sheets of SHEETS, values cached."""
    book = Book(date1904=facts.date1904)
    add_sheets(book, facts)
    return book.close()


def add_sheets(book: Book, facts: Facts) -> None:
    """Add the sheets of SHEETS to a workbook, in their order."""
    calendar = holidays_list.calendar(facts.days_off)
    ref = days_off.DaysOffRef(len(facts.days_off))
    deadlines.write(book, facts, Desk(facts, ref, calendar))
    indicators.write(book, facts.figures, facts.organisation)
    indicator_data.write(book, facts, ref, calendar)
    days_off.write(book, facts.days_off)
    control.write(book, facts)
    history.write(book, facts)
