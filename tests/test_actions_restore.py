"""A former state of the tracker is put back; what was merged since waits again."""

from __future__ import annotations

from pathlib import Path

import pytest
from work_folders import make

from suivi_tool.actions.refresh import refresh
from suivi_tool.actions.restore import backups, find, foresee, restore, to_adopt
from suivi_tool.actions.situation import look
from suivi_tool.errors import RefusedInput, WorkbookRefused
from suivi_tool.interfaces.command_line import main


def test_the_state_before_comes_back_and_the_entry_waits_again(tmp_path: Path) -> None:
    place = make(tmp_path)
    before = place.tracker.read_bytes()
    number = place.register().number
    last = backups(place.office())[-1]
    done = restore(place.office(), last.file.stem)
    assert place.tracker.read_bytes() == before
    assert [entry.number for entry in done.again] == [number]
    assert refresh(place.office()).merged == (number,)


def test_one_from_before_the_adoption_says_to_adopt_again(tmp_path: Path) -> None:
    place = make(tmp_path, "6-desordre.xlsx")
    number = place.register().number
    first, *_, last = backups(place.office())
    assert to_adopt(place.office(), last) == ()
    restore(place.office(), first.file.stem)
    (told,) = to_adopt(place.office(), first)
    assert f'initialiser "{place.root}" --suivi "{place.tracker}"' in told.remedy
    assert main(["initialiser", str(place.root), "--suivi", str(place.tracker), "--oui"]) == 0
    assert number in {appeal.number for appeal in look(place.office()).appeals}


def test_a_name_that_is_none_is_refused(tmp_path: Path) -> None:
    place = make(tmp_path)
    with pytest.raises(RefusedInput, match="zut"):
        find(place.office(), "zut")


def test_what_it_would_do_is_what_it_does(tmp_path: Path) -> None:
    place = make(tmp_path)
    number = place.register().number
    name = backups(place.office())[-1].file.stem
    now = place.tracker.read_bytes()
    seen = foresee(place.office(), name)
    assert number not in seen.appeals
    assert "APP-2026-005" in seen.appeals
    assert place.tracker.read_bytes() == now
    assert restore(place.office(), name).again == seen.again


def test_a_backup_that_somebody_changed_is_told_before(tmp_path: Path) -> None:
    place = make(tmp_path)
    place.register()
    last = backups(place.office())[-1]
    last.file.write_bytes(b"autre chose")
    with pytest.raises(WorkbookRefused, match="abîmée"):
        foresee(place.office(), last.file.stem)
