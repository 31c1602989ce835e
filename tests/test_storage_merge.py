"""The merge: in the order received, exactly once, or not at all."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from benchmarks import trust_case as case
from benchmarks.trust_fuzz import excel_owner
from suivi_tool.errors import RefusedInput, SuiviError, TrackerBusy, WorkbookRefused
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.journal import Anchor, Note
from suivi_tool.storage.merge import Merged, merge
from suivi_tool.storage.pending import Entry
from suivi_tool.storage.tracker_file import TrackerFile
from suivi_tool.storage.work_folder import WorkFolder

AT = datetime.fromisoformat("2026-05-04T09:15:00+02:00")


@pytest.fixture
def work(tmp_path: Path) -> WorkFolder:
    case.new_case(tmp_path / "Dossier de l’équipe")
    return WorkFolder(tmp_path / "Dossier de l’équipe", user="Zoé", clock=lambda: AT)


@pytest.fixture
def tracker(work: WorkFolder) -> TrackerFile:
    return TrackerFile(case.tracker_path(work.root))


def waits(work: WorkFolder, *numbers: str) -> list[Entry]:
    return [work.pending.add("enregistrer", n, {"Appelant": "Zoé"}, "RQ") for n in numbers]


def numbers(tracker: TrackerFile) -> list[str]:
    return [number for number, _ in case.rows(tracker.path.read_bytes())]


def snapshot(folder: Path) -> dict[Path, tuple[bytes, int]]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "lock")
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_what_waits_is_merged_in_the_order_received(work: WorkFolder, tracker: TrackerFile) -> None:
    entries = waits(work, "APP-0002", "APP-0001", "APP-0003")
    merged = merge(work, tracker, case.transform)
    assert numbers(tracker) == ["APP-0002", "APP-0001", "APP-0003"]
    assert (merged.entries, merged.changed, merged.unfinished) == (tuple(entries), True, ())
    assert work.waits() == ()
    assert [(x.number, x.what, x.fields, x.by) for x in work.journal.entries()] == [
        (number, "enregistrer", ("Appelant",), "RQ")
        for number in ("APP-0002", "APP-0001", "APP-0003")
    ]


def test_a_tracker_that_needs_nothing_is_known_all_the_same(
    work: WorkFolder, tracker: TrackerFile
) -> None:
    """A copy of a tracker of ours: what people type into it from now on can be told."""
    first = tracker.path.read_bytes()
    assert not merge(work, tracker, case.transform).changed
    assert work.as_left.read() == first
    tracker.path.write_bytes(first + "à la main\n".encode())
    merge(work, tracker, case.transform)
    assert work.as_left.read() == first


def test_a_run_that_changes_nothing_writes_nothing(work: WorkFolder, tracker: TrackerFile) -> None:
    waits(work, "APP-0001")
    merge(work, tracker, case.transform, seal=case.seal)
    before = snapshot(work.root)
    merged = merge(work, tracker, case.transform, seal=case.seal)
    assert not merged.changed
    assert snapshot(work.root) == before


def test_an_entry_that_changes_nothing_is_entered_and_leaves_the_tracker(
    work: WorkFolder, tracker: TrackerFile
) -> None:
    waits(work, "APP-0001")
    before = tracker.path.read_bytes()
    merged = merge(work, tracker, lambda data, _: data)
    assert (merged.changed, len(merged.entries), work.waits()) == (False, 1, ())
    assert tracker.path.read_bytes() == before
    assert len(work.journal.entries()) == 1


def test_hand_made_edits_are_entered_by_the_caller_once(
    work: WorkFolder, tracker: TrackerFile
) -> None:
    waits(work, "APP-0001")
    merge(work, tracker, case.transform)
    tracker.path.write_bytes(tracker.path.read_bytes() + b"edit\n")
    seen: list[Note] = []

    def transform(data: bytes, _: tuple[Entry, ...]) -> bytes:
        seen[:] = []
        if work.as_left.read() != data:
            seen.append(Note("à la main", "modification", "APP-0001", ("Statut",), AT))
        return data

    for _ in range(2):
        merge(work, tracker, transform, notes=lambda _: seen)
    assert [line.what for line in work.journal.entries()] == ["enregistrer", "modification"]


def test_the_anchor_in_the_tracker_is_that_of_the_journal_afterwards(
    work: WorkFolder, tracker: TrackerFile
) -> None:
    sealed: list[Anchor] = []

    def seal(data: bytes, anchor: Anchor) -> bytes:
        sealed.append(anchor)
        return case.seal(data, anchor)

    waits(work, "APP-0001", "APP-0002")
    merge(work, tracker, case.transform, seal=seal)
    assert sealed == [work.journal.head()]
    assert work.verify_journal(sealed) == ()
    work.journal.path.write_bytes(b"".join(work.journal.path.read_bytes().splitlines(True)[:1]))
    assert len(work.verify_journal(sealed)) == 1


def test_open_in_excel_it_waits_and_the_next_run_merges(
    work: WorkFolder, tracker: TrackerFile
) -> None:
    waits(work, "APP-0001")
    owner_file = tracker.path.with_name("~$" + tracker.path.name)
    owner_file.write_bytes(excel_owner("Claire Évrard"))
    before = tracker.path.read_bytes()
    with pytest.raises(TrackerBusy, match="ouvert par Claire Évrard") as caught:
        merge(work, tracker, case.transform)
    assert owner_file.name in caught.value.faults[0].remedy
    assert tracker.path.read_bytes() == before
    owner_file.unlink()
    merge(work, tracker, case.transform)
    assert numbers(tracker) == ["APP-0001"]


def test_read_only_it_waits(work: WorkFolder, tracker: TrackerFile) -> None:
    waits(work, "APP-0001")
    tracker.path.chmod(0o444)
    with pytest.raises(TrackerBusy, match=r"L’accès à .* est refusé"):
        merge(work, tracker, case.transform)
    tracker.path.chmod(0o644)
    assert len(work.waits()) == 1


def test_missing_it_waits(work: WorkFolder, tracker: TrackerFile) -> None:
    waits(work, "APP-0001")
    tracker.path.unlink()
    with pytest.raises(TrackerBusy, match="introuvable"):
        merge(work, tracker, case.transform)
    assert len(work.waits()) == 1


def test_refused_by_the_audit_it_waits(work: WorkFolder, tracker: TrackerFile) -> None:
    def refuse(_: bytes, __: tuple[Entry, ...]) -> bytes:
        raise WorkbookRefused("Le classeur est signé.", remedy="Enlevez la signature.")

    with pytest.raises(WorkbookRefused):
        merge(work, tracker, refuse)
    waits(work, "APP-0001")
    with pytest.raises(TrackerBusy, match="signé"):
        merge(work, tracker, refuse)
    assert len(work.waits()) == 1


def test_a_refused_entry_keeps_back_the_later_ones_of_its_number_alone(
    work: WorkFolder, tracker: TrackerFile
) -> None:
    waits(work, "APP-0001", "APP-0002", "APP-0001", "APP-0003")

    def transform(data: bytes, entries: tuple[Entry, ...]) -> bytes:
        if any(entry.number == "APP-0001" for entry in entries):
            raise RefusedInput("La ligne de l’appel a été supprimée.")
        return case.transform(data, entries)

    merged = merge(work, tracker, transform)
    assert numbers(tracker) == ["APP-0002", "APP-0003"]
    assert [waiting.entry.number for waiting in merged.waiting] == ["APP-0001", "APP-0001"]
    assert merged.waiting[1].faults[0].message == "La ligne de l’appel a été supprimée."
    assert [entry.number for entry in work.waits()] == ["APP-0001", "APP-0001"]


def test_a_fault_of_ours_writes_nothing(work: WorkFolder, tracker: TrackerFile) -> None:
    waits(work, "APP-0001")
    before = snapshot(work.root)

    def broken(_: bytes, __: tuple[Entry, ...]) -> bytes:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        merge(work, tracker, broken)
    assert snapshot(work.root) == before


def test_a_damaged_record_is_told_and_the_others_are_merged(
    work: WorkFolder, tracker: TrackerFile
) -> None:
    first, _ = waits(work, "APP-0001", "APP-0002")
    (work.pending.folder / f"{first.id}.json").write_bytes(b"{")
    merged = merge(work, tracker, case.transform)
    assert numbers(tracker) == ["APP-0002"]
    assert [Path(fault.place).stem for fault in merged.damaged] == [first.id]


def test_saved_by_somebody_meanwhile_their_edit_stays(
    work: WorkFolder, tracker: TrackerFile
) -> None:
    waits(work, "APP-0001")
    calls: list[int] = []

    def transform(data: bytes, entries: tuple[Entry, ...]) -> bytes:
        if not calls:
            tracker.path.write_bytes(data + b"their line\n")
        calls.append(1)
        return case.transform(data, entries)

    merge(work, tracker, transform)
    assert tracker.path.read_bytes().count(b"their line\n") == 1
    assert numbers(tracker) == ["APP-0001"]


def test_saved_again_and_again_it_waits(work: WorkFolder, tracker: TrackerFile) -> None:
    waits(work, "APP-0001")

    def transform(data: bytes, entries: tuple[Entry, ...]) -> bytes:
        tracker.path.write_bytes(data + b"their line\n")
        return case.transform(data, entries)

    with pytest.raises(TrackerBusy, match="quelqu’un d’autre"):
        merge(work, tracker, transform)
    assert (numbers(tracker), len(work.waits())) == ([], 1)


def test_a_conflict_copy_is_cleared_up_by_a_person_first(
    work: WorkFolder, tracker: TrackerFile
) -> None:
    waits(work, "APP-0001")
    copy = tracker.path.with_stem(tracker.path.stem + "-DESKTOP-AB12CD3")
    copy.write_bytes(b"")
    with pytest.raises(TrackerBusy, match="DESKTOP-AB12CD3"):
        merge(work, tracker, case.transform)
    copy.unlink()
    assert merge(work, tracker, case.transform).changed


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_link_stays_a_link_and_permissions_stay(work: WorkFolder, tracker: TrackerFile) -> None:
    target = work.root / "ailleurs" / "Suivi 2026.txt"
    target.parent.mkdir()
    tracker.path.rename(target)
    target.chmod(0o640)
    tracker.path.symlink_to(target)
    waits(work, "APP-0001")
    merge(work, tracker, case.transform)
    assert tracker.path.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert numbers(TrackerFile(target)) == ["APP-0001"]
    assert [path.name for path in target.parent.iterdir()] == [target.name]


class StopsBefore(Disk):
    """A disk which stops the program (as a kill would) before the tracker is replaced, or after."""

    def __init__(self, tracker: Path, *, after: bool) -> None:
        self.tracker, self.after = tracker, after

    def replace(self, source: Path, target: Path) -> None:
        if target != self.tracker:
            return super().replace(source, target)
        if self.after:
            super().replace(source, target)
        raise KeyboardInterrupt


@pytest.mark.parametrize("after", [False, True])
def test_cut_short_and_saved_by_somebody_since_it_is_merged_once(
    work: WorkFolder, tracker: TrackerFile, *, after: bool
) -> None:
    waits(work, "APP-0001")
    disk = StopsBefore(tracker.path, after=after)
    stopped = WorkFolder(work.root, disk)
    with pytest.raises(KeyboardInterrupt):
        merge(stopped, TrackerFile(tracker.path, disk), case.transform)
    assert [entry.number for entry in work.waits()] == ([] if after else ["APP-0001"])
    tracker.path.write_bytes(tracker.path.read_bytes() + b"their line\n")
    merge(work, tracker, case.transform)
    assert numbers(tracker) == ["APP-0001"]
    assert [line.number for line in work.journal.entries()] == ["APP-0001"]
    assert work.verify_journal() == ()


def test_what_the_next_run_must_finish_is_said(work: WorkFolder, tracker: TrackerFile) -> None:
    class FullDisk(Disk):
        def append(self, path: Path, data: bytes) -> None:  # noqa: ARG002
            raise OSError(28, "No space left on device", str(path))

    waits(work, "APP-0001")
    merged: Merged = merge(WorkFolder(work.root, FullDisk()), tracker, case.transform)
    assert "plus de place" in merged.unfinished[0].message
    assert (numbers(tracker), work.waits()) == (["APP-0001"], ())
    merge(work, tracker, case.transform)
    assert numbers(tracker) == ["APP-0001"]
    assert len(work.journal.entries()) == 1


def test_a_newer_version_of_the_program_is_not_disturbed(
    work: WorkFolder, tracker: TrackerFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits(work, "APP-0001")
    monkeypatch.setattr("suivi_tool.storage.work_folder.FORMAT", 0)
    with pytest.raises(SuiviError, match="version plus récente"):
        merge(work, tracker, case.transform)
