"""What `actualiser` costs is told beside openpyxl; each stage is a function that is there."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

import pytest

from benchmarks import refresh as trial


def measured(actualiser: float) -> dict[str, float]:
    return {"actualiser": actualiser, "again": 1.0, "openpyxl": 6.0, trial.REST: 0.25,
            **dict.fromkeys(trial.STAGES, 0.15)}  # fmt: skip


def test_only_a_large_tracker_is_held_to_what_was_asked() -> None:
    rows = {row.name: row for row in trial.rows_of({10: measured(6.0), 10_000: measured(1.0)})}
    times = "appeals: times faster than openpyxl"
    assert (rows[f"10 {times}"].value, rows[f"10 {times}"].met) == (1.0, None)
    assert (rows[f"10000 {times}"].value, rows[f"10000 {times}"].met) == (6.0, True)
    slow = trial.rows_of({10_000: measured(3.0)})
    assert [row.met for row in slow if times in row.name] == [False]
    shares = [row.value for row in slow if ": share of " in row.name]
    assert sum(map(float, shares)) == pytest.approx(100)


@pytest.mark.parametrize("path", trial.STAGES.values())
def test_a_stage_is_a_function_that_is_there(path: str) -> None:
    module, _, name = path.rpartition(".")
    assert callable(getattr(importlib.import_module(module), name))


def test_a_stage_is_watched_wherever_it_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    home, user = ModuleType("a_home"), ModuleType("a_user")
    made = "def work(n):\n    return sum(range(n))\n"
    exec(made, home.__dict__)
    user.__dict__["work"] = home.__dict__["work"]
    monkeypatch.setitem(sys.modules, "a_home", home)
    monkeypatch.setitem(sys.modules, "a_user", user)
    spent = {"the work": 0.0}
    trial.watch("the work", "a_home.work", spent)
    assert user.__dict__["work"](300_000) == sum(range(300_000))
    assert spent["the work"] > 0
