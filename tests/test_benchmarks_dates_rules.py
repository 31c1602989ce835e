"""The rules are timed on registers that give them something to do."""

from __future__ import annotations

from collections.abc import Sized

import pytest

from benchmarks.dates_rules import TODAY, TRIALS, calendar, register
from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.procedure.open_deadlines import open_deadlines

Register = tuple[list[Appeal], list[Action]]


@pytest.fixture(scope="module")
def small() -> Register:
    return register(60)


def test_a_register_is_as_large_as_asked_for_and_the_same_each_time(small: Register) -> None:
    appeals, actions = small
    assert small == register(60)
    assert len({appeal.number for appeal in appeals}) == 60
    named = {number for appeal in appeals for number in appeal.actions}
    assert named == {action.number for action in actions}
    assert max(appeal.received_on or TODAY for appeal in appeals) < TODAY


@pytest.mark.parametrize("name", TRIALS)
def test_a_rule_finds_something_in_it(name: str, small: Register) -> None:
    found = TRIALS[name](*small, calendar())
    assert not isinstance(found, Sized) or len(found) > 0
    assert found


def test_the_trial_of_deadlines_is_what_the_rule_says(small: Register) -> None:
    assert len(open_deadlines(*small, calendar(), TODAY)) > len(
        open_deadlines(*register(6), calendar(), TODAY)
    )
