"""The notebook of the library runs as it stands, and each of its cells says what it shows."""

from __future__ import annotations

import re
import runpy
from datetime import date
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).resolve().parents[1] / "aide" / "exemple_bibliotheque.py"


def test_it_runs_from_an_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    example = runpy.run_path(str(EXAMPLE))
    said = capsys.readouterr().out
    assert example["made"].number == "APP-2026-006"
    assert "ven. 15/05/2026" in said
    assert example["folder"].appeals().iloc[-1]["AR – envoyé le"].date() == date(2026, 5, 2)
    assert re.search(r"^--recu-le .*31/02/2026", said, re.MULTILINE)
    assert re.search(r"^--canal .*pigeon", said, re.MULTILINE)


def test_each_cell_says_what_it_shows() -> None:
    cells = EXAMPLE.read_text("utf-8").split("# %%")[1:]
    assert len(cells) > 6
    assert all(cell.split("\n")[0].strip() for cell in cells)
