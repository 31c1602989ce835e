"""A slice of the trials of several at once; and what is overwritten is told."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from benchmarks import trust_together
from suivi_tool.storage.merge import merge
from suivi_tool.storage.tracker_file import TrackerFile
from suivi_tool.storage.work_folder import WorkFolder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the slice forks its victims")


@pytest.mark.parametrize(("processes", "times"), [(2, 4), (8, 2)])
def test_several_processes_get_distinct_numbers_and_every_row(processes: int, times: int) -> None:
    assert trust_together.processes(processes, times).wrong == []


def test_what_somebody_saves_in_between_stays() -> None:
    result = trust_together.somebody_saves(25)
    assert (result.wrong, result.struck) == ([], 25)


def test_what_is_overwritten_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(work: WorkFolder, tracker: TrackerFile, *given: Any, **more: Any) -> None:
        before = tracker.path.read_bytes()
        merge(work, tracker, *given, **more)
        tracker.path.write_bytes(before)

    monkeypatch.setattr(trust_together, "merge", careless)
    wrong = trust_together.somebody_saves(3).wrong
    assert [fault for fault in wrong if fault.startswith("lost: ")]
    assert [fault for fault in wrong if fault.endswith("is not in the tracker")]
