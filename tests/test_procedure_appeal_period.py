"""The two months of the appeal: the limit, where it is carried to, the verdict (A12 to A14)."""

from __future__ import annotations

from datetime import date

import pytest
from calendars import french_calendar
from hypothesis import given, settings
from hypothesis import strategies as st

from suivi_tool.procedure.appeal import Verdict
from suivi_tool.procedure.appeal_period import appeal_period


@pytest.mark.parametrize(
    ("notified", "limit", "carried"),
    [
        ("2025-12-31", "2026-02-28", "2026-03-02"),
        ("2025-12-29", "2026-02-28", "2026-03-02"),
        ("2026-01-15", "2026-03-15", "2026-03-16"),
        ("2026-03-14", "2026-05-14", "2026-05-15"),
        ("2026-10-25", "2026-12-25", "2026-12-28"),
    ],
)
def test_the_appeal_periods_of_the_requirements(notified: str, limit: str, carried: str) -> None:
    period = appeal_period(date.fromisoformat(notified), None, None, None, french_calendar())
    assert (period.limit, period.carried_to) == (
        date.fromisoformat(limit),
        date.fromisoformat(carried),
    )


def test_where_the_list_ends_only_what_no_holiday_can_change_is_judged() -> None:
    ends_2026 = french_calendar(None, 2026)
    on_the_limit = appeal_period(date(2026, 11, 3), None, date(2027, 1, 3), None, ends_2026)
    assert (on_the_limit.limit, on_the_limit.verdict) == (date(2027, 1, 3), None)
    assert "2027" in on_the_limit.alerts[0].message
    early = appeal_period(date(2026, 11, 3), None, date(2027, 1, 2), None, ends_2026)
    assert early.verdict is Verdict.IN_TIME


@pytest.mark.parametrize(
    ("received", "verdict"),
    [
        ("2026-05-13", Verdict.IN_TIME),
        ("2026-05-14", Verdict.LIMIT_DAY),
        ("2026-05-15", Verdict.LIMIT_DAY),
        ("2026-05-16", Verdict.TOO_LATE),
    ],
)
def test_three_verdicts_around_a_limit_on_a_holiday(received: str, verdict: Verdict) -> None:
    day = date.fromisoformat(received)
    period = appeal_period(date(2026, 3, 14), None, day, None, french_calendar())
    assert period.verdict is verdict
    assert period.judged_on == day


def test_a_limit_on_a_working_day_is_not_carried_and_is_the_limit_day() -> None:
    period = appeal_period(date(2026, 1, 20), None, date(2026, 3, 20), None, french_calendar())
    assert (period.carried_to, period.verdict) == (None, Verdict.LIMIT_DAY)


def test_closing_days_do_not_carry_the_period() -> None:
    calendar = french_calendar({date(2026, 3, 20): "Pont"})
    period = appeal_period(date(2026, 1, 20), None, date(2026, 3, 21), None, calendar)
    assert (period.carried_to, period.verdict) == (None, Verdict.TOO_LATE)


def test_the_date_sent_counts_and_is_shown() -> None:
    period = appeal_period(
        date(2026, 1, 20), date(2026, 3, 19), date(2026, 3, 23), None, french_calendar()
    )
    assert (period.verdict, period.judged_on) == (Verdict.IN_TIME, date(2026, 3, 19))
    assert period.explanation.replace("\u00a0", " ") == (
        "Décision notifiée mar. 20/01/2026. Limite des 2 mois : ven. 20/03/2026. "
        "Appel envoyé jeu. 19/03/2026 : dans le délai. "
        "Calendrier de l’organisme, non celui du domicile de l’appelant."
    )


def test_without_notification_the_day_sent_serves_with_an_alert() -> None:
    period = appeal_period(None, None, date(2026, 3, 23), date(2026, 1, 25), french_calendar())
    assert period.limit == date(2026, 3, 25)
    assert "25/01/2026" in period.alerts[0].message


def test_without_any_date_of_the_decision_there_is_no_verdict_but_an_alert() -> None:
    period = appeal_period(None, None, date(2026, 3, 23), None, french_calendar())
    assert (period.limit, period.verdict, len(period.alerts)) == (None, None, 1)


days = st.dates(date(2025, 1, 1), date(2027, 9, 30))


@settings(deadline=None)
@given(notified=days, judged=days)
def test_the_verdict_follows_the_limit(notified: date, judged: date) -> None:
    period = appeal_period(notified, judged, None, None, french_calendar())
    assert period.limit is not None
    assert period.last_day is not None
    assert 59 <= (period.limit - notified).days <= 62
    expected = (
        Verdict.IN_TIME
        if judged < period.limit
        else Verdict.LIMIT_DAY
        if judged <= period.last_day
        else Verdict.TOO_LATE
    )
    assert period.verdict is expected
    assert french_calendar().carried(period.last_day) == period.last_day
