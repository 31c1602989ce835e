"""A trial is made once for each state of the code; what is kept says by which."""

from __future__ import annotations

from pathlib import Path

from benchmarks.results import Row
from benchmarks.trust_kept import Kept, state_of

NAMES = ("kills", "load", "tampering")


def test_a_run_cut_short_goes_on_with_what_is_left(tmp_path: Path) -> None:
    path = tmp_path / "kept.jsonl"
    first = Kept(path, "a")
    assert first.to_run(NAMES) == [*NAMES]
    first.add("kills", Row("kills", "162, 0 wrong"))
    again = Kept(path, "a")
    assert again.to_run(NAMES) == ["load", "tampering"]
    assert again.rows(NAMES) == [Row("kills", "162, 0 wrong")]
    assert again.remarks(NAMES) == ["Not run: load; tampering."]


def test_what_other_code_found_is_tried_again_last_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "kept.jsonl"
    Kept(path, "a").add("kills", Row("kills", "162, 0 wrong"))
    now = Kept(path, "b")
    assert now.to_run(NAMES) == ["load", "tampering", "kills"]
    assert now.remarks(NAMES)[1] == "By an earlier state of this code (a): kills."
    assert now.remarks(["kills"]) == ["By an earlier state of this code (a): all of them."]
    now.add("kills", Row("kills", "162, 1 wrong"))
    assert now.rows(["kills"]) == [Row("kills", "162, 1 wrong")]
    assert now.remarks(["kills"]) == []


def test_nothing_is_kept_where_no_file_is_named() -> None:
    kept = Kept(None, "a")
    kept.add("kills", Row("kills", "x"))
    assert kept.to_run(["kills"]) == []


def test_the_state_is_that_of_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("1", "utf-8")
    before = state_of("*.py", root=tmp_path)
    assert len(before) == 12
    (tmp_path / "one.py").rename(tmp_path / "two.py")
    renamed = state_of("*.py", root=tmp_path)
    (tmp_path / "two.py").write_text("2", "utf-8")
    assert len({before, renamed, state_of("*.py", root=tmp_path)}) == 3
