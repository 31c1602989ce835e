"""What the sheets and the screens show, as of one day."""

from __future__ import annotations

from datetime import date

import pytest
from work_folders import WorkPlace, make

from suivi_tool.actions import pages
from suivi_tool.actions.situation import look


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> WorkPlace:
    return make(tmp_path_factory.mktemp("pages"))


def test_the_last_committee_is_before_today(place: WorkPlace) -> None:
    assert pages.last_committee(place.office(date(2026, 3, 17))) == date(2026, 1, 20)
    assert pages.last_committee(place.office(date(2026, 3, 18))) == date(2026, 3, 17)
    assert pages.last_committee(place.office(date(2026, 1, 1))) is None


def test_a_month_to_come_is_blank_and_one_without_appeal_is_zero(place: WorkPlace) -> None:
    situation = look(place.office())
    found = pages.indicators(
        place.office(), situation.appeals, situation.actions, situation.calendar
    )
    counted = [month.appeals for month in found.current.months]
    assert counted == [1, 1, 1, 2, 0, None, None, None, None, None, None, None]


def test_deadlines_are_those_of_the_day(place: WorkPlace) -> None:
    situation = look(place.office())
    due = pages.deadlines(place.office(), situation.appeals, situation.actions, situation.calendar)
    assert due[0].working_days_left == -5
