"""One appeal against its deadlines, and rates that hide nothing (A18, A19)."""

from __future__ import annotations

from datetime import date

import pytest

from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.timeliness import Rate, Timeliness, deadline_kept, percent, timeliness
from suivi_tool.procedure.working_days import Calendar

CALENDAR = Calendar({}, {}, frozenset({2026}))
TODAY = date(2026, 11, 30)


def drawn(row: str) -> Appeal:
    """reçu le | AR le | échéance de réponse | réponse le."""
    received, acknowledged, due, replied = (
        None if word == "." else date.fromisoformat(word) for word in row.split()
    )
    return Appeal("APP-1", received_on=received, acknowledged_on=acknowledged, reply_due=due,
                  replied_on=replied)  # fmt: skip


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ("2026-11-02 2026-11-05 . .", Timeliness.KEPT),
        ("2026-11-02 2026-11-12 . .", Timeliness.KEPT),
        ("2026-11-02 2026-11-13 . .", Timeliness.MISSED),
        ("2026-11-02 2026-11-05 2026-12-10 .", Timeliness.PENDING),
        ("2026-11-02 2026-11-05 2026-12-10 2026-11-20", Timeliness.KEPT),
        ("2026-11-02 2026-11-05 2026-11-20 2026-11-23", Timeliness.MISSED),
        ("2026-11-02 2026-11-05 2026-11-20 .", Timeliness.MISSED),
        ("2026-11-02 2026-11-13 2026-12-10 .", Timeliness.MISSED),
        ("2026-11-25 . 2026-11-27 2026-11-27", Timeliness.PENDING),
        (". 2026-11-05 . .", Timeliness.UNKNOWN),
        ("2027-01-02 2027-01-05 . .", Timeliness.UNKNOWN),
    ],
)
def test_what_one_appeal_counts_as(row: str, state: Timeliness) -> None:
    assert timeliness(drawn(row), CALENDAR, TODAY) is state


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(6, 7, 86), (0, 3, 0), (3, 3, 100), (1, 2, 50), (999, 1000, 99), (1, 1000, 1), (1, 8, 13)],
)
def test_a_missed_one_is_never_rounded_away(part: int, whole: int, shown: int) -> None:
    assert percent(part, whole) == shown


DUE = date(2026, 5, 15)


@pytest.mark.parametrize(
    ("done", "today", "state"),
    [
        (None, "2026-05-15", Timeliness.PENDING),
        (None, "2026-05-16", Timeliness.MISSED),
        ("2026-05-15", "2026-05-20", Timeliness.KEPT),
        ("2026-05-16", "2026-05-20", Timeliness.MISSED),
    ],
)
def test_the_last_day_is_still_in_time(done: str | None, today: str, state: Timeliness) -> None:
    done_on = date.fromisoformat(done) if done else None
    assert deadline_kept(DUE, done_on, date.fromisoformat(today)) is state
    assert deadline_kept(None, done_on, date.fromisoformat(today)) is Timeliness.UNKNOWN


def test_what_is_under_way_is_in_no_denominator() -> None:
    states = [Timeliness.KEPT, Timeliness.KEPT, Timeliness.MISSED, Timeliness.PENDING,
              Timeliness.UNKNOWN]  # fmt: skip
    rate = Rate.of(states)
    assert rate == Rate(kept=2, due=3, pending=1, unknown=1)
    assert (rate.missed, rate.text.replace("\u00a0", " ")) == (1, "67 % – 2 sur 3")
    assert Rate.of(states[3:]).text == "s.o."


def test_the_rates_of_two_months_add_up() -> None:
    assert Rate(1, 2, 3, 4) + Rate(10, 20, 30, 40) == Rate(11, 22, 33, 44)
