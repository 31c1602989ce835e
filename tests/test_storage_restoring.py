"""A backup is put back: verified, journaled, and nothing acknowledged is lost or doubled."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import trust_case as case
from suivi_tool.errors import RefusedInput, TrackerBusy, WorkbookRefused
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.merge import merge
from suivi_tool.storage.restoring import restore
from suivi_tool.storage.tracker_file import TrackerFile
from suivi_tool.storage.work_folder import WorkFolder


@pytest.fixture
def work(tmp_path: Path) -> WorkFolder:
    """Return a case in which APP-0001, 2 and 3 were merged one by one."""
    root = tmp_path / "Dossier"
    case.new_case(root)
    for _ in range(3):
        case.register(root, tmp_path / "acks")
    return case.open_case(root)


@pytest.fixture
def tracker(work: WorkFolder) -> TrackerFile:
    return TrackerFile(case.tracker_path(work.root))


def numbers(tracker: TrackerFile) -> list[str]:
    return [number for number, _ in case.rows(tracker.path.read_bytes())]


ALL = ["APP-0001", "APP-0002", "APP-0003"]


@pytest.mark.parametrize("n", [0, 1, 2])
def test_what_was_merged_since_waits_again(work: WorkFolder, tracker: TrackerFile, n: int) -> None:
    done = restore(work, tracker, work.backups.all()[n], by="RQ")
    assert numbers(tracker) == ALL[:n]
    assert [entry.number for entry in done.again] == ALL[n:]
    merge(work, tracker, case.transform)
    assert numbers(tracker) == ALL


def test_back_and_forth_nothing_is_doubled(work: WorkFolder, tracker: TrackerFile) -> None:
    for n in (1, 0, 3, 2, -1, 0, 5, 0, 4, 1):
        restore(work, tracker, work.backups.all()[n], by="RQ")
        merge(work, tracker, case.transform)
        assert numbers(tracker) == ALL


def test_what_waits_again_and_is_in_the_state_put_back_next_waits_no_more(
    work: WorkFolder, tracker: TrackerFile
) -> None:
    first, _, last = work.backups.all()
    restore(work, tracker, first, by="RQ")
    assert [entry.number for entry in work.waits()] == ALL
    restore(work, tracker, last, by="RQ")
    assert (numbers(tracker), [entry.number for entry in work.waits()]) == (ALL[:2], ALL[2:])
    merge(work, tracker, case.transform)
    assert numbers(tracker) == ALL


def test_cut_short_and_deleted_again_nothing_is_lost(
    work: WorkFolder, tracker: TrackerFile
) -> None:
    class StopsAtTheJournal(Disk):
        def append(self, path: Path, data: bytes) -> None:  # noqa: ARG002
            raise KeyboardInterrupt

    first = work.backups.all()[0]
    tracker.path.unlink()
    stopped = WorkFolder(work.root, StopsAtTheJournal())
    with pytest.raises(KeyboardInterrupt):
        restore(stopped, tracker, first, by="RQ")
    assert [entry.number for entry in work.waits()] == ALL
    tracker.path.unlink()
    restore(work, tracker, first, by="RQ")
    merge(work, tracker, case.transform)
    assert numbers(tracker) == ALL


def test_a_missing_tracker_comes_back(work: WorkFolder, tracker: TrackerFile) -> None:
    tracker.path.unlink()
    done = restore(work, tracker, work.backups.all()[-1], by="RQ")
    assert done.replaced is None
    merge(work, tracker, case.transform)
    assert numbers(tracker) == ALL


def test_without_again_the_later_ones_are_let_go(work: WorkFolder, tracker: TrackerFile) -> None:
    restore(work, tracker, work.backups.all()[1], by="RQ", again=False)
    merge(work, tracker, case.transform)
    assert numbers(tracker) == ALL[:1]


def test_what_is_replaced_is_kept_and_the_journal_tells(
    work: WorkFolder, tracker: TrackerFile
) -> None:
    tracker.path.write_bytes(tracker.path.read_bytes() + b"typed by hand\n")
    done = restore(work, tracker, work.backups.all()[0], by="RQ")
    assert done.replaced is not None
    assert work.backups.read(done.replaced).endswith(b"typed by hand\n")
    assert (work.journal.entries()[-1].what, work.journal.entries()[-1].by) == (
        "restauration",
        "RQ",
    )
    assert work.verify_journal() == ()


def test_a_backup_that_was_changed_is_refused(work: WorkFolder, tracker: TrackerFile) -> None:
    backup, before = work.backups.all()[0], tracker.path.read_bytes()
    backup.file.write_bytes(b"forged")
    with pytest.raises(WorkbookRefused, match="abîmée"):
        restore(work, tracker, backup, by="RQ")
    assert tracker.path.read_bytes() == before


def test_open_on_a_screen_nothing_is_restored(work: WorkFolder, tracker: TrackerFile) -> None:
    tracker.path.with_name(f".~lock.{tracker.path.name}#").write_text("Léa,lea,PC,;")
    before = tracker.path.read_bytes()
    with pytest.raises(TrackerBusy, match="Léa"):
        restore(work, tracker, work.backups.all()[0], by="RQ")
    assert (tracker.path.read_bytes(), work.waits()) == (before, ())


def test_last_years_backup_is_not_put_over_this_years_tracker(
    work: WorkFolder, tracker: TrackerFile
) -> None:
    backup = work.backups.all()[-1]
    new_year = TrackerFile(tracker.path.with_name("Suivi 2027.txt"))
    new_year.path.write_bytes(case.HEADING)
    with pytest.raises(RefusedInput, match="pas de"):
        restore(work, new_year, backup, by="RQ")
    assert new_year.path.read_bytes() == case.HEADING
    restore(work, new_year, backup, by="RQ", renamed=True)
    assert numbers(new_year) == ALL[:2]
