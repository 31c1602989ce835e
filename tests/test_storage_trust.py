"""A slice of the trials of `benchmarks/trust.py`, which holds the whole."""

from __future__ import annotations

import sys
from functools import partial

import pytest

from benchmarks import trust_faults, trust_fuzz, trust_kill, trust_story, trust_together

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


def test_whatever_people_and_accidents_do_in_whatever_order() -> None:
    assert trust_story.stories(6, seed=2).wrong == []


@pytest.mark.parametrize(("runs", "crowd"), [(6, 1), (3, 3)])
def test_killed_at_random_under_load(runs: int, crowd: int) -> None:
    assert trust_kill.under_load(runs, crowd).wrong == []


@pytest.mark.parametrize(("processes", "times"), [(2, 4), (8, 2)])
def test_several_processes_get_distinct_numbers_and_every_row(processes: int, times: int) -> None:
    assert trust_together.processes(processes, times).wrong == []


def test_what_somebody_saves_in_between_stays() -> None:
    result = trust_together.somebody_saves(25)
    assert (result.wrong, result.struck) == ([], 25)


def test_a_refused_step_leaves_the_tracker_as_it_was_or_complete() -> None:
    assert trust_faults.everywhere(step=23, start=3).wrong == []


@pytest.mark.parametrize(
    "fuzz",
    [
        trust_fuzz.owner_files,
        trust_fuzz.pending_records,
        trust_fuzz.other_records,
        partial(trust_fuzz.journals, seed=2),
    ],
)
def test_a_damaged_file_is_no_traceback(fuzz: trust_fuzz.Fuzz) -> None:
    assert fuzz(150).wrong == []
