"""The work folder: made once, recognised, shared by threads, refused where it is none."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from benchmarks import trust_case as case
from suivi_tool.errors import RefusedInput, TrackerBusy
from suivi_tool.storage import temporary
from suivi_tool.storage.merge import merge
from suivi_tool.storage.tracker_file import TrackerFile
from suivi_tool.storage.work_folder import WorkFolder


@pytest.fixture
def work(tmp_path: Path) -> WorkFolder:
    case.new_case(tmp_path / "Dossier")
    return case.open_case(tmp_path / "Dossier")


def test_it_is_made_with_the_folders_above_it_and_keeps_its_identity(tmp_path: Path) -> None:
    work = WorkFolder(tmp_path / "Qualité" / "Appels")
    assert work.identity == ""
    work.create()
    identity = work.identity
    work.create()
    assert (len(identity), work.identity) == (16, identity)
    assert sorted(path.name for path in work.root.iterdir()) == [".suivi", "Dossiers"]


def test_a_share_that_is_not_connected_looks_empty_and_gets_nothing(tmp_path: Path) -> None:
    work = WorkFolder(tmp_path)
    with pytest.raises(RefusedInput, match="partage est inaccessible"):
        work.reserve(case.propose, 1)
    with pytest.raises(TrackerBusy, match="partage est inaccessible"), work.locked():
        pass
    assert list(tmp_path.iterdir()) == []


def test_the_lock_may_be_taken_again_within(work: WorkFolder) -> None:
    with work.locked() as outer, work.locked() as inner:
        assert inner is outer
    assert not (work.state / "lock.json").exists()


def test_threads_of_one_window_take_turns(work: WorkFolder, tmp_path: Path) -> None:
    def some() -> None:
        for _ in range(3):
            case.acknowledge(work, tmp_path / "acks")
            merge(work, TrackerFile(case.tracker_path(work.root)), case.transform, seal=case.seal)
            work.note("RQ", "fiche", "", [])

    threads = [threading.Thread(target=some) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(case.acknowledged(tmp_path / "acks"))) == 12
    assert case.after_next_run(work.root, tmp_path / "acks", in_order=False) == []


def test_a_second_journal_left_by_a_synchronisation_is_told(work: WorkFolder) -> None:
    work.note("RQ", "x", "APP-1")
    copy = work.journal.path.with_name("journal-DESKTOP-AB12CD3.jsonl")
    copy.write_bytes(b"")
    assert [fault.place for fault in work.verify_journal()] == [str(copy)]


def test_the_backups_witness_that_the_journal_was_cut(work: WorkFolder, tmp_path: Path) -> None:
    for _ in range(2):
        case.register(work.root, tmp_path / "acks")
    assert work.verify_journal() == ()
    work.journal.path.write_bytes(b"")
    assert len(work.verify_journal()) == 1


@pytest.mark.parametrize("folder", ["pending", "anonymisation", "backups"])
def test_what_a_dead_run_left_is_removed_from_every_folder_of_ours(
    work: WorkFolder, folder: str
) -> None:
    mark = temporary.beside(work.root).name.split("-")[1]
    dead = work.state / folder / f".suivi-{mark}-4194999-{'0' * 12}.tmp"
    dead.parent.mkdir(exist_ok=True)
    dead.write_text("Claire Évrard", "utf-8")
    with work.locked():
        assert not dead.exists()
