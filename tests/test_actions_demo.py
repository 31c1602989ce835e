"""The trial of everything makes its folder afresh, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from suivi_tool.actions import demo
from suivi_tool.errors import RefusedInput


def test_it_makes_the_same_folder_again(tmp_path: Path) -> None:
    folder = tmp_path / "Essai à moi"
    tracker, answer = demo.run(folder)
    (folder / "laissé.txt").write_text("x", "utf-8")
    again, second = demo.run(folder)
    assert (tracker, answer.number) == (again, second.number)
    assert answer.number == "APP-2026-006"
    assert not (folder / "laissé.txt").exists()


def test_a_folder_of_somebody_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "important.txt").write_text("x", "utf-8")
    with pytest.raises(RefusedInput, match="n’a pas été créé par"):
        demo.run(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["important.txt"]
