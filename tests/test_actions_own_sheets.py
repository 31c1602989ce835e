"""A sheet of theirs that has a name of ours stays theirs."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from work_folders import LIVED, SAMPLES, make, parts

from suivi_tool.actions.adopt import adopt, create, understand_tracker
from suivi_tool.actions.own_sheets import choose, different
from suivi_tool.workbook.book import Workbook

THEIRS = ("Indicateurs", "Jours fériés")


def test_a_free_name_is_chosen_once_and_again() -> None:
    assert different(choose(["Suivi"])) == {}
    taken = ["INDICATEURS", "Indicateurs MGT 02"]
    assert different(choose(taken)) == {"Indicateurs": "Indicateurs MGT 02 (2)"}


def test_their_indicators_and_days_off_are_untouched(tmp_path: Path) -> None:
    place = make(tmp_path, LIVED)
    place.register()
    before = Workbook((SAMPLES / LIVED).read_bytes())
    after = Workbook(place.tracker.read_bytes())
    assert after.sheet_names[: len(before.sheet_names)] == before.sheet_names
    assert {f"{name} MGT 02" for name in THEIRS} <= set(after.sheet_names)
    old, new = parts((SAMPLES / LIVED).read_bytes()), place.parts()
    assert old["xl/worksheets/sheet8.xml"] == new["xl/worksheets/sheet8.xml"]


def test_adopted_again_our_sheets_are_known_as_ours(tmp_path: Path) -> None:
    place = make(tmp_path / "a", LIVED)
    names = Workbook(place.tracker.read_bytes()).sheet_names
    second = tmp_path / "b"
    second.mkdir()
    tracker = Path(shutil.copy(place.tracker, second))
    adopt(second, tracker, understand_tracker(tracker), today=place.office().today)
    assert Workbook(tracker.read_bytes()).sheet_names == names


def test_a_new_tracker_has_each_of_our_sheets_once(tmp_path: Path) -> None:
    office = create(tmp_path / "neuf", today=date(2026, 5, 2)).office
    names = Workbook(office.settings.tracker.read_bytes()).sheet_names
    assert not [name for name in names if name.endswith("MGT 02")]
