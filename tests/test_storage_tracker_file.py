"""Their workbook as a file: replaced at one stroke, or left as it is with a reason."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from suivi_tool.errors import TrackerBusy
from suivi_tool.storage import records, temporary
from suivi_tool.storage.tracker_file import TrackerFile

OLD, NEW, THEIRS = b"old", b"new", b"typed meanwhile"
IN_LIBREOFFICE = ",Paul Martin,poste-7,02.05.2026 09:12,file:///S:;"


@pytest.fixture
def tracker(tmp_path: Path) -> TrackerFile:
    path = tmp_path / "Suivi d’été.xlsx"
    path.write_bytes(OLD)
    return TrackerFile(path)


def names(tracker: TrackerFile) -> list[str]:
    return sorted(path.name for path in tracker.path.parent.iterdir())


def test_what_was_read_is_replaced_and_nothing_lies_about(tracker: TrackerFile) -> None:
    snapshot = tracker.read()
    assert (snapshot.data, snapshot.digest) == (OLD, records.digest(OLD))
    prepared = tracker.prepare(NEW)
    assert tracker.path.read_bytes() == OLD
    assert tracker.put_in_place(snapshot, prepared)
    assert tracker.path.read_bytes() == NEW
    assert names(tracker) == [tracker.path.name]


def test_what_somebody_saved_meanwhile_is_not_overwritten(tracker: TrackerFile) -> None:
    snapshot, prepared = tracker.read(), tracker.prepare(NEW)
    tracker.path.write_bytes(THEIRS)
    assert not tracker.put_in_place(snapshot, prepared)
    assert tracker.path.read_bytes() == THEIRS


def test_who_has_it_open_is_named_and_it_stays(tracker: TrackerFile) -> None:
    snapshot, prepared = tracker.read(), tracker.prepare(NEW)
    tracker.path.with_name(f".~lock.{tracker.path.name}#").write_text(IN_LIBREOFFICE, "utf-8")
    with pytest.raises(TrackerBusy, match="Paul Martin"):
        tracker.put_in_place(snapshot, prepared)
    assert tracker.path.read_bytes() == OLD


def test_a_read_only_tracker_is_told_also_to_who_may_write_everywhere(
    tracker: TrackerFile,
) -> None:
    tracker.path.chmod(0o444)
    with pytest.raises(TrackerBusy):
        tracker.check_free()


def test_a_tracker_that_is_missing_is_told_with_its_place(tracker: TrackerFile) -> None:
    tracker.path.unlink()
    for act in (tracker.read, tracker.check_free):
        with pytest.raises(TrackerBusy) as refused:
            act()
        assert str(tracker.path) in str(refused.value)


def test_a_copy_in_conflict_stops_the_writing(tracker: TrackerFile) -> None:
    copy = tracker.path.with_name("Suivi d’été (Copie en conflit de Paul 2026-05-04).xlsx")
    copy.write_bytes(THEIRS)
    with pytest.raises(TrackerBusy, match="copie en conflit"):
        tracker.check_free()
    assert tracker.conflicts() == (copy,)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks for a right to make links.")
def test_a_link_stays_a_link(tracker: TrackerFile, tmp_path: Path) -> None:
    elsewhere = tmp_path / "ailleurs"
    elsewhere.mkdir()
    link = elsewhere / "suivi.xlsx"
    link.symlink_to(tracker.path)
    through = TrackerFile(link)
    assert through.put_in_place(through.read(), through.prepare(NEW))
    assert link.is_symlink()
    assert tracker.path.read_bytes() == NEW


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights.")
def test_the_new_one_has_the_rights_of_the_old_one(tracker: TrackerFile) -> None:
    tracker.path.chmod(0o660)
    tracker.put_in_place(tracker.read(), tracker.prepare(NEW))
    assert tracker.path.stat().st_mode & 0o777 == 0o660


def test_a_missing_tracker_is_put_back_unless_it_came_back(tracker: TrackerFile) -> None:
    tracker.path.unlink()
    assert tracker.put_back(tracker.prepare(NEW))
    assert tracker.path.read_bytes() == NEW
    assert not tracker.put_back(tracker.prepare(OLD))
    assert tracker.path.read_bytes() == NEW


def test_only_what_dead_runs_left_is_cleaned(tracker: TrackerFile) -> None:
    alive = tracker.prepare(NEW)
    old = alive.with_name(".suivi-00000000-1-0123456789ab.tmp")
    old.write_bytes(b"")
    os.utime(old, (0, 0))
    assert temporary.is_ours(old.name)
    tracker.clean()
    assert alive.exists()
    assert not old.exists()
