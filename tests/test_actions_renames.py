"""A renamed column is confirmed by `initialiser`, and what waited goes in."""

from __future__ import annotations

from pathlib import Path

import pytest
from work_folders import LIVED, WorkPlace, make

from suivi_tool.actions.change_tracker import change
from suivi_tool.actions.refresh import refresh
from suivi_tool.actions.renames import adopted_tracker, with_renames
from suivi_tool.interfaces.command_line import main
from suivi_tool.tracker.understanding import Choices
from suivi_tool.workbook.book import Workbook


def rename(place: WorkPlace, before: str, now: str) -> None:
    """Rename a heading as the RQ does in Excel."""
    headings = (cell for row in place.sheet("APPELS").iter_rows(5, 6) for cell in row)
    heading = next(cell for cell in headings if cell.value == before)
    book = Workbook(place.tracker.read_bytes())
    assert heading.row
    assert heading.column
    book.set_cells("APPELS", {(heading.row, heading.column): now})
    place.tracker.write_bytes(book.save())


def test_initialiser_again_takes_the_new_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = make(tmp_path, LIVED)
    rename(place, "Reçu le", "Arrivé le")
    assert place.register().tracker.waiting
    assert main(["initialiser", str(place.root), "--oui"]) == 0
    assert "Arrivé le" in capsys.readouterr().out
    refresh(place.office())
    assert place.row("APPELS", "APL-26-006")["Arrivé le"].day == 30


def test_changer_de_suivi_takes_it_too_and_says_what_it_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever names the tracker again, or a copy of it, loses no day that is in that column."""
    place = make(tmp_path, LIVED)
    rename(place, "Reçu le", "Zzz")
    understood = change(place.office(), place.tracker).adopted.understanding
    assert understood.appeals
    assert understood.appeals.headings["received_on"] == "Zzz"
    assert main(["changer-de-suivi", str(place.tracker), "--dossier", str(place.root)]) == 0
    assert "Zzz → Date de réception" in capsys.readouterr().out


def test_a_folder_without_settings_changes_no_choice(tmp_path: Path) -> None:
    chosen = Choices()
    assert with_renames(tmp_path, tmp_path / "x.xlsx", chosen) == chosen
    assert adopted_tracker(tmp_path) is None
