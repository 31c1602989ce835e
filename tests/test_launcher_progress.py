"""What is shown while pip works: a count on stderr, every word in the log."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from launcher.progress import Progress

LOCK = (
    "grain==1.0 \\\n    --hash=sha256:00\nsable==2.0 ; sys_platform == 'win32' \\\n    --hash=x\n"
)
PIP = """
for name in ("grain==1.0", "sable==2.0"):
    print("Collecting", name)
print("Installing collected packages: grain, sable")
raise SystemExit(4)
"""


class Terminal(io.StringIO):
    """A stream on which a line can be written over."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "requirements.lock"
    path.write_text(LOCK, "utf-8")
    return path


def test_the_count_the_log_and_the_exit_code(lock: Path) -> None:
    shown, record = io.StringIO(), io.StringIO()
    progress = Progress(lock, shown)
    assert progress.follow([sys.executable, "-c", PIP], dict(os.environ), record) == 4
    assert shown.getvalue() == "  1/2  grain\n  mise en place…\n"
    assert record.getvalue().splitlines()[:2] == ["Collecting grain==1.0", "Collecting sable==2.0"]


def test_a_terminal_shows_one_line_written_over(lock: Path) -> None:
    shown = Terminal()
    Progress(lock, shown).follow([sys.executable, "-c", PIP], dict(os.environ), io.StringIO())
    lines = shown.getvalue().split("\r")
    assert [line.strip() for line in lines] == [
        *("", "1/2  grain", "2/2  sable", "", "mise en place…")
    ]


def test_without_a_console_nothing_is_shown_and_all_goes_on(lock: Path) -> None:
    progress = Progress(lock, None)
    assert progress.follow([sys.executable, "-c", PIP], dict(os.environ), io.StringIO()) == 4
    progress.done()
