"""Temporary files: ours alone are removed, and only when nobody will come back to them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from suivi_tool.storage import temporary

ELSEWHERE = ".suivi-00000000-1-0123456789ab.tmp"


def of(pid: int, folder: Path) -> Path:
    """A temporary file of this machine's process `pid`."""
    path = temporary.beside(folder / "suivi.xlsx")
    path = path.with_name(path.name.replace(f"-{os.getpid()}-", f"-{pid}-"))
    path.write_bytes(b"half")
    return path


@pytest.fixture
def over() -> int:
    """The number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def test_each_name_is_new_and_lies_beside(tmp_path: Path) -> None:
    names = {temporary.beside(tmp_path / "Suivi é.xlsx") for _ in range(50)}
    assert len(names) == 50
    assert {path.parent for path in names} == {tmp_path}
    assert all(temporary.is_ours(path.name) for path in names)


@pytest.mark.parametrize(
    "name", ["~$suivi.xlsx", ".~lock.suivi.xlsx#", "suivi.tmp", ".suivi-1-2-3.tmp", ELSEWHERE + "x"]
)
def test_a_file_of_somebody_else_is_never_ours(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"")
    os.utime(path, (0, 0))
    assert not temporary.is_ours(name)
    assert not temporary.left_by_dead_run(path)


def test_what_a_running_process_writes_is_left_to_it(tmp_path: Path) -> None:
    assert temporary.is_alive(os.getpid())
    assert not temporary.left_by_dead_run(of(os.getpid(), tmp_path))


def test_what_a_dead_process_left_may_go(tmp_path: Path, over: int) -> None:
    assert not temporary.is_alive(over)
    assert temporary.left_by_dead_run(of(over, tmp_path))


def test_of_another_machine_it_may_go_after_a_day_and_no_sooner(tmp_path: Path, over: int) -> None:
    """Its process may well run there, although no process of that number runs here."""
    path = tmp_path / ELSEWHERE.replace("-1-", f"-{over}-")
    path.write_bytes(b"")
    now = path.stat().st_mtime
    assert not temporary.left_by_dead_run(path)
    os.utime(path, (now, now - temporary.A_DAY - 60))
    assert temporary.left_by_dead_run(path)
    path.unlink()
    assert not temporary.left_by_dead_run(path)


def test_no_process_has_a_number_that_large() -> None:
    assert not temporary.is_alive(2**80)
