"""The note of a merge under way: whoever finds it knows whether the replacement happened."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from suivi_tool.storage import records
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.pending import Entry
from suivi_tool.storage.unfinished import Intent, Unfinished, happened

OLD, NEW, THEIRS = b"old", b"new", b"saved by somebody"
ENTRY = Entry(
    "1-a", "étape", "APP-1", {"Le": "2026-05-04"}, "Zoé", datetime(2026, 5, 4, tzinfo=UTC)
)


@pytest.fixture
def note(tmp_path: Path) -> Unfinished:
    (tmp_path / ".suivi").mkdir()
    return Unfinished(tmp_path / ".suivi" / "merge.json", Disk())


def intent(folder: Path, *, before: bytes = OLD) -> Intent:
    """The tracker of `folder` is about to become NEW, which lies beside it."""
    prepared = folder / "prepared.tmp"
    prepared.write_bytes(NEW)
    return Intent(
        str(folder / "suivi.xlsx"),
        str(prepared),
        records.digest(before) if before else "",
        records.digest(NEW),
        "",
        (b'{"line": "\xc3\xa9"}\n',),
        entries=(ENTRY,),
        inside=("2-b",),
    )


def test_a_note_reads_back_as_it_was_left(note: Unfinished, tmp_path: Path) -> None:
    left = intent(tmp_path)
    note.write(left)
    assert note.read() == left
    assert left.no_more == ("1-a", "2-b")
    note.remove()
    assert note.read() is None


def test_a_note_is_understood_where_the_share_has_another_name(
    note: Unfinished, tmp_path: Path
) -> None:
    note.write(intent(tmp_path))
    other = tmp_path / "Y" / ".suivi" / "merge.json"
    other.parent.mkdir(parents=True)
    other.write_bytes(note.path.read_bytes())
    read = Unfinished(other, Disk()).read()
    assert read
    assert (read.tracker, read.prepared) == (
        str(tmp_path / "Y" / "suivi.xlsx"),
        str(tmp_path / "Y" / "prepared.tmp"),
    )


@pytest.mark.parametrize("damage", [b"", b"{}", b'{"content": {}, "sha256": "0"}'])
def test_a_damaged_note_is_none(note: Unfinished, damage: bytes) -> None:
    note.path.write_bytes(damage)
    assert note.read() is None


def test_a_note_with_a_digest_and_without_its_fields_is_none(note: Unfinished) -> None:
    note.path.write_bytes(records.encode({"tracker": "suivi.xlsx", "lines": [1]}))
    assert note.read() is None


@pytest.mark.parametrize(
    ("tracker", "prepared", "done"),
    [
        (OLD, True, False),
        (NEW, False, True),
        (THEIRS, False, True),
        (THEIRS, True, False),
        (NEW, True, True),
    ],
)
def test_the_two_files_tell_what_happened(
    tmp_path: Path, tracker: bytes, prepared: bool, done: bool
) -> None:
    """The prepared file goes at the same stroke, so also a file saved since gives no doubt."""
    left = intent(tmp_path)
    Path(left.tracker).write_bytes(tracker)
    if not prepared:
        Path(left.prepared).unlink()
    assert happened(left, Disk()) is done


def test_a_tracker_that_is_missing_tells_nothing_unless_it_was_missing_before(
    tmp_path: Path,
) -> None:
    with pytest.raises(FileNotFoundError):
        happened(intent(tmp_path), Disk())
    assert not happened(intent(tmp_path), Disk(), even_if_missing=True)
    assert not happened(intent(tmp_path, before=b""), Disk())


def test_where_the_tracker_does_not_change_all_is_done(tmp_path: Path) -> None:
    assert happened(Intent(str(tmp_path / "x"), "", "", "", "", ()), Disk())
