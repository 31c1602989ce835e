"""A large tracker is the sample many times over: whole rows, numbers of their own, linked."""

from __future__ import annotations

import pytest

from benchmarks.large_tracker import OPEN, build
from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.tracker.action_plan import read_actions
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.register import read_appeals
from suivi_tool.tracker.understanding import understand

NUMBER = OPEN + 60


@pytest.fixture(scope="module")
def held() -> tuple[list[Appeal], list[Action]]:
    data = build(NUMBER)
    found, tracker = understand(data), Tracker(data)
    assert found.appeals
    assert found.actions
    assert not found.blocking
    appeals = [row.appeal for row in read_appeals(tracker, found.appeals).appeals]
    return appeals, [row.action for row in read_actions(tracker, found.actions).actions]


def test_it_is_as_large_as_asked_for(held: tuple[list[Appeal], list[Action]]) -> None:
    appeals, actions = held
    assert len({appeal.number for appeal in appeals}) == NUMBER
    assert len({action.number for action in actions}) == NUMBER


def test_the_texts_of_each_row_are_its_own(held: tuple[list[Appeal], list[Action]]) -> None:
    appellants = [appeal.appellant for appeal in held[0]]
    assert len(set(appellants)) == NUMBER


def test_actions_and_appeals_lead_to_each_other(held: tuple[list[Appeal], list[Action]]) -> None:
    appeals, actions = held
    known = {action.number for action in actions}
    named = [number for appeal in appeals for number in appeal.actions]
    assert len(named) > 20
    assert sum(number in known for number in named) > len(named) / 2


def test_only_the_last_ones_are_still_open(held: tuple[list[Appeal], list[Action]]) -> None:
    still = [at for at, appeal in enumerate(held[0]) if appeal.closed_on is None]
    assert still
    assert min(still) >= NUMBER - OPEN - 25
