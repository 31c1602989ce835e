from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suivi_tool.procedure.working_days import Calendar, UnknownYear, add_months

days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
calendars = st.builds(
    lambda off, closed: Calendar(
        dict.fromkeys(off, "férié"), dict.fromkeys(closed, "pont"), frozenset(range(2022, 2031))
    ),
    st.sets(days, max_size=60),
    st.sets(days, max_size=20),
)


def counted(calendar: Calendar, first: date, last: date) -> int:
    """NETWORKDAYS, one day after the other."""
    span = [first + timedelta(n) for n in range((last - first).days + 1)]
    return sum(calendar.is_working(day) for day in span)


@settings(deadline=None)
@given(calendar=calendars, first=days, last=days)
def test_between_counts_each_day_once(calendar: Calendar, first: date, last: date) -> None:
    if first > last:
        assert calendar.between(first, last) == -counted(calendar, last, first)
    else:
        assert calendar.between(first, last) == counted(calendar, first, last)


@settings(deadline=None)
@given(calendar=calendars, day=days, count=st.integers(-60, 60))
def test_add_lands_on_the_working_day_of_that_rank(
    calendar: Calendar, day: date, count: int
) -> None:
    found = calendar.add(day, count)
    if count == 0:
        assert found == day
    elif count > 0:
        assert calendar.is_working(found)
        assert calendar.between(day + timedelta(1), found) == count
    else:
        assert calendar.is_working(found)
        assert calendar.between(found, day - timedelta(1)) == -count


@settings(deadline=None)
@given(calendar=calendars, today=days, due=days)
def test_days_left_have_the_sign_of_the_time_left(
    calendar: Calendar, today: date, due: date
) -> None:
    left = calendar.left(today, due)
    assert left == 0 or (left > 0) == (due > today)
    assert calendar.left(due, due) == 0


def test_a_year_outside_the_list_is_refused_with_its_remedy() -> None:
    calendar = Calendar({}, {}, frozenset({2026}))
    with pytest.raises(UnknownYear) as refused:
        calendar.add(date(2026, 12, 30), 8)
    assert refused.value.year == 2027
    assert "2027" in refused.value.fault.message
    assert "Jours fériés" in refused.value.fault.remedy
    with pytest.raises(UnknownYear):
        calendar.between(date(2025, 1, 1), date(2026, 1, 1))
    with pytest.raises(UnknownYear):
        calendar.carried(date(2027, 1, 1))


def test_a_time_of_day_is_a_programmers_fault() -> None:
    calendar = Calendar({}, {}, frozenset({2026}))
    with pytest.raises(TypeError):
        calendar.add(datetime(2026, 1, 1, 10, 0), 8)  # noqa: DTZ001
    with pytest.raises(TypeError):
        add_months(datetime(2026, 1, 1, 10, 0), 2)  # noqa: DTZ001


@pytest.mark.parametrize("day", ["28", "29", "30", "31"])
def test_from_the_end_of_december_two_months_is_the_end_of_february(day: str) -> None:
    assert add_months(date.fromisoformat(f"2026-12-{day}"), 2) == date(2027, 2, 28)


def test_holidays_and_closings_are_told_apart() -> None:
    calendar = Calendar(
        {date(2026, 5, 1): "Fête du Travail", date(2026, 8, 15): "Assomption"},
        {date(2026, 5, 4): "Pont"},
        frozenset({2026}),
    )
    assert list(calendar.off_between(date(2026, 4, 1), date(2026, 12, 31))) == [
        (date(2026, 5, 1), "Fête du Travail"),
        (date(2026, 5, 4), "Pont"),
    ]
    assert calendar.carried(date(2026, 5, 1)) == date(2026, 5, 4)
