"""A slice of the stories; and a story that loses something is told."""

from __future__ import annotations

import sys

import pytest

from benchmarks import trust_case as case
from benchmarks import trust_story

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the slice forks its victims")


def test_whatever_people_and_accidents_do_in_whatever_order() -> None:
    assert trust_story.stories(6, seed=2).wrong == []


def test_a_merge_that_forgets_is_told_with_its_story(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case, "transform", lambda data, _: data)
    found = trust_story.stories(1, length=2, seed=2)
    assert any(
        fault.startswith("story 0: APP-0001 is not in the tracker: ") for fault in found.wrong
    )
