from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from calendars import french_calendar
from hypothesis import given, settings
from hypothesis import strategies as st

from suivi_tool.procedure.appeal import Action, Appeal, AppellantType, Outcome, Role
from suivi_tool.procedure.open_deadlines import DeadlineState, OpenDeadline, open_deadlines
from suivi_tool.procedure.organisation import Organisation, Person, Post

CALENDAR = french_calendar(None, 2026)
CESI = Organisation(
    "CESI",
    (Post(Role.DIRECTOR, Person("Paul Durand")), Post(Role.QUALITY_MANAGER, Person("Anne Petit"))),
)
FIRST = Appeal(
    "APP-1", received_on=date(2026, 4, 30), appellant_type=AppellantType.APPLICANT
)  # due 15/05
SECOND = Appeal(
    "APP-2",
    received_on=date(2026, 4, 15),
    appellant_type=AppellantType.CANDIDATE,
    acknowledged_on=date(2026, 4, 20),
    reply_due=date(2026, 6, 15),
    actions=("AC-1",),
)
ACTION = Action(
    "AC-1", pilot="RQ", due=date(2026, 5, 11), new_due=date(2026, 5, 29),
    postponement_ground="Logiciel livré plus tard", effectiveness_due=date(2026, 9, 1),
)  # fmt: skip


def drawn(
    appeals: list[Appeal], actions: list[Action], today: date, *, include_done: bool = False
) -> str:
    found = open_deadlines(appeals, actions, CALENDAR, today, CESI, include_done=include_done)
    return "\n".join(map(_line, found))


def _line(item: OpenDeadline) -> str:
    due = f"{item.due:%d/%m}" if item.due else "?"
    first = f" ({item.first_due:%d/%m})" if item.first_due else ""
    who = f"{item.role or ''} {item.person}".strip()
    left = item.working_days_left
    return f"{item.number} | {item.step} | {who} | {due}{first} | {left} | {item.state}"


def test_everything_open_is_listed_most_urgent_first() -> None:
    assert drawn([SECOND, FIRST], [ACTION], date(2026, 5, 13)) == "\n".join(
        [
            "APP-1 | Accusé de réception | Directeur Paul Durand | 15/05 | 1 | ≤ 2 jours",
            "APP-2 | Action AC-1 | RQ Anne Petit | 29/05 (11/05) | 10 | À venir",
            "APP-2 | Réponse à l’appelant | RQ Anne Petit | 15/06 | 21 | À venir",
            "APP-2 | Efficacité à vérifier AC-1 | RQ Anne Petit | 01/09 | 76 | À venir",
        ]
    )


@pytest.mark.parametrize(
    ("today", "end"),
    [
        ("2026-05-11", "| 3 | À venir"),
        ("2026-05-12", "| 2 | ≤ 2 jours"),
        ("2026-05-14", "| 1 | ≤ 2 jours"),
        ("2026-05-15", "| 0 | Aujourd’hui"),
        ("2026-05-16", "| 0 | En retard"),
        ("2026-05-19", "| -2 | En retard"),
    ],
)
def test_the_state_changes_with_the_days(today: str, end: str) -> None:
    assert drawn([FIRST], [], date.fromisoformat(today)).endswith(end)


def test_what_is_done_is_only_listed_when_asked_and_last() -> None:
    sent = replace(FIRST, acknowledged_on=date(2026, 5, 18))
    assert drawn([sent], [], date(2026, 5, 20)) == ""
    assert drawn([sent, SECOND], [], date(2026, 5, 20), include_done=True).splitlines()[1:] == [
        "APP-2 | Accusé de réception | RQ Anne Petit | 27/04 | None | Fait",
        "APP-1 | Accusé de réception | Directeur Paul Durand | 15/05 | None | Fait",
    ]


def test_closing_or_withdrawing_ends_the_deadlines_of_the_appeal_not_of_its_action() -> None:
    closed = replace(SECOND, closed_on=date(2026, 5, 12))
    withdrawn = replace(FIRST, outcome=Outcome.WITHDRAWN)
    action = replace(ACTION, effectiveness_due=None)
    assert drawn([closed, withdrawn], [action], date(2026, 5, 13)).count("\n") == 0
    assert "Action AC-1" in drawn([closed, withdrawn], [action], date(2026, 5, 13))


def test_what_is_no_appeal_has_no_deadline() -> None:
    complaint = replace(FIRST, outcome=Outcome.NOT_AN_APPEAL, reply_due=date(2026, 6, 1))
    assert drawn([complaint], [], date(2026, 7, 1)) == ""


@pytest.mark.parametrize(
    "action",
    [
        replace(ACTION, done_on=date(2026, 5, 2), effective="Oui"),
        replace(ACTION, closed_on=date(2026, 5, 2)),
        replace(ACTION, status="Réalisée", effective="Non"),
        replace(ACTION, status="ANNULEE", effectiveness_due=None),
    ],
)
def test_an_action_ends_by_its_dates_or_its_status(action: Action) -> None:
    assert "AC-1" not in drawn([SECOND], [action], date(2026, 5, 13))


def test_an_action_that_names_the_appeal_is_linked_and_one_of_elsewhere_is_not() -> None:
    naming = Action("AC-9", origin_reference="app-1", pilot="Zoé Blanc", due=date(2026, 5, 13))
    elsewhere = Action("AC-8", pilot="Zoé Blanc", due=date(2026, 5, 13))
    assert drawn([FIRST], [naming, elsewhere], date(2026, 5, 13)).splitlines()[0] == (
        "APP-1 | Action AC-9 | Zoé Blanc | 13/05 | 0 | Aujourd’hui"
    )
    assert "AC-8" not in drawn([FIRST], [naming, elsewhere], date(2026, 5, 13))


def test_the_explanations_say_why_that_date() -> None:
    said = [item.explanation.replace("\u00a0", " ") for item in
            open_deadlines([SECOND], [ACTION], CALENDAR, date(2026, 5, 13), CESI)]  # fmt: skip
    postponed = (
        "Échéance reportée au ven. 29/05/2026 (première échéance : lun. 11/05/2026). "
        "Motif du report : Logiciel livré plus tard."
    )
    assert said == [
        postponed,
        "Échéance de réponse fixée par l’organisme : lun. 15/06/2026.",
        "Efficacité à vérifier le mar. 01/09/2026.",
    ]


def test_a_year_without_holidays_comes_first_and_says_so() -> None:
    later = replace(FIRST, number="APP-3", received_on=date(2026, 12, 24))
    found = open_deadlines([FIRST, later], [], CALENDAR, date(2026, 12, 28), CESI)
    assert [(item.number, item.state) for item in found] == [
        ("APP-3", DeadlineState.UNKNOWN),
        ("APP-1", DeadlineState.LATE),
    ]
    assert "2027" in found[0].explanation


@settings(deadline=None)
@given(
    received=st.dates(date(2026, 1, 1), date(2026, 11, 30)),
    today=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
)
def test_late_exactly_after_the_last_day(received: date, today: date) -> None:
    (item,) = open_deadlines([replace(FIRST, received_on=received)], [], CALENDAR, today)
    assert item.due is not None
    assert (item.state is DeadlineState.LATE) == (today > item.due)
    assert (item.state is DeadlineState.TODAY) == (today == item.due)
    if today < item.due and item.working_days_left:
        assert CALENDAR.add(today, item.working_days_left) <= item.due
        assert CALENDAR.add(today + timedelta(0), item.working_days_left + 1) > item.due
