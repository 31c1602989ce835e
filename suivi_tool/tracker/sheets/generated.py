"""All the sheets that we own, in one workbook: each is a function of the same facts."""

from __future__ import annotations

from datetime import date, timedelta

from suivi_tool.procedure.acknowledgement import ACKNOWLEDGEMENT_DAYS
from suivi_tool.procedure.working_days import Calendar, UnknownYear
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
from suivi_tool.tracker.sheets.indicator_data import DAYS, Limits, Source
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
    figures = facts.figures
    source = Source(
        register=facts.register,
        days_off=ref,
        covered_years=calendar.years,
        reply_default=figures.reply_default,
        committees=history.committees_range(),
    )
    deadlines.write(book, facts, Desk(facts, ref, calendar))
    indicators.write(book, figures, facts.organisation)
    limits = _limits(calendar, facts.today, figures.reply_default)
    indicator_data.write(book, figures, source, limits, fixed=facts.fixed_today)
    days_off.write(book, facts.days_off)
    control.write(book, facts)
    history.write(book, facts)


def _limits(calendar: Calendar, today: date, reply_default: int | None) -> Limits:
    first = date(today.year - 1, 1, 1)
    received = [first + timedelta(days=at) for at in range(DAYS)]
    return Limits(
        tuple(_due(calendar, when, ACKNOWLEDGEMENT_DAYS) for when in received),
        tuple(_due(calendar, when, reply_default) for when in received) if reply_default else (),
    )


def _due(calendar: Calendar, received: date, count: int) -> date | None:
    try:
        return calendar.add(received, count)
    except UnknownYear:
        return None
