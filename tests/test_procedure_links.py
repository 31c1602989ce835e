"""Which actions belong to which appeal, both ways (A21, A22)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.procedure.links import Links, action_closed, action_done, linked

APPEAL = Appeal("APP-2026-001", actions=("AC-2", "ac-1 ", "AC-9"))
FIRST = Action("AC-1")
SECOND = Action("AC-2", origin_reference="app-2026-001")
THIRD = Action("AC-3", origin_reference="APP-2026-001")
OTHER = Action("AC-4", origin_reference="APP-2026-002")


def test_those_it_names_come_first_each_once_then_those_that_name_it() -> None:
    assert linked(APPEAL, [FIRST, SECOND, THIRD, OTHER]) == (SECOND, FIRST, THIRD)


def test_a_number_given_twice_finds_both_and_an_unknown_one_none() -> None:
    links = Links([FIRST, replace(FIRST, pilot="RQ")])
    assert [action.pilot for action in links.numbered("AC-1")] == ["", "RQ"]
    assert links.numbered("AC-9") == []


def test_what_has_no_number_links_nothing() -> None:
    nameless = Appeal("", actions=("",))
    assert linked(nameless, [Action(""), Action("", origin_reference=" ")]) == ()


@pytest.mark.parametrize(
    ("action", "done"),
    [
        (Action("1", done_on=date(2026, 5, 1)), True),
        (Action("1", closed_on=date(2026, 5, 1)), True),
        (Action("1", status="Clôturée"), True),
        (Action("1", status="RÉALISÉE "), True),
        (Action("1", status="Annulée"), True),
        (Action("1", status="Terminé"), True),
        (Action("1", status="Clos"), True),
        (Action("1", status="En cours"), False),
        (Action("1", status="En retard"), False),
        (Action("1", status="À faire"), False),
        (Action("1"), False),
    ],
)
def test_an_action_is_done_by_its_dates_else_by_its_word(action: Action, done: bool) -> None:
    assert action_done(action) is done


def test_what_is_only_carried_out_is_not_closed_yet() -> None:
    assert action_closed(Action("1", status="Soldé"))
    assert action_closed(Action("1", closed_on=date(2026, 5, 1)))
    assert not action_closed(Action("1", done_on=date(2026, 5, 1), status="Terminée"))
