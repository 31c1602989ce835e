"""Which tracker is ours: known by its anchor, whatever its name."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from work_folders import CLEAN, SAMPLES, WorkPlace, make

from suivi_tool.actions import lineage
from suivi_tool.errors import TrackerBusy


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return make(tmp_path / "d")


def test_our_tracker_bears_our_anchor_and_may_be_written(place: WorkPlace) -> None:
    office = place.office()
    anchor = lineage.anchor_of(place.tracker)
    assert anchor is not None
    assert anchor.identity == office.work.identity
    lineage.check(office, place.tracker.read_bytes())
    lineage.check_version(office)
    assert lineage.newer_copies(office, anchor) == ()


def test_what_is_no_tracker_of_ours_has_no_anchor(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"rien")
    assert lineage.anchor_of(tmp_path / "x.xlsx") is None
    assert lineage.anchor_of(tmp_path / "absent.xlsx") is None
    assert lineage.anchor_of(SAMPLES / CLEAN) is None


def test_a_copy_saved_later_is_for_a_person_to_choose(place: WorkPlace) -> None:
    copy = place.root / "Copie de suivi.xlsx"
    shutil.copyfile(place.tracker, copy)
    saved = place.tracker.stat().st_mtime
    os.utime(copy, (saved - 60, saved - 60))
    lineage.check(place.office(), place.tracker.read_bytes())
    os.utime(copy, (saved + 60, saved + 60))
    with pytest.raises(TrackerBusy, match="Copie de suivi"):
        lineage.check(place.office(), place.tracker.read_bytes())


def test_a_tracker_that_is_gone_is_looked_for_beside_its_place(place: WorkPlace) -> None:
    assert lineage.renamed(place.office()) == ()
    place.tracker.rename(place.root / "Suivi 2026.xlsx")
    (fault,) = lineage.renamed(place.office())
    assert fault.message.replace("\u00a0", " ").startswith("« Suivi 2026.xlsx » est ce suivi")
    assert "changer-de-suivi" in fault.remedy
