"""« Ce que l’outil garantit » says the figures of the last measurements, also the bad ones."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.results import FOLDER, Row, read, write

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "aide"))

from build_guarantees import PAGE, TABLES, build

TRUST = [
    Row("kill -9, registering", "124 of 124 killed, 0 wrong"),
    Row("power cut 1, restoring", "168 of 170 killed, 0 wrong"),
    Row("power cut, files never synced", "248 losses seen in 300 power cuts"),
    Row("2 processes x 20", "40 registered, 40 distinct numbers in as many rows, 0 wrong"),
    Row("16 processes x 10", "160 registered, 160 distinct numbers in as many rows, 0 wrong"),
    Row("somebody saves in between", "100 of 100 saved in between, 0 wrong"),
    Row("refused steps", "99 refusals, 0 wrong"),
    Row("journal: a line", "500 of 500 found, 0 wrong"),
    Row("journal: a byte", "499 of 500 found, 1 wrong"),
]


def said(folder: Path) -> str:
    """The page with the results of `folder`, with plain spaces."""
    return build(PAGE.read_text("utf-8"), folder).replace("\u00a0", " ")


def test_the_page_says_what_was_measured_last() -> None:
    """Where it does not: `python aide/build_guarantees.py`."""
    page = PAGE.read_text("utf-8")
    assert build(page) == page


def test_each_figure_of_the_trials_is_told(tmp_path: Path) -> None:
    write("trust", "Trust", "x", TRUST, folder=tmp_path)
    page = said(tmp_path)
    assert "à 292 moments d’un enregistrement ou d’une restauration | Aucune perte |" in page
    assert "| 248 pertes vues" in page
    assert "| 16 enregistreurs ensemble, 10 appels chacun | 160 confirmés, 160 numéros," in page
    assert "deux écritures, 100 fois | Rien d’écrasé |" in page
    assert "de 2 façons, 500 fois chacune | 999 fois sur 1 000, cela se voit |" in page


def test_a_loss_is_told_in_bold(tmp_path: Path) -> None:
    write("trust", "Trust", "x", [replace(TRUST[0], value="9 of 9 killed, 2 wrong"), *TRUST[1:]],
          folder=tmp_path)  # fmt: skip
    hand_edits = read(FOLDER / "hand_edits.json")
    lost = [replace(row, value=3) if row.name == "texts lost" else row for row in hand_edits.rows]
    write("hand_edits", "Edits", "x", lost, folder=tmp_path)
    page = said(tmp_path)
    assert "| **2 pertes** |" in page
    assert "| **3 textes perdus** |" in page


def test_without_results_the_page_stays_as_it_is(tmp_path: Path) -> None:
    page = PAGE.read_text("utf-8")
    assert build(page, tmp_path) == page


@pytest.mark.parametrize("name", sorted({line.result for each in TABLES.values() for line in each}))
def test_nothing_that_is_promised_was_missed(name: str) -> None:
    """How many cases a trial had is told as it is; what it found wrong must be nothing."""
    path = FOLDER / f"{name}.json"
    rows = read(path).rows if path.exists() else []
    missed = [row for row in rows if row.met is False and row.name != "registers generated"]
    assert missed == []
