"""The disk: a file is the former one or the new one, and Windows is given time."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from suivi_tool.storage import temporary
from suivi_tool.storage.disk import DELAYS, Disk
from suivi_tool.storage.failures import fault_of
from suivi_tool.storage.tracker_file import TrackerFile


class HeldByAntivirus(OSError):
    """What Windows answers while another program holds the file."""

    winerror = 32


def refuse(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Let the replacing of files be refused so many times."""
    left = [times]
    really = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if left[0]:
            left[0] -= 1
            raise HeldByAntivirus
        return really(self, target)

    monkeypatch.setattr(Path, "replace", replace)


@pytest.fixture
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    taken: list[float] = []
    monkeypatch.setattr("time.sleep", taken.append)
    return taken


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "Suivi d’été.xlsx"
    target.write_bytes(b"before")
    Disk().write(target, b"after")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {target.name: b"after"}


class FullDisk(Disk):
    """A disk without room; the system does not say for which file."""

    def write_new(self, path: Path, data: bytes) -> None:  # noqa: ARG002 - as `Disk`
        """Write nothing."""
        raise OSError(errno.ENOSPC, "No space left on device")


def test_without_room_it_is_the_known_file_that_is_named(tmp_path: Path) -> None:
    tracker = tmp_path / "Suivi.xlsx"
    tracker.write_bytes(b"before")
    with pytest.raises(OSError, match=r"Suivi\.xlsx") as caught:
        FullDisk().write(tracker, b"after")
    assert "« Suivi.xlsx »" in fault_of(caught.value).message.replace("\u00a0", " ")
    with pytest.raises(OSError, match=r"Suivi\.xlsx"):
        TrackerFile(tracker, FullDisk()).prepare(b"after")
    assert tracker.read_bytes() == b"before"


def test_permissions_are_those_of_the_former_file(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"before")
    target.chmod(0o640)
    Disk().write(target, b"after", like=target)
    assert stat.S_IMODE(target.stat().st_mode) == (0o666 if os.name == "nt" else 0o640)


def test_what_is_there_is_not_overwritten_by_creating(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"theirs")
    with pytest.raises(FileExistsError):
        Disk().create(tmp_path / "a", b"ours")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"theirs"}


def test_windows_is_asked_again_until_the_file_is_free(
    tmp_path: Path, naps: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "new").write_bytes(b"new")
    refuse(monkeypatch, 3)
    Disk().replace(tmp_path / "new", tmp_path / "old")
    assert (tmp_path / "old").read_bytes() == b"new"
    assert naps == [0.05, 0.1, 0.2]


def test_after_two_seconds_and_a_half_the_error_is_told(
    tmp_path: Path, naps: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "new").write_bytes(b"new")
    refuse(monkeypatch, 99)
    with pytest.raises(HeldByAntivirus):
        Disk().replace(tmp_path / "new", tmp_path / "old")
    assert naps == list(DELAYS)
    assert sum(naps) == pytest.approx(2.5)


def test_a_folder_is_never_grown_where_the_one_above_is_gone(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Disk().ensure_folder(tmp_path / "share" / "pending")
    assert list(tmp_path.iterdir()) == []


def test_a_share_that_is_gone_is_not_an_empty_folder(tmp_path: Path) -> None:
    assert Disk().names(tmp_path / "never made") == []
    assert Disk().read_if_there(tmp_path / "never made") is None
    with pytest.raises(FileNotFoundError):
        Disk().names(tmp_path / "gone" / "pending")
    with pytest.raises(FileNotFoundError):
        Disk().read_if_there(tmp_path / "gone" / "note.json")


def test_only_temporary_files_of_the_dead_are_left_over(tmp_path: Path) -> None:
    mine = temporary.beside(tmp_path / "Suivi.xlsx")
    mark = mine.name.split("-")[1]
    dead = tmp_path / f".suivi-{mark}-4194999-{'0' * 12}.tmp"
    elsewhere = tmp_path / f".suivi-{'0' * 8}-4194999-{'0' * 12}.tmp"
    old = tmp_path / f".suivi-{'0' * 8}-4194998-{'0' * 12}.tmp"
    theirs = tmp_path / "theirs.tmp"
    for path in (mine, dead, elsewhere, old, theirs):
        path.write_bytes(b"")
    os.utime(old, (1, 1))
    left = {path for path in tmp_path.iterdir() if temporary.left_by_dead_run(path)}
    assert left == {dead, old}


class NetworkDrive(Disk):
    """A drive that knows no sync of folders (some CIFS and FUSE mounts)."""

    def sync(self, handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        super().sync(handle)


def test_a_drive_that_cannot_sync_folders_is_used_all_the_same(tmp_path: Path) -> None:
    NetworkDrive().write(tmp_path / "a", b"one")
    assert (tmp_path / "a").read_bytes() == b"one"


def test_a_folder_on_another_volume_gets_its_file_by_the_short_way(tmp_path: Path) -> None:
    class TwoVolumes(Disk):
        def replace(self, source: Path, target: Path) -> None:
            if source.parent != target.parent:
                raise OSError(errno.EXDEV, "Invalid cross-device link")
            super().replace(source, target)

    scratch = tmp_path / "scratch"
    scratch.mkdir()
    TwoVolumes().write(tmp_path / "a", b"one", by_way_of=scratch)
    assert (tmp_path / "a").read_bytes() == b"one"
    assert list(scratch.iterdir()) == []
