"""The programs that are timed do what is said of them: a row more, or a faithful copy."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from office import LibreOffice

from benchmarks import workbook_peers as peers
from benchmarks.workbook_append import build
from suivi_tool.workbook.reading import read_rows

ROW = [f"texte {c}" if c % 2 else 1.5 * c for c in range(1, 21)]


def rows_after(folder: Path, candidate: peers.Candidate) -> list[list[object]]:
    source, target = folder / "in.xlsx", folder / "out.xlsx"
    source.write_bytes(build(5, inline=False))
    subprocess.run(candidate.command(source, target), check=True, capture_output=True)
    return [list(row) for row in read_rows(target.read_bytes(), "Suivi")]


@pytest.mark.parametrize("code", [peers.FLOOR, peers.COPY], ids=["floor", "zipfile"])
def test_a_copy_holds_the_same_rows(tmp_path: Path, code: str) -> None:
    before = [list(row) for row in read_rows(build(5, inline=False), "Suivi")]
    assert rows_after(tmp_path, peers.script("copy", code)) == before


@pytest.mark.parametrize("code", [peers.OURS, peers.OPENPYXL], ids=["ours", "openpyxl"])
def test_a_row_is_appended(tmp_path: Path, code: str) -> None:
    rows = rows_after(tmp_path, peers.script("one", code))
    assert (len(rows), rows[-1]) == (7, ROW)


def test_libreoffice_appends_the_same_row(tmp_path: Path, libreoffice: LibreOffice) -> None:
    assert libreoffice
    candidate = peers.libreoffice(tmp_path / "profil")
    assert candidate
    rows = rows_after(tmp_path, candidate)
    assert (len(rows), rows[-1]) == (7, ROW)
