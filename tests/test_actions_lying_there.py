"""A folder is named, no file: the tracker in it is the one that is meant."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from work_folders import CLEAN, SAMPLES

from suivi_tool.actions.lying_there import workbook_in
from suivi_tool.errors import RefusedInput
from suivi_tool.interfaces.command_line import main


def test_no_folder_yet_or_an_empty_one_holds_no_workbook(tmp_path: Path) -> None:
    assert workbook_in(tmp_path / "Appels neufs") is None
    assert workbook_in(tmp_path) is None


def test_the_one_workbook_is_meant_and_what_lies_beside_is_not(tmp_path: Path) -> None:
    for name in ("Suivi qualité.XLSX", "~$Suivi qualité.xlsx", ".~lock.xlsx", "Mode d'emploi.docx"):
        (tmp_path / name).write_bytes(b"x")
    assert workbook_in(tmp_path) == tmp_path / "Suivi qualité.XLSX"


def test_among_several_a_person_chooses(tmp_path: Path) -> None:
    for name in ("Suivi 2025.xlsx", "Suivi 2026.xlsm"):
        (tmp_path / name).write_bytes(b"x")
    with pytest.raises(RefusedInput, match=r"Suivi 2025\.xlsx, Suivi 2026\.xlsm") as refused:
        workbook_in(tmp_path)
    assert "--suivi" in refused.value.faults[0].remedy


def test_initialiser_adopts_the_tracker_of_the_folder_and_makes_no_other(tmp_path: Path) -> None:
    shutil.copyfile(SAMPLES / CLEAN, tmp_path / "Notre suivi.xlsx")
    assert main(["initialiser", str(tmp_path), "--oui"]) == 0
    workbooks = [path.name for path in tmp_path.iterdir() if path.suffix == ".xlsx"]
    assert workbooks == ["Notre suivi.xlsx"]
    assert "Notre suivi.xlsx" in (tmp_path / "suivi.toml").read_text("utf-8")
