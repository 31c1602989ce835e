"""From the command line to the program: which environment, and a failure told in one sentence."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from launcher import main as front
from launcher.environment import CHECKS, PROGRAM, Environment, python_of
from launcher.installation import SetUpError


class Started(Exception):
    """The program would run now."""


@pytest.fixture
def prepared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the lock files of the environments that were prepared; nothing is started."""
    locks: list[str] = []

    def start(environment: Environment, arguments: object) -> int:
        raise Started

    monkeypatch.setattr(front, "_prepare", lambda environment: locks.append(environment.lock))
    monkeypatch.setattr(front, "_start", start)
    monkeypatch.setattr(front, "run", lambda *_: 0)
    return locks


@pytest.mark.parametrize("arguments", [[], ["demo"], ["enregistrer", "--nom", "tests"]])
def test_the_program_runs_from_what_users_get(prepared: list[str], arguments: list[str]) -> None:
    with pytest.raises(Started):
        front.main(arguments)
    assert prepared == [PROGRAM]


@pytest.mark.parametrize("name", sorted(front.OF_THE_PROJECT))
def test_the_checks_run_from_their_own(prepared: list[str], name: str) -> None:
    assert front.main([name]) == 0
    assert prepared == [CHECKS]


def test_a_failure_is_one_sentence_also_in_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def fail(_: Environment) -> None:
        raise SetUpError("Installation impossible.", tmp_path / "journal.log")

    monkeypatch.setattr(front, "_prepare", fail)
    assert front.main(["echeances", "--json"]) == front.FAILED
    said = capsys.readouterr()
    [error] = json.loads(said.out)["erreurs"]
    assert error["message"] == "Installation impossible."
    assert "journal.log" in said.err


def test_an_interruption_keeps_nothing_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(_: Environment) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(front, "_prepare", interrupt)
    assert front.main([]) == front.INTERRUPTED
    assert "Rien n’a été gardé" in capsys.readouterr().err


def test_a_double_click_on_an_installed_program_makes_the_shortcuts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The service informatique installed it at a terminal; the icon comes later."""
    made: list[Path] = []
    monkeypatch.setattr(front, "make_shortcuts", made.append)
    environment = Environment(tmp_path, tmp_path)
    (tmp_path / environment.lock).write_text("", "utf-8")
    python_of(environment.folder).parent.mkdir(parents=True)
    python_of(environment.folder).touch()
    environment.mark(environment.folder)
    front._prepare(environment)
    assert made == []
    monkeypatch.setattr(sys, "stderr", None)
    front._prepare(environment)
    assert made == [front.ROOT]
