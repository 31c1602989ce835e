"""The report puts all results into one page, in the order of the trials."""

from __future__ import annotations

from pathlib import Path

from benchmarks.report import report, write
from benchmarks.results import Row, Series, read
from benchmarks.results import write as keep


def test_results_stand_in_the_order_of_the_trials_and_unknown_ones_last(tmp_path: Path) -> None:
    for name in ("trust", "a_new_one", "start"):
        keep(name, name.upper(), "python -m x", [Row("seconds", 1.5, "s")], folder=tmp_path)
    page = write(tmp_path).read_text("utf-8")
    at = [page.index(f"## {name}") for name in ("START", "TRUST", "A_NEW_ONE")]
    assert at == sorted(at)
    assert "Of 0 figures that were asked for, 0 are met." in page


def test_a_series_without_points_is_no_picture(tmp_path: Path) -> None:
    keep("start", "Start", "x", (), [Series("ours", "s", [], "Nothing")], folder=tmp_path)
    assert "![" not in report([read(tmp_path / "start.json")], tmp_path)
