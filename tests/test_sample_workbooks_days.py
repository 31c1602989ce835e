"""Working days as the samples reckon them, apart from the program on purpose."""

from __future__ import annotations

from datetime import date

from calendars import french_calendar

from sample_workbooks import days
from suivi_tool.procedure.words import plain


def test_the_calendar_of_the_samples_agrees_with_the_procedure() -> None:
    assert days.working_days_later(date(2026, 4, 30), 8) == date(2026, 5, 15)
    assert days.months_later(date(2025, 12, 31), 2) == date(2026, 2, 28)


def test_the_holidays_are_those_of_metropolitan_france() -> None:
    for year in (2025, 2026, 2027):
        ours = {day: plain(name) for day, name in days.holidays().items() if day.year == year}
        theirs = french_calendar(None, year).holidays
        assert ours == {day: plain(name) for day, name in theirs.items()}


def test_both_give_the_same_last_day_all_through_a_year() -> None:
    calendar = french_calendar()
    for number in range(365):
        day = date.fromordinal(date(2026, 1, 1).toordinal() + number)
        assert days.working_days_later(day, 8) == calendar.add(day, 8)
