"""The hidden table of the last days in time: for each day of two years, that of the rule."""

from __future__ import annotations

from datetime import date

from sheet_facts import DAYS_OFF, cells, facts

from suivi_tool.procedure.acknowledgement import acknowledgement_deadline
from suivi_tool.tracker import holidays_list
from suivi_tool.tracker.sheets import generated
from suivi_tool.tracker.sheets import indicator_cells as where


def table(*years: int) -> dict[date, object]:
    """The day of reception and its limit, with the days off of `years`."""
    known = tuple(line for line in DAYS_OFF if line.day and line.day.year in years)
    rows = cells(generated.build(facts([], days_off=known)), where.SHEET)
    chosen = rows[where.FIRST_ROW - 1 : where.FIRST_ROW - 1 + where.DAYS]
    days = {row[where.DAY - 1]: row[where.LIMIT - 1] for row in chosen}
    return {day: due for day, due in days.items() if isinstance(day, date)}


def test_every_day_of_both_years_has_the_limit_of_the_rule() -> None:
    calendar = holidays_list.calendar(DAYS_OFF)
    found = table(2024, 2025, 2026, 2027, 2028)
    assert min(found) == date(2025, 1, 1)
    assert len(found) == where.DAYS
    assert {day: acknowledgement_deadline(day, calendar).due for day in found} == found


def test_where_the_next_year_is_not_covered_its_deadlines_stay_empty() -> None:
    found = table(2025, 2026)
    assert found[date(2026, 12, 1)] == date(2026, 12, 11)
    assert not found[date(2026, 12, 28)]
    assert not found[date(2027, 1, 1)]
