"""The disks of the trials strike where they are told to, and take away what was not synced."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import pytest

from benchmarks.trust_case import in_child
from benchmarks.trust_disks import FailDisk, KillDisk, PointDisk, PowerDisk

forks = pytest.mark.skipif(sys.platform == "win32", reason="the victim is forked")
POINTS = 5  # of `write_new`


def write(disk: PointDisk, folder: Path) -> None:
    """What a careful writer does: a new file, then the folder that names it."""
    disk.write_new(folder / "nouveau", b"abcdefgh")
    disk.sync_folder(folder)


def then_die(disk: KillDisk, folder: Path) -> None:
    write(disk, folder)
    disk.write_new(folder / "autre", b"12345678")


def test_every_step_is_a_point(tmp_path: Path) -> None:
    disk = PointDisk()
    disk.write_new(tmp_path / "a", b"xy")
    disk.append(tmp_path / "a", b"z")
    assert disk.points == 2 * (POINTS - 1)
    disk.replace(tmp_path / "a", tmp_path / "b")
    disk.unlink(tmp_path / "b")
    assert disk.points == 2 * (POINTS - 1) + 4
    assert list(tmp_path.iterdir()) == []


@forks
def test_a_kill_leaves_what_was_written_so_far(tmp_path: Path) -> None:
    assert in_child(write, KillDisk(2), tmp_path) == -9
    assert (tmp_path / "nouveau").read_bytes() == b"abcd"


@forks
def test_a_power_cut_keeps_what_was_synced(tmp_path: Path) -> None:
    at = POINTS - 1 + 2 + 2  # within the second file
    for seed in range(6):
        folder = tmp_path / str(seed)
        folder.mkdir()
        assert in_child(then_die, PowerDisk(at, seed), folder) == -9
        assert (folder / "nouveau").read_bytes() == b"abcdefgh"


@forks
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_power_cut_takes_what_was_never_synced(tmp_path: Path, what: str) -> None:
    found = set()
    for seed in range(12):
        folder = tmp_path / str(seed)
        folder.mkdir()
        in_child(then_die, PowerDisk(8, seed, frozenset({what})), folder)
        file = folder / "nouveau"
        found.add(file.read_bytes() if file.exists() else None)
    assert found - {b"abcdefgh"}


def test_a_step_is_refused_once_or_from_there_on(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    full = OSError(errno.ENOSPC, "No space left on device")
    once, always = FailDisk(2, full), FailDisk(2, full, for_good=True)
    for disk in (once, always):
        assert disk.read(tmp_path / "a") == b"x"
        with pytest.raises(OSError, match="No space left") as refused:
            disk.read(tmp_path / "a")
        assert refused.value.errno == errno.ENOSPC
    assert once.read(tmp_path / "a") == b"x"
    with pytest.raises(OSError, match="No space left"):
        always.read(tmp_path / "a")
