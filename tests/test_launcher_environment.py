"""Where the packages lie: one folder a lock file and Python; the old goes, what is used stays."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from launcher.environment import CHECKS, PROGRAM, UNUSED_AFTER, Environment, python_of, remove


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SUIVI_ENV", raising=False)
    for name in (PROGRAM, CHECKS):
        (tmp_path / name).write_text(f"grain==1.0 # {name}\n", "utf-8")
    return tmp_path


def made(environment: Environment) -> Environment:
    """Make the folder of an environment as an installation leaves it."""
    python = python_of(environment.folder)
    python.parent.mkdir(parents=True)
    python.write_bytes(b"")
    environment.mark(environment.folder)
    return environment


def test_the_folder_follows_from_the_lock_file(root: Path) -> None:
    before = Environment.of(root).folder
    (root / PROGRAM).write_text("grain==2.0\n", "utf-8")
    assert Environment.of(root).folder != before
    assert Environment.of(root, CHECKS).folder not in (before, Environment.of(root).folder)


def test_it_may_be_put_elsewhere(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUIVI_ENV", str(root / "ailleurs"))
    assert Environment.of(root).folder.parent == root / "ailleurs"


def test_it_is_ready_once_marked_and_with_its_python(root: Path) -> None:
    environment = Environment.of(root)
    assert not environment.ready
    assert made(environment).ready
    python_of(environment.folder).unlink()
    assert not environment.ready


def test_an_older_one_goes_that_of_the_checks_stays(root: Path) -> None:
    checks, old = made(Environment.of(root, CHECKS)), made(Environment.of(root))
    (root / PROGRAM).write_text("grain==2.0\n", "utf-8")
    now = made(Environment.of(root))
    now.remove_stale()
    assert [each.ready for each in (checks, now)] == [True, True]
    assert not old.folder.exists() or old.folder == now.folder
    assert len(list(now.home.iterdir())) == 2


def test_what_somebody_else_made_goes_only_when_long_unused(root: Path) -> None:
    now = made(Environment.of(root))
    other = now.home / "0123456789ab"
    other.mkdir()
    mark = other / "pret.json"
    mark.write_text(json.dumps({"projet": "ailleurs"}), "utf-8")
    now.remove_stale()
    assert other.exists()
    long_ago = time.time() - UNUSED_AFTER - 60
    os.utime(mark, (long_ago, long_ago))
    now.remove_stale()
    assert not other.exists()
    (now.home / "le mien").mkdir()
    now.remove_stale()
    assert (now.home / "le mien").exists()


def test_removing_leaves_nothing_behind(root: Path) -> None:
    environment = made(Environment.of(root))
    remove(environment.folder)
    assert list(environment.home.iterdir()) == []
