"""Backups: verified, counted, aged, and never kept twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from suivi_tool.errors import WorkbookRefused
from suivi_tool.storage.backups import Backups
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.journal import Anchor
from suivi_tool.storage.pending import Entry

START = datetime(2026, 5, 4, 12, tzinfo=UTC)
TRACKER = Path("Suivi plan d’actions.xlsx")


class Days:
    """A clock that goes on by a day a call."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        self.now += timedelta(days=1)
        return self.now


def backups(folder: Path, *, keep: int = 50, days: int = 365) -> Backups:
    return Backups(folder / "backups", Disk(), keep, days, Days())


def entry(number: str) -> Entry:
    return Entry(f"id-{number}", "enregistrer", number, {"Appelant": "Zoé"}, "RQ", START)


def test_a_state_comes_back_with_all_that_is_known_of_it(tmp_path: Path) -> None:
    kept = backups(tmp_path)
    kept.store(TRACKER, b"one", Anchor(3, "a" * 64))
    (backup,) = kept.all()
    kept.note_merged(backup.file.name, [entry("1")])
    (backup,) = kept.all()
    assert kept.read(backup) == b"one"
    assert (backup.anchor, backup.merged, backup.size) == (Anchor(3, "a" * 64), (entry("1"),), 3)
    assert backup.file.suffix == ".xlsx"


def test_the_same_state_is_kept_once(tmp_path: Path) -> None:
    kept = backups(tmp_path)
    first = kept.store(TRACKER, b"one", Anchor())
    assert kept.store(TRACKER, b"one", Anchor(1, "a" * 64)) == first
    assert kept.all() == (first,)


def test_each_state_knows_which_entries_it_holds(tmp_path: Path) -> None:
    kept = backups(tmp_path)
    for data, number in ((b"", "1"), (b"1", "2"), (b"12", "3")):
        kept.note_merged(kept.store(TRACKER, data, Anchor()).file.name, [entry(number)])
    first, second, _ = kept.all()
    assert [backup.holds for backup in kept.all()] == [set(), {"id-1"}, {"id-1", "id-2"}]
    assert kept.merged_since(second) == (entry("2"), entry("3"))
    kept.mark_put_back(kept.new_mark(), second.file.name)
    assert kept.merged_since(second) == ()
    assert kept.merged_since(first) == (entry("1"),)
    last = kept.store(TRACKER, b"1", Anchor())
    assert last.holds == {"id-1"}


def test_the_newest_are_kept(tmp_path: Path) -> None:
    kept = backups(tmp_path, keep=2)
    for data in (b"1", b"2", b"3"):
        kept.store(TRACKER, data, Anchor())
    kept.prune()
    assert [kept.read(backup) for backup in kept.all()] == [b"2", b"3"]
    assert len(list(kept.folder.iterdir())) == 4


def test_the_old_go_but_never_the_last(tmp_path: Path) -> None:
    kept = backups(tmp_path, days=0)
    for data in (b"1", b"2", b"3"):
        kept.store(TRACKER, data, Anchor())
    kept.prune()
    assert [kept.read(backup) for backup in kept.all()] == [b"3"]


def test_a_damaged_backup_is_never_the_only_one_kept(tmp_path: Path) -> None:
    kept = backups(tmp_path, keep=1)
    for at in range(4):
        state = kept.store(TRACKER, b"%d" % at, Anchor())
        kept.note_merged(state.file.name, [entry(str(at))])
    for backup in kept.all()[-2:]:
        backup.file.write_bytes(b"half")
    kept.prune()
    sound, *others = kept.all()
    assert kept.read(sound) == b"1"
    assert len(others) == 2
    assert kept.merged_since(sound) == (entry("1"), entry("2"), entry("3"))


def test_a_damaged_backup_of_this_very_state_is_kept_anew(tmp_path: Path) -> None:
    kept = backups(tmp_path)
    kept.store(TRACKER, b"one", Anchor()).file.write_bytes(b"half")
    backup = kept.store(TRACKER, b"one", Anchor())
    assert kept.read(backup) == b"one"
    assert kept.all() == (backup,)


def test_what_a_dead_run_left_without_its_description_goes(tmp_path: Path) -> None:
    kept = backups(tmp_path)
    kept.store(TRACKER, b"1", Anchor())
    (kept.folder / "20260504T120000000000Z-abc.xlsx").write_bytes(b"half")
    kept.prune()
    assert len(list(kept.folder.iterdir())) == 2


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    kept = backups(tmp_path)
    backup = kept.store(TRACKER, b"1", Anchor())
    backup.file.unlink()
    with pytest.raises(WorkbookRefused, match="introuvable"):
        kept.read(backup)


def test_personal_data_can_be_taken_out(tmp_path: Path) -> None:
    kept = backups(tmp_path)
    name = kept.store(TRACKER, "Zoé".encode(), Anchor(1, "a" * 64)).file.name
    kept.note_merged(name, [entry("1")])
    (backup,) = kept.all()
    changed = kept.rewrite(backup, b"anonyme", ())
    assert kept.all() == (changed,)
    assert kept.read(changed) == b"anonyme"
    assert (changed.at, changed.anchor) == (backup.at, backup.anchor)
    assert all("Zoé".encode() not in path.read_bytes() for path in kept.folder.iterdir())
