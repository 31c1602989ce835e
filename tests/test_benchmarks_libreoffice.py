"""A profile in which LibreOffice believes no value that a workbook holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import LibreOffice
from openpyxl import Workbook, load_workbook

from benchmarks.libreoffice import command, recalculating


def test_a_value_that_lies_is_computed_afresh(tmp_path: Path, libreoffice: LibreOffice) -> None:
    book = tmp_path / "menteur.xlsx"
    made = Workbook()
    made["Sheet"]["A1"] = "=1+1"
    made.save(book)
    [read] = libreoffice.convert([book], tmp_path / "lu", recalculate=True)
    assert load_workbook(read, data_only=True)["Sheet"]["A1"].value == 2
    settings = recalculating(tmp_path / "profil") / "user/registrymodifications.xcu"
    assert "OOXMLRecalcMode" in settings.read_text("utf-8")


def test_where_it_is_not_installed_the_trial_ends_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match="not installed"):
        command(tmp_path / "profil")
