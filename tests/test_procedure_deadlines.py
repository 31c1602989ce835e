from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suivi_tool.procedure.appeal import Verdict
from suivi_tool.procedure.deadlines import acknowledgement_deadline, appeal_period
from suivi_tool.procedure.working_days import Calendar

EASTER = {2025: date(2025, 4, 20), 2026: date(2026, 4, 5), 2027: date(2027, 3, 28)}


def french_calendar(closing: dict[date, str] | None = None, *years: int) -> Calendar:
    """The public holidays of metropolitan France, Pentecost Monday a holiday (A10)."""
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


@pytest.mark.parametrize(
    ("received", "last_day"),
    [
        ("2026-04-30", "2026-05-15"),
        ("2026-05-13", "2026-05-27"),
        ("2026-08-14", "2026-08-26"),
        ("2026-11-21", "2026-12-02"),
        ("2026-12-18", "2026-12-31"),
        ("2026-12-24", "2027-01-07"),
    ],
)
def test_the_acknowledgement_dates_of_the_requirements(received: str, last_day: str) -> None:
    deadline = acknowledgement_deadline(date.fromisoformat(received), french_calendar())
    assert deadline.due == date.fromisoformat(last_day)


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


def test_the_deadline_explains_itself() -> None:
    said = acknowledgement_deadline(date(2026, 4, 30), french_calendar()).explanation
    assert said.replace("\u00a0", " ") == (
        "Reçu jeu. 30/04/2026. Fériés exclus : 01/05, 08/05, 14/05. "
        "Accusé de réception au plus tard ven. 15/05/2026, 8e jour ouvré."
    )


def test_a_closing_day_and_a_day_off_are_said() -> None:
    calendar = french_calendar({date(2026, 12, 24): "Pont", date(2026, 12, 28): "Fermeture"})
    said = acknowledgement_deadline(date(2026, 12, 19), calendar).explanation
    assert said.replace("\u00a0", " ") == (
        "Reçu sam. 19/12/2026, jour non ouvré : le 1er jour ouvré est lun. 21/12/2026. "
        "Fériés exclus : 25/12, 01/01/2027. Fermetures exclues : 24/12, 28/12. "
        "Accusé de réception au plus tard mar. 05/01/2027, 8e jour ouvré."
    )


def test_a_year_without_holidays_is_an_alert_never_a_date() -> None:
    deadline = acknowledgement_deadline(date(2026, 12, 24), french_calendar(None, 2026))
    assert deadline.due is None
    assert "2027" in deadline.alerts[0].message
    assert "Jours fériés" in deadline.alerts[0].remedy
    period = appeal_period(date(2026, 11, 3), None, date(2027, 1, 3), None,
                           french_calendar(None, 2026))  # fmt: skip
    assert (period.limit, period.verdict) == (date(2027, 1, 3), None)
    assert "2027" in period.alerts[0].message
    early = appeal_period(date(2026, 11, 3), None, date(2026, 12, 1), None,
                          french_calendar(None, 2026))  # fmt: skip
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


@settings(deadline=None)
@given(received=days)
def test_eight_working_days_are_10_to_17_days_and_never_end_on_a_day_off(received: date) -> None:
    due = acknowledgement_deadline(received, french_calendar()).due
    assert due is not None
    assert 10 <= (due - received).days <= 17
    assert french_calendar().is_working(due)
    assert french_calendar().between(received + timedelta(1), due) == 8
