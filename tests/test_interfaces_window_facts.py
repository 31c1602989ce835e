"""The situation is looked at once for each state of the tracker, and anew when that moves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from work_folders import make

from suivi_tool.interfaces.window.facts import Memory


def test_the_same_state_is_the_same_situation(tmp_path: Path) -> None:
    place, memory = make(tmp_path), Memory()
    assert memory.situation(place.office()) is memory.situation(place.office())


def test_a_row_more_an_entry_that_waits_or_another_day_is_seen(tmp_path: Path) -> None:
    place, memory = make(tmp_path), Memory()
    before = memory.situation(place.office())
    number = place.register().number
    after = memory.situation(place.office())
    assert before.appeal(number) is None
    assert after.appeal(number) is not None
    lock = place.lock()
    waiting = place.register().number
    assert memory.situation(place.office()).appeal(waiting) is not None
    lock.unlink()
    assert memory.situation(place.office(date(2026, 6, 1))) is not after
