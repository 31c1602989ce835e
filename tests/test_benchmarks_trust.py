"""The lines of the trials of trust: what is promised, and what must be seen to fail."""

from __future__ import annotations

import pytest

from benchmarks.trust import Trial, row, trials
from benchmarks.trust_kill import Result


def told(wrong: int, *, must_fail: bool = False) -> tuple[object, bool | None]:
    found = Result(runs=9, struck=7)
    found.wrong.extend(["lost"] * wrong)
    line = row(Trial("kill", lambda: found, must_fail=must_fail), found)
    return line.value, line.met


def test_one_loss_is_a_promise_not_kept() -> None:
    assert told(0) == ("7 of 9 killed, 0 wrong", True)
    assert told(1) == ("7 of 9 killed, 1 wrong", False)


def test_a_trial_without_our_care_must_see_losses() -> None:
    assert told(0, must_fail=True)[1] is False
    assert told(3, must_fail=True)[1] is True


@pytest.mark.parametrize("quick", [True, False])
def test_names_are_distinct_and_both_ways_hold_every_kind(quick: bool) -> None:
    names = [trial.name for trial in trials(quick=quick)]
    assert len(names) == len(set(names))
    kinds = ("kill -9, registering", "power cut 1, restoring", "somebody saves in between",
             "refused steps", "journal: ", "kill -9 of « anonymiser »")  # fmt: skip
    assert [kind for kind in kinds if not any(name.startswith(kind) for name in names)] == []
    assert sum(trial.must_fail for trial in trials(quick=quick)) == 2
