"""Answers are plain values: they cannot be changed by who shows them."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from suivi_tool.actions import answers
from suivi_tool.actions.answers import Refreshed, TrackerPlace


def test_a_place_in_the_tracker_waits_until_it_has_a_row() -> None:
    place = TrackerPlace(Path("suivi.xlsx"), "Appels")
    assert (place.row, place.waiting) == (None, ())
    with pytest.raises(FrozenInstanceError):
        place.row = 3  # type: ignore[misc]


def test_every_list_of_an_answer_is_a_tuple() -> None:
    kinds = (answers.Registered, answers.Treated, answers.Preview, answers.Refreshed)
    plural = {"alerts", "documents", "waiting", "faults", "twins", "next", "merged", "seen"}
    types = {item.name: item.type for kind in kinds for item in fields(kind)}
    assert {name for name in plural if not str(types[name]).startswith("tuple[")} == set()
    assert Refreshed(changed=False).merged == ()
