"""A list of holidays that changes: what it moves is shown before and after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from suivi_tool.procedure.appeal import Appeal, Outcome
from suivi_tool.procedure.calendar_change import moved_deadlines
from suivi_tool.procedure.working_days import Calendar

CALENDAR = Calendar({date(2026, 5, 1): "Fête du Travail"}, {}, frozenset({2025, 2026, 2027}))
MARCH = Appeal("A", received_on=date(2026, 3, 2), acknowledged_on=date(2026, 3, 5))
MAY = Appeal("B", received_on=date(2026, 5, 18))


def test_a_new_closing_day_shows_the_deadlines_it_moves() -> None:
    closed = replace(CALENDAR, closing_days={date(2026, 5, 22): "Pont"})
    moved = moved_deadlines([MARCH, MAY], CALENDAR, closed)
    assert [item.text.replace("\u00a0", " ") for item in moved] == [
        "B, accusé de réception : jeu. 28/05/2026 devient ven. 29/05/2026."
    ]
    acknowledged = replace(MAY, number="C", acknowledged_on=date(2026, 5, 19))
    moved = moved_deadlines([MAY, acknowledged], CALENDAR, closed)
    assert [item.number for item in moved] == ["C", "B"]
    assert moved[0].text.endswith("(déjà fait).")


def test_a_new_holiday_moves_the_limit_of_the_period() -> None:
    holiday = replace(CALENDAR, holidays={date(2026, 5, 14): "Ascension"})
    appeal = Appeal("A", notified_on=date(2026, 3, 14), sent_on=date(2026, 5, 15))
    (moved,) = moved_deadlines([appeal], CALENDAR, holiday)
    assert (moved.what, moved.before, moved.after) == (
        "Délai d’appel", date(2026, 5, 14), date(2026, 5, 15),
    )  # fmt: skip


def test_a_year_that_the_new_list_covers_makes_the_deadline_known() -> None:
    christmas = Appeal("D", received_on=date(2026, 12, 24))
    short_list = replace(CALENDAR, years=frozenset({2026}))
    (moved,) = moved_deadlines([christmas], short_list, CALENDAR)
    assert moved.text.replace("\u00a0", " ") == (
        "D, accusé de réception : non calculable devient mar. 05/01/2027."
    )


def test_what_proved_to_be_no_appeal_has_no_deadline_to_move() -> None:
    closed = replace(CALENDAR, closing_days={date(2026, 5, 22): "Pont"})
    complaint = replace(MAY, outcome=Outcome.NOT_AN_APPEAL)
    assert moved_deadlines([complaint], CALENDAR, closed) == ()


def test_the_same_list_moves_nothing() -> None:
    assert moved_deadlines([MARCH, MAY], CALENDAR, replace(CALENDAR)) == ()
