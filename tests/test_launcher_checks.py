"""One command runs all checks: it goes on after a failure, and its code tells of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from launcher.checks import Check, checks, measurements, run

PASSING, FAILING = Check("bon", ("-c", "print('vu')")), Check("mauvais", ("-c", "exit(3)"))


def outcome(to_run: list[Check], capfd: pytest.CaptureFixture[str], root: Path) -> tuple[int, str]:
    code = run(Path(sys.executable), root, to_run, os.environ)
    return code, capfd.readouterr().out


def test_all_pass(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert outcome([PASSING, PASSING], capfd, tmp_path) == (0, "\n== bon\nvu\n\n== bon\nvu\n")


def test_a_failure_does_not_hide_the_rest(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, said = outcome([FAILING, PASSING], capfd, tmp_path)
    assert code == 1
    assert said.endswith("En échec avant les tests\u00a0: mauvais\n\n== bon\nvu\n")


def test_every_check_of_the_house_is_there_and_the_tests_come_last() -> None:
    root = Path(__file__).resolve().parents[1]
    names = [check.name for check in checks(root)]
    assert names == ["ruff", "ruff format", "mypy", "import contracts", "templates", "tests"]
    assert checks(root, ["-k", "mail"])[-1].arguments[-2:] == ("-k", "mail")


def test_the_measurements_are_one_program_that_takes_its_own_options(tmp_path: Path) -> None:
    [check] = measurements(tmp_path, ["--tranche", "5"])
    assert check.arguments == ("-m", "benchmarks.all", "--tranche", "5")
