"""A slice of the steps that the system refuses; and a refusal without its words is told."""

from __future__ import annotations

import pytest

from benchmarks import trust_faults
from suivi_tool.errors import TrackerBusy


def test_a_refused_step_leaves_the_tracker_as_it_was_or_complete() -> None:
    assert trust_faults.everywhere(step=23, start=3).wrong == []


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        (KeyError("x"), "traceback: KeyError: 'x'"),
        (TrackerBusy("busy", remedy="Fermez-le."), "not a sentence: 'busy'"),
        (TrackerBusy("Le suivi est ouvert."), "no remedy: 'Le suivi est ouvert.'"),
    ],
)
def test_a_traceback_and_a_refusal_that_does_not_help_are_told(
    raised: Exception, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(*_: object, **__: object) -> None:
        raise raised

    monkeypatch.setattr(trust_faults, "count_points", lambda *_: 50)
    monkeypatch.setattr(trust_faults, "merge", refusing)
    wrong = trust_faults.everywhere(start=50).wrong
    assert f"EIO, point 50: {told}" in wrong
