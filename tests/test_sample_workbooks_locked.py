"""Sample 7: protected sheets, a locked structure, dates from 1904."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from sample_cases import register, with_an_action
from work_folders import unlocked

from suivi_tool.actions.demo import APPEAL
from suivi_tool.errors import WorkbookRefused
from suivi_tool.interfaces.command_line import main
from suivi_tool.workbook.book import Workbook


def test_what_is_locked_is_refused_with_what_to_do(samples: Path) -> None:
    data = (samples / "7-verrouille.xlsx").read_bytes()
    book = Workbook(data)
    assert (book.date1904, book.structure_locked, book.is_protected("Appels")) == (True, True, True)
    with pytest.raises(WorkbookRefused, match="Ôter la protection"):
        with_an_action(data)
    assert book.save() is data


def test_what_is_locked_can_be_read_and_its_days_are_right(samples: Path) -> None:
    appeal = register(samples / "7-verrouille.xlsx").row("APP-2026-005").appeal
    assert appeal.received_on == date(2026, 4, 28)


def test_what_is_entered_waits_until_the_protection_is_lifted(
    samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tracker, folder = tmp_path / "Suivi protégé.xlsx", str(tmp_path / "appels")
    shutil.copyfile(samples / "7-verrouille.xlsx", tracker)
    before = tracker.read_bytes()

    def run(*words: str) -> tuple[int, str]:
        code = main([*words, "--aujourdhui", "2026-05-02", "--json"])
        return code, capsys.readouterr().out

    code, said = run("initialiser", folder, "--suivi", str(tracker), "--oui")
    assert (code, "Ôter la protection" in said) == (5, True)
    given = [f"--{name.replace('_', '-')}={value}" for name, value in APPEAL.items()]
    code, said = run("enregistrer", "--dossier", folder, *given)
    number = json.loads(said)["numero"]
    assert (code, json.loads(said)["suivi"]["en_attente"]) == (5, True)
    assert "Ôter la protection" in said
    assert tracker.read_bytes() == before

    tracker.write_bytes(unlocked(before))
    assert run("actualiser", "--dossier", folder)[0] == 0
    assert register(tracker).row(number).appeal.decided_by == APPEAL["decideur"]
