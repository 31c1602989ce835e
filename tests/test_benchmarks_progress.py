"""A long trial goes on where it stopped, but never on other code."""

from __future__ import annotations

from pathlib import Path

from benchmarks.progress import Progress, code, read


def test_a_trial_goes_on_where_it_stopped(tmp_path: Path) -> None:
    kept = tmp_path / "essai" / "three_ways.json"
    first = read(kept, "a1")
    assert (first.done, first.counted) == (0, {})
    first.add(20, {"cells": 300})
    read(kept, "a1").add(5, {"cells": 7, "typed": 2})
    again = read(kept, "a1")
    assert (again.done, again.counted) == (25, {"cells": 307, "typed": 2})


def test_other_code_begins_again(tmp_path: Path) -> None:
    kept = tmp_path / "three_ways.json"
    read(kept, "a1").add(20, {"cells": 300})
    assert read(kept, "b2") == Progress(kept, "b2")


def test_without_a_file_nothing_is_kept() -> None:
    trial = read(None, "a1")
    trial.add(3, {"cells": 9})
    assert (trial.done, read(None, "a1").done) == (3, 0)


def test_the_mark_follows_every_line_of_the_code_that_is_tried(tmp_path: Path) -> None:
    folder, single = tmp_path / "rules", tmp_path / "trial.py"
    folder.mkdir()
    marks = set()
    for text in ("x = 1", "x = 2"):
        (folder / "a.py").write_text(text, "utf-8")
        for other in ("y = 1", "y = 2"):
            single.write_text(other, "utf-8")
            marks.add(code("rules", "trial.py", root=tmp_path))
    assert len(marks) == 4
    assert code("rules", "trial.py", root=tmp_path) in marks
