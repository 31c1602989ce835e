"""A slice of the trials that kill and cut the power; and these trials see a loss."""

from __future__ import annotations

import sys

import pytest

from benchmarks import trust_kill

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the slice forks its victims")


@pytest.mark.parametrize(
    "act", [trust_kill.register, trust_kill.put_back, trust_kill.put_back_lost]
)
@pytest.mark.parametrize("disk", [trust_kill.plain, trust_kill.torn])
def test_killed_or_without_power_at_any_step_nothing_acknowledged_is_lost(
    act: trust_kill.Act, disk: trust_kill.MakeDisk
) -> None:
    result = trust_kill.everywhere(act, disk, step=7, start=2)
    assert result.wrong == []
    assert result.struck == result.runs > 15


@pytest.mark.parametrize("what", ["file", "folder"])
def test_the_same_trial_finds_a_sync_that_was_taken_out(what: str) -> None:
    forgetful = trust_kill.forgetful(what)
    assert trust_kill.everywhere(trust_kill.register, forgetful, step=9, start=18).wrong != []


@pytest.mark.parametrize(("runs", "crowd"), [(6, 1), (3, 3)])
def test_killed_at_random_under_load(runs: int, crowd: int) -> None:
    assert trust_kill.under_load(runs, crowd).wrong == []
