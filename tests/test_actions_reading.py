"""The tracker read once through the settings."""

from __future__ import annotations

import pytest
from work_folders import SINGLE, WorkPlace, make

from suivi_tool.actions.reading import is_appeal, opened, proposed_days_off, read
from suivi_tool.errors import WorkbookRefused


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> WorkPlace:
    return make(tmp_path_factory.mktemp("reading"), SINGLE)


def test_the_lines_of_type_appel_are_no_actions(single: WorkPlace) -> None:
    reading = read(single.office(), single.tracker.read_bytes())
    lines = [row.action for row in reading.plan.actions]
    assert any(map(is_appeal, lines))
    assert not any(map(is_appeal, reading.actions))
    assert len(reading.appeals) == sum(map(is_appeal, lines))


def test_the_days_off_are_those_of_the_list(single: WorkPlace) -> None:
    reading = read(single.office(), single.tracker.read_bytes())
    assert {day.day for day in reading.days_off} >= {
        day.day for day in proposed_days_off(single.office())
    }
    assert reading.day_faults == ()


def test_what_is_no_workbook_is_refused_with_its_name() -> None:
    with pytest.raises(WorkbookRefused) as caught:
        opened(b"Bonjour", "Suivi été.xlsx")
    assert caught.value.faults[0].place == "classeur «\u00a0Suivi été.xlsx\u00a0»"
