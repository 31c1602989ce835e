"""Who appends a row is timed only where the row is there; figures are told beside the floor."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks import workbook_append as trial
from benchmarks import workbook_peers as peers
from benchmarks.processes import Spent
from benchmarks.workbook_append import FLOOR, OURS, Trial, build
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.reading import read_rows


def taken(**seconds: float) -> dict[str, list[Spent]]:
    return {name: [Spent(each, 50.0)] for name, each in seconds.items()}


def test_texts_are_shared_or_inline_and_the_rows_the_same() -> None:
    shared, inline = build(6, inline=False), build(6, inline=True)
    rows = read_rows(shared, "Suivi")
    assert rows == read_rows(inline, "Suivi")
    assert (len(rows), len(rows[0])) == (7, trial.COLUMNS)
    assert "xl/sharedStrings.xml" in Package(shared).names()
    assert "xl/sharedStrings.xml" not in Package(inline).names()


def test_a_candidate_that_does_not_append_is_no_candidate(tmp_path: Path) -> None:
    liar = "import shutil; shutil.copy(src, dst)"
    found = Trial(8)
    candidates = [peers.script(OURS, peers.OURS), peers.script("liar", liar)]
    found.run(tmp_path, candidates, 1)
    assert len(found.taken[OURS]) == 1
    assert found.absent == {"liar": "AssertionError: 9 rows"}


def test_what_was_asked_is_told_of_the_largest() -> None:
    large = Trial(trial.LARGEST, sheet=20.0, taken=taken(floor=1.0, ours=1.6, openpyxl=60.0))
    small = Trial(10, taken=taken(floor=1.0, ours=9.0))
    reading = Trial(10, taken=taken(calamine=1.0, **dict.fromkeys(list(trial.READERS)[1:], 1.2)))
    rows = {row.name: (row.value, row.met) for row in trial.rows_of([small, large], reading)}
    assert rows[f"{large.name}: ours / floor"] == (1.6, False)
    assert rows[f"{large.name}: openpyxl / ours"] == (38, False)
    assert rows[f"{large.name}: peak"] == (50, True)
    assert f"{small.name}: ours / floor" not in rows
    assert rows[f"{small.name}: {OURS}"] == ("9 s, 50 MB, × 9.00", None)


def test_who_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "libreoffice", lambda _: None)
    found, absent = trial.candidates_of(tmp_path, sys.executable)
    assert [each.name for each in found][:3] == [FLOOR, "copy by zipfile", OURS]
    assert absent[-1] == "LibreOffice"
