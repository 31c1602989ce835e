"""The list of all trials: each is a program that is there, and a slice has its minutes."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks.trials import TRIALS, Trial

RESULTS = Path(__file__).resolve().parents[1] / "benchmarks" / "results"


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.name)
def test_each_trial_is_a_program_that_is_there(trial: Trial) -> None:
    assert find_spec(trial.command[0])


def test_every_result_is_that_of_a_trial() -> None:
    assert {path.stem for path in RESULTS.glob("*.json")} <= {trial.name for trial in TRIALS}


def test_a_slice_is_shared_out_and_stays_within_its_minutes() -> None:
    assert sum(trial.share for trial in TRIALS) <= 1
    found = {trial.name: trial.in_a_slice(27) for trial in TRIALS}
    assert found["workbook_corpus"] == ("benchmarks.workbook_corpus", "--minutes", "15.1")
    assert found["trust"] == ("benchmarks.trust", "--rapide")
    assert found["start"] == ()


def test_what_can_find_a_fault_has_its_part_in_a_slice() -> None:
    """Times prove nothing in a slice; what may lose or change something does."""
    in_a_slice = {trial.name for trial in TRIALS if trial.in_a_slice(1)}
    assert in_a_slice == {
        "workbook_corpus", "workbook_fuzz", "three_ways", "trust", "trust_fuzz"
    }  # fmt: skip
