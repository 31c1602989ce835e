"""A slice of the trials of `benchmarks/trust.py`, which holds the whole."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import trust_faults, trust_fuzz, trust_kill, trust_story, trust_together
from suivi_tool.errors import RefusedInput

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
    ("kind", "count"),
    [
        ("owner files", 150),
        ("pending records", 150),
        ("notes and backups", 150),
        ("journal", 150),
        ("xlsx", 12),
        ("docx", 15),
        ("eml", 30),
        ("pending nonsense", 15),
        ("settings", 40),
    ],
)
def test_whatever_is_damaged_gives_an_answer_or_a_refusal(kind: str, count: int) -> None:
    result = trust_fuzz.KINDS[kind](count, 2)
    assert (result.wrong, result.runs) == ([], count)


def test_whatever_outlook_saved_and_something_damaged(shared: Path) -> None:
    assert list((shared / "corpus" / "mails").glob("*.msg"))
    result = trust_fuzz.KINDS["msg"](20, 2)
    assert (result.wrong, result.runs) == ([], 20)


def test_every_kind_that_the_program_reads_has_its_slice() -> None:
    tried = {"owner files", "pending records", "notes and backups", "journal", "settings"}
    assert tried | {"xlsx", "docx", "eml", "msg", "pending nonsense"} == trust_fuzz.KINDS.keys()


def test_the_trial_of_damaged_files_sees_a_traceback_and_a_silent_refusal() -> None:
    def draw(chance: random.Random) -> Callable[[], object]:
        kind = chance.randrange(3)

        def read() -> None:
            if kind == 0:
                raise KeyError("x")
            if kind == 1:
                raise RefusedInput("")
            raise RefusedInput("Ce fichier est abîmé.")

        return read

    result = trust_fuzz.trial(60, 1, draw)
    said = {line.partition(": ")[2] for line in result.wrong}
    assert said == {"KeyError: 'x'", "a refusal without a sentence"}
    assert 0 < len(result.wrong) < result.runs == 60
