"""One command runs every measurement; a fault of one is the exit code of all."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from benchmarks import all as everything
from benchmarks import report
from benchmarks.results import Row, Series, write
from benchmarks.trials import TRIALS, Trial

ROOT = Path(__file__).resolve().parents[1]
NO_TRIAL = {"benchmarks.all", "benchmarks.edit_one", "benchmarks.workbook_grammar"}
SOUND, FAULTY = Trial("sound", ("this", "-c")), Trial("faulty", ("antigravity_that_is_not",))


def test_every_trial_is_a_program_of_this_folder_and_every_program_a_trial() -> None:
    modules = {trial.command[0] for trial in TRIALS}
    programs = {
        f"benchmarks.{path.stem}"
        for path in (ROOT / "benchmarks").glob("*.py")
        if any(isinstance(node, ast.If) and "__main__" in ast.unparse(node.test)
               for node in ast.parse(path.read_text("utf-8")).body)
    }  # fmt: skip
    assert modules == programs - NO_TRIAL


def test_a_slice_is_shared_out_and_no_longer_than_asked_for() -> None:
    commands = {trial.name: trial.in_a_slice(10) for trial in TRIALS}
    minutes = [float(words[2]) for words in commands.values() if words[1:2] == ("--minutes",)]
    assert len(minutes) == 3
    assert 9 <= sum(minutes) <= 10
    assert commands["trust"] == ("benchmarks.trust", "--rapide")
    assert commands["start"] == ()


def test_one_that_fails_is_named_and_the_others_run(capfd: pytest.CaptureFixture[str]) -> None:
    assert everything.run([FAULTY, SOUND]) == ["faulty"]
    said = capfd.readouterr().out
    assert said.index("== faulty") < said.index("== sound")


def test_the_command_says_by_its_code_that_one_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(everything, "TRIALS", (Trial("x", ("nothing_here",), share=1.0),))
    assert everything.main(["--tranche", "1"]) == 1
    assert everything.main(["--tranche", "1", "--only", "x"]) == 1


def test_the_report_says_what_is_not_met_and_shows_every_plot(tmp_path: Path) -> None:
    rows = [Row("append", 0.33, "s", "≤ 0.3", False), Row("lost", 0, "", "0", True)]
    lines = [Series("ours", "s", [(1, 0.2), (10, 0.3)], "Append")]
    write("workbook", "Editing", "python -m x", rows, lines, folder=tmp_path)
    (tmp_path / "old.svg").write_text("", "utf-8")
    page = report.write(tmp_path).read_text("utf-8")
    assert "Of 2 figures that were asked for, 1 are met." in page
    assert "| Editing | append | 0.33 s | ≤ 0.3 |" in page
    assert "![Append](workbook-1.svg)" in page
    assert [path.name for path in tmp_path.glob("*.svg")] == ["workbook-1.svg"]
