"""A result is kept as it was measured, and told as a table that a person reads."""

from __future__ import annotations

from pathlib import Path

from benchmarks.results import Row, Series, number, read, write


def test_what_was_measured_is_read_back(tmp_path: Path) -> None:
    made = write(
        "window",
        "The window",
        "python -m benchmarks.window_start",
        [Row("start to form", 0.824, "s", "≤ 1.5", True), Row("faults", 2, "", "0", False)],
        [Series("ours", "s", [(10, 0.2), (10_000, 0.61)], "Answer")],
        remarks=["The browser is warm."],
        folder=tmp_path,
    )
    again = read(tmp_path / "window.json")
    assert (again.rows, again.title) == (list(made.rows), "The window")
    assert [tuple(point) for point in again.series[0].points] == [(10, 0.2), (10_000, 0.61)]


def test_the_page_says_what_was_asked_and_what_is_not_met(tmp_path: Path) -> None:
    write(
        "trust",
        "Trust",
        "python -m benchmarks.trust",
        [Row("rows lost", 1, "", "0", False), Row("seconds", 0.824, "s", "≤ 1.5", True)],
        [Series("ours", "s", [(10, 0.2), (1000, 0.3)], "Growth"),
         Series("floor", "s", [(1000, 0.1)], "Growth")],
        folder=tmp_path,
    )  # fmt: skip
    page = (tmp_path / "trust.md").read_text("utf-8")
    assert "| rows lost | 1 | 0 | **no** |" in page
    assert "| seconds | 0.824 s | ≤ 1.5 | yes |" in page
    assert "| rows | ours (s) | floor (s) |" in page
    assert "| 10 | 0.2 |  |\n| 1,000 | 0.3 | 0.1 |" in page


def test_figures_have_three_digits() -> None:
    assert [number(each) for each in (0.01234, 12.0, 1_234.5, 100_000, "s.o.")] == [
        "0.0123", "12", "1,234", "100,000", "s.o.",
    ]  # fmt: skip
