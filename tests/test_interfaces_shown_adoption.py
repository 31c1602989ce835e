"""What `initialiser` answers: where everything stands, under the sheet's name and its role."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from work_folders import LIVED, SAMPLES, SINGLE, TODAY, TRACKER

from suivi_tool.actions.adopt import adopt, understand_tracker
from suivi_tool.interfaces import shown_adoption


@pytest.mark.parametrize(
    ("sample", "register", "plan"),
    [(LIVED, "APPELS", "PLAN D'ACTIONS"), (SINGLE, "Appels", "Suivi")],
)
def test_the_answer_names_sheets_and_headings(
    tmp_path: Path, sample: str, register: str, plan: str
) -> None:
    tracker = tmp_path / TRACKER
    shutil.copyfile(SAMPLES / sample, tracker)
    told = shown_adoption.adopted(
        adopt(tmp_path, tracker, understand_tracker(tracker), today=TODAY)
    )
    assert told.exit_code == 0
    assert told.json["suivi"] == str(tracker)
    assert told.json["feuilles"] == {"appels": register, "plan_actions": plan}
    assert told.json["champs"]["plan_actions"] == told.json["champs"][plan]
    assert all(isinstance(doubt, str) for doubt in told.json["doutes"])
    assert str(tmp_path) in told.text


def test_what_is_in_doubt_is_shown(tmp_path: Path) -> None:
    assert "Registre des appels" in shown_adoption.understood(understand_tracker(SAMPLES / LIVED))
