"""Trackers near at hand: found by their name, in little time."""

from __future__ import annotations

from pathlib import Path

import pytest

from suivi_tool.interfaces.window import finding


@pytest.mark.parametrize(
    ("name", "sounds"),
    [
        ("Suivi plan d'actions 2026.xlsx", True),
        ("PAC qualité.xlsm", True),
        ("Registre des APPELS.xlsx", True),
        ("budget.xlsx", False),
        ("~$Suivi plan d'actions.xlsx", False),
        ("suivi.docx", False),
    ],
)
def test_names_that_sound_like_a_tracker(name: str, sounds: bool) -> None:
    assert bool(finding.score(name)) is sounds


def test_best_first_work_folders_apart_and_not_too_deep(tmp_path: Path) -> None:
    for name in ("Suivi plan d'actions.xlsx", "Qualité/plan.xlsx", "a/b/c/suivi.xlsx", "x.txt",
                 ".caché/suivi.xlsx", "Équipe/Appels/suivi.toml"):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = finding.near_at_hand((tmp_path,))
    assert [path.name for path in found.trackers] == ["Suivi plan d'actions.xlsx", "plan.xlsx"]
    assert found.folders == (tmp_path / "Équipe" / "Appels",)


def test_a_place_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    assert finding.near_at_hand((tmp_path / "absent",)) == finding.Found((), ())


def test_a_path_as_the_explorer_copies_it() -> None:
    assert finding.typed('  "/a b/Suivi.xlsx" ') == Path("/a b/Suivi.xlsx")
