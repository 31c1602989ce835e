"""Eight working days for the acknowledgement (A8, A9), and the sentence that explains them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from calendars import french_calendar
from hypothesis import given, settings
from hypothesis import strategies as st

from suivi_tool.procedure.acknowledgement import acknowledgement_deadline

days = st.dates(date(2025, 1, 1), date(2027, 9, 30))


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


@settings(deadline=None)
@given(received=days)
def test_eight_working_days_are_10_to_17_days_and_never_end_on_a_day_off(received: date) -> None:
    due = acknowledgement_deadline(received, french_calendar()).due
    assert due is not None
    assert 10 <= (due - received).days <= 17
    assert french_calendar().is_working(due)
    assert french_calendar().between(received + timedelta(1), due) == 8


def test_a_year_without_holidays_is_an_alert_never_a_date() -> None:
    deadline = acknowledgement_deadline(date(2026, 12, 24), french_calendar(None, 2026))
    assert deadline.due is None
    assert "2027" in deadline.alerts[0].message
    assert "Jours fériés" in deadline.alerts[0].remedy


def test_one_day_off_is_said_in_the_singular_and_none_is_not_said() -> None:
    one = acknowledgement_deadline(date(2026, 7, 6), french_calendar()).explanation
    assert "Férié exclu : 14/07." in one.replace("\u00a0", " ")
    none = acknowledgement_deadline(date(2026, 9, 1), french_calendar())
    assert (none.due, "exclu" in none.explanation) == (date(2026, 9, 11), False)
