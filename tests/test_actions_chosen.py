"""Doubts of `initialiser`, settled by options of the command line that the refusal names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from suivi_tool.actions.chosen import read_choices
from suivi_tool.errors import WrongUsage
from suivi_tool.interfaces.command_line import main
from suivi_tool.tracker.columns import SheetKind

HEADINGS = ("N° appel", "Reçu le", "Appelant", "Décision contestée", "Notifié le", "Délai validé")


def tracker(path: Path, sheets: Sequence[str], headings: Sequence[str] = HEADINGS) -> Path:
    """Write a tracker with a register of appeals on each of `sheets`."""
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name in sheets:
        sheet = book.create_sheet(name)
        sheet.append(headings)
        for rank in (1, 2, 3):
            day = date(2026, rank, 10)
            row = {"Reçu le": day, "Notifié le": day, "N° appel": f"APP-{rank}"}
            sheet.append([row.get(heading, f"{heading} {rank}") for heading in headings])
    book.save(path)
    return path


def run(*words: str | Path) -> int:
    return main([str(word) for word in words])


def test_the_refusal_names_the_option_that_settles_which_sheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tracker(tmp_path / "suivi.xlsx", ["Appels Lyon", "Appels Paris"])
    assert run("initialiser", tmp_path / "t", "--suivi", path, "--oui") == 3
    refused = capsys.readouterr().err
    assert "--feuille-appels" in refused
    assert "Appels Paris" in refused
    command = ("initialiser", tmp_path / "t", "--suivi", path, "--oui", "--json")
    assert run(*command, "--feuille-appels", "Appels Paris") == 0
    assert '"appels": "Appels Paris"' in capsys.readouterr().out


def test_the_refusal_names_the_option_that_settles_which_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    headings = ("N° appel", "Reçu le", "Date appel", *HEADINGS[2:])
    path = tmp_path / "suivi.xlsx"
    book = openpyxl.load_workbook(tracker(path, ["Appels"], headings))
    for row in (2, 3, 4):
        book["Appels"].cell(row, 3).value = date(2026, 5, row)
    book.save(path)
    command = ("initialiser", tmp_path / "t", "--suivi", path, "--oui")
    assert run(*command) == 3
    told = re.sub("[\u00a0\u202f]", " ", capsys.readouterr().err)
    assert '--colonne "Date de réception=' in told
    for chosen, column in (("Date appel", "C"), ("B", "B")):
        choice = f"Date de réception={chosen}"
        assert run(*command, "--colonne", choice) == 0
        settings = (tmp_path / "t" / "suivi.toml").read_text("utf-8")
        assert f'"Date de réception" = "{column}"' in settings
    capsys.readouterr()


def test_choices_are_read_by_sheet_and_every_fault_is_told() -> None:
    chosen = read_choices(
        {SheetKind.APPEALS: "Registre"}, ["Appelant=C", "actions.Statut = État", "Pilote=Resp."]
    )
    assert chosen.sheets == {SheetKind.APPEALS: "Registre"}
    assert chosen.columns == {
        SheetKind.APPEALS: {"Appelant": "C"},
        SheetKind.ACTIONS: {"Statut": "État", "Pilote": "Resp."},
    }
    with pytest.raises(WrongUsage) as refused:
        read_choices({}, ["Appelant", "Statut=État", "Inconnu=C"])
    sans, both, unknown = refused.value.faults
    assert "n’est pas un choix" in sans.message
    assert '"actions.Statut=État"' in both.remedy
    assert "Appelant" in unknown.remedy
