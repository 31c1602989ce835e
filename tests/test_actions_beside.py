"""What lies around the tracker: synchronised folders, copies in conflict, other versions."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from work_folders import TODAY, TRACKER, WorkPlace, make

from suivi_tool.actions import beside, merging, refresh, restore, undo
from suivi_tool.actions.adopt import adopt, understand_tracker
from suivi_tool.actions.verify import findings
from suivi_tool.errors import WorkbookRefused
from suivi_tool.interfaces import shown_adoption
from suivi_tool.tracker.anchor import TrackerAnchor, read_anchor, write_anchor
from suivi_tool.workbook.book import Workbook


@pytest.fixture
def synced(tmp_path: Path) -> WorkPlace:
    """A work folder in a synchronised folder."""
    return make(tmp_path / "OneDrive - Certif SA" / "Appels")


def test_on_an_ordinary_drive_nothing_is_said(tmp_path: Path) -> None:
    assert beside.reserves(make(tmp_path).office()) == ()


def test_what_cannot_be_guaranteed_in_a_synchronised_folder_is_said(synced: WorkPlace) -> None:
    [fault] = beside.reserves(synced.office())
    assert "OneDrive" in fault.message
    assert "copies en conflit" in fault.message
    assert any("OneDrive" in item.message for item in findings(synced.office()))


def test_adopting_there_says_it(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    tracker = folder / TRACKER
    sample = Path(__file__).parents[1] / "sample_workbooks" / "1-deux-feuilles.xlsx"
    shutil.copyfile(sample, tracker)
    done = adopt(folder, tracker, understand_tracker(tracker), today=TODAY)
    told = shown_adoption.adopted(done)
    assert "Dropbox" in told.text
    assert any("Dropbox" in sentence for sentence in told.json["alertes"])


@pytest.mark.parametrize(
    "name",
    [
        "Suivi plan d'actions-PC12.xlsx",
        "Suivi plan d'actions (copie en conflit de PC-12 2026-11-02).xlsx",
        "Suivi plan d'actions (1).xlsx",
    ],
)
def test_a_copy_in_conflict_keeps_all_waiting_and_is_found(synced: WorkPlace, name: str) -> None:
    shutil.copyfile(synced.tracker, synced.tracker.with_name(name))
    before = synced.tracker.read_bytes()
    done = synced.register()
    assert name in done.tracker.waiting[0].message
    assert synced.tracker.read_bytes() == before
    assert any(name in item.message for item in findings(synced.office()))
    synced.tracker.with_name(name).unlink()
    assert merging.merge(synced.office()).numbers == (done.number,)


def test_a_newer_version_wrote_it_nothing_is_taken_back_or_restored(tmp_path: Path) -> None:
    place = make(tmp_path)
    place.register()
    book = Workbook(place.tracker.read_bytes())
    anchor = read_anchor(book)
    assert anchor
    write_anchor(book, TrackerAnchor(anchor.identity, anchor.count, anchor.head, "99.0"))
    place.tracker.write_bytes(book.save())
    before = place.tracker.read_bytes()
    name = restore.backups(place.office())[0].file.name
    for act in (undo.undo, lambda office: restore.restore(office, name), refresh.refresh):
        with pytest.raises(WorkbookRefused, match=r"version 99\.0"):
            act(place.office())
    assert place.tracker.read_bytes() == before
    assert any("99.0" in item.message for item in findings(place.office()))


def test_a_run_that_died_is_told_by_the_next_one(tmp_path: Path) -> None:
    place = make(tmp_path)
    lock = place.root / ".suivi" / "lock.json"
    office = place.office()
    with office.work.locked():
        left = lock.read_bytes()
    lock.write_bytes(left)
    done = place.register()
    assert any("s’était arrêtée en route" in alert.message for alert in done.alerts)
    assert not any("arrêtée" in alert.message for alert in place.register(nom="Roy").alerts)
