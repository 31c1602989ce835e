"""Whom « Prévenir le responsable » tells: the handler, or the deputy where no time is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from suivi_tool.procedure.appeal import Appeal, AppellantType, Role
from suivi_tool.procedure.notification import recipient
from suivi_tool.procedure.organisation import Organisation, Person, Post
from suivi_tool.procedure.working_days import Calendar

CALENDAR = Calendar({date(2026, 5, 14): "Ascension"}, {}, frozenset({2026}))
MARIE, LUC = Person("Marie Roux", "marie@exemple.fr"), Person("Luc Morel", "luc@exemple.fr")
APPEAL = Appeal("APP-1", appellant_type=AppellantType.CANDIDATE)
TODAY, DUE = date(2026, 5, 4), date(2026, 5, 15)  # Monday; Friday


def cesi(first: int | None, last: int | None, deputy: Person | None = LUC) -> Organisation:
    """Return the body whose RQ is absent from the one day of May to the other."""
    away = [date(2026, 5, day) if day else None for day in (first, last)]
    return Organisation("CESI", (Post(Role.QUALITY_MANAGER, MARIE, deputy, *away),))


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (None, None, MARIE),
        (4, 8, MARIE),  # absent today, back for 11, 12, 13 and 15 May
        (4, 12, MARIE),  # the 13th and the 15th are left: two days
        (4, 13, LUC),  # the 15th alone: the 14th is a holiday
        (4, 31, LUC),
        (None, 13, LUC),
        (5, 31, LUC),  # here today only
        (6, 31, MARIE),  # today and tomorrow
        (18, 31, MARIE),  # after the deadline
    ],
)
def test_two_working_days_before_the_deadline_are_enough(
    first: int | None, last: int | None, told: Person
) -> None:
    found = recipient(APPEAL, cesi(first, last), DUE, TODAY, CALENDAR)
    assert found.responsible.person == told
    assert bool(found.explanation) is (told is LUC)
    assert found.responsible.stands_in_for == (MARIE if told is LUC else None)


def test_the_reason_is_said_with_its_days() -> None:
    found = recipient(APPEAL, cesi(4, 13), DUE, TODAY, CALENDAR)
    assert found.explanation.replace("\u00a0", " ") == (
        "Absence de Marie Roux du 04/05/2026 jusqu’au 13/05/2026 : il resterait 1 jour ouvré avant "
        "l’échéance. Le message est donc pour Luc Morel, suppléant."
    )


def test_without_a_deputy_the_handler_is_told_and_so_is_the_gap() -> None:
    found = recipient(APPEAL, cesi(4, 31, None), DUE, TODAY, CALENDAR)
    assert found.responsible.person == MARIE
    assert "Aucun suppléant" in found.explanation


def test_without_a_deadline_or_a_calendar_who_acts_today_is_told() -> None:
    assert recipient(APPEAL, cesi(4, 31), None, TODAY, CALENDAR).responsible.person == LUC
    far = date(2027, 1, 4)
    assert recipient(APPEAL, cesi(4, 31), far, TODAY, CALENDAR).responsible.person == LUC


def test_a_replacement_who_holds_no_post_is_told_whatever_the_absences() -> None:
    taken_over = replace(APPEAL, handler="Hélène Marchand")
    found = recipient(taken_over, cesi(4, 31), DUE, TODAY, CALENDAR)
    assert found.responsible.name == "Hélène Marchand"
