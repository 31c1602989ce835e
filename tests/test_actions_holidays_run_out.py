"""Holidays do not run out in silence: a year without any is an alert with its remedy, no date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from work_folders import TODAY, WorkPlace, make

from suivi_tool.actions import agenda
from suivi_tool.actions.demo import APPEAL
from suivi_tool.actions.register_appeal import preview
from suivi_tool.actions.situation import look

LATER = {"recu_le": "2040-04-30", "envoye_le": "", "notifie_le": "2040-03-14",
         "decision_envoyee_le": ""}  # fmt: skip
THEN = date(2040, 5, 2)


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return make(tmp_path)


def test_the_form_says_it_before_anything_is_registered(place: WorkPlace) -> None:
    seen = preview(place.office(THEN), APPEAL | LATER)
    assert seen.acknowledgement
    assert seen.acknowledgement.due is None
    assert "2040" in seen.acknowledgement.explanation + str(seen.acknowledgement.alerts)


def test_an_appeal_is_registered_without_a_wrong_date(place: WorkPlace) -> None:
    answer = place.register(THEN, **LATER)
    alerts = [fault for fault in answer.alerts if "2040" in fault.message]
    assert alerts
    assert all("Jours fériés" in f"{fault.message} {fault.remedy}" for fault in alerts)
    assert answer.acknowledgement.due is None
    assert place.row("Appels", answer.number)["AR – date limite"] in (None, "")
    due = [
        item for item in agenda.open_deadlines(place.office(THEN)) if item.number == answer.number
    ]
    assert [item.due for item in due] == [None]


def test_a_deadline_that_ends_in_a_year_without_holidays_is_none_either(place: WorkPlace) -> None:
    last = max(look(place.office(TODAY)).calendar.years)
    edge = {"recu_le": f"{last}-12-24", "notifie_le": f"{last}-12-01", "envoye_le": "",
            "decision_envoyee_le": ""}  # fmt: skip
    seen = preview(place.office(date(last, 12, 28)), APPEAL | edge)
    assert seen.acknowledgement
    assert seen.acknowledgement.due is None
    assert seen.acknowledgement.alerts
