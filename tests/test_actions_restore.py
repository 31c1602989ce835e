"""A former state of the tracker is put back; what was merged since waits again."""

from __future__ import annotations

from pathlib import Path

import pytest
from work_folders import make

from suivi_tool.actions.refresh import refresh
from suivi_tool.actions.restore import backups, find, restore
from suivi_tool.errors import RefusedInput


def test_the_state_before_comes_back_and_the_entry_waits_again(tmp_path: Path) -> None:
    place = make(tmp_path)
    before = place.tracker.read_bytes()
    number = place.register().number
    last = backups(place.office())[-1]
    done = restore(place.office(), last.file.stem)
    assert place.tracker.read_bytes() == before
    assert [entry.number for entry in done.again] == [number]
    assert refresh(place.office()).merged == (number,)


def test_a_name_that_is_none_is_refused(tmp_path: Path) -> None:
    place = make(tmp_path)
    with pytest.raises(RefusedInput, match="zut"):
        find(place.office(), "zut")
