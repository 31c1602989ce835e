"""A slice of kill -9 of real commands; `benchmarks/trust.py` holds the whole."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import trust_commands
from benchmarks.trust_commands import COMMANDS, SECOND, Command
from benchmarks.trust_disks import HeardDisk
from suivi_tool.actions.demo import TRACKER
from suivi_tool.actions.office import open_office
from suivi_tool.storage.disk import Disk
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.reading import read_rows

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the slice forks its victims")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_killed_at_points_of_the_disk_the_next_run_finds_everything(command: Command) -> None:
    result = trust_commands.at_points(command, 1)
    assert result.wrong == []
    assert result.struck == result.runs == 1


def test_killed_at_a_random_moment_too() -> None:
    assert trust_commands.at_random(COMMANDS[0], 1).wrong == []


@pytest.mark.parametrize("command", COMMANDS[1:3], ids=lambda command: command.name)
def test_the_moments_begin_when_a_command_begins_to_work(command: Command) -> None:
    assert trust_commands.strike(command, HeardDisk(), 0.0) == (True, [])


def tear(root: Path) -> None:
    (root / "Dossiers" / "torn.docx").write_bytes(b"PK")


def wait(root: Path) -> None:
    open_office(root).work.pending.add("appel enregistré", "APP-1", {}, "RQ")


def lose(root: Path) -> None:
    book = Workbook((root / TRACKER).read_bytes())
    rows = read_rows((root / TRACKER).read_bytes(), "Appels")
    at = next(n for n, cells in enumerate(rows, 1) if cells and cells[0] == SECOND)
    book.set_cells("Appels", {(at, column): None for column in range(1, 60)})
    (root / TRACKER).write_bytes(book.save())


@pytest.mark.parametrize(
    ("spoil", "seen"), [(tear, "torn: "), (wait, "ended with 5"), (lose, "is there 0 times")]
)
def test_what_is_lost_left_or_torn_would_be_seen(spoil: Callable[[Path], None], seen: str) -> None:
    spoilt = Command("spoilt", lambda _root: ["echeances"], lambda _root: ["echeances"],
                     prepare=spoil)  # fmt: skip
    killed, wrong = trust_commands.strike(spoilt, Disk())
    assert not killed
    assert any(seen in fault for fault in wrong), wrong
