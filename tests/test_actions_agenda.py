"""What is due, the calendar files, and what a reader must know of the answer."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path

import pytest
from work_folders import WorkPlace, make

from suivi_tool.actions import agenda, waits
from suivi_tool.actions.situation import look
from suivi_tool.errors import RefusedInput


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> WorkPlace:
    return make(tmp_path_factory.mktemp("agenda") / "Échéances 2026")


def test_the_most_urgent_deadline_comes_first(place: WorkPlace) -> None:
    found = agenda.open_deadlines(place.office())
    assert (found[0].number, found[0].due) == ("APP-2026-004", date(2026, 4, 23))
    assert [item.due for item in found] == sorted(item.due for item in found if item.due)


def test_one_calendar_file_a_deadline(place: WorkPlace, tmp_path: Path) -> None:
    found = agenda.open_deadlines(place.office())
    written = agenda.calendar_files(place.office(), found, tmp_path / "à faire")
    assert len(written) == len(found)
    assert b"DTSTART;VALUE=DATE:20260423" in written[0].read_bytes()


def test_a_file_is_no_folder_for_them(place: WorkPlace) -> None:
    with pytest.raises(RefusedInput, match="est un fichier"):
        agenda.calendar_files(place.office(), (), place.tracker)


def test_similar_appeals_of_a_number_that_is_not_there(place: WorkPlace) -> None:
    with pytest.raises(RefusedInput, match="APP-1999-001"):
        agenda.similar(place.office(), "APP-1999-001")


def test_a_copy_is_told_to_be_one_and_of_when(tmp_path: Path) -> None:
    place = make(tmp_path)
    assert agenda.reserves(place.office()) == ()
    [copy] = (place.root / ".suivi" / "as_left").iterdir()
    at = datetime(2026, 4, 30, 9, 5).astimezone().timestamp()
    os.utime(copy, (at, at))
    place.tracker.rename(tmp_path / "ailleurs.xlsx")
    assert agenda.open_deadlines(place.office())
    told = agenda.reserves(place.office())[0]
    assert "sa dernière copie, du 30/04/2026 à 09:05." in told.message
    assert told in look(place.office()).alerts


def test_what_waits_is_told_with_its_age(tmp_path: Path) -> None:
    place = make(tmp_path)
    place.lock()
    number = place.register().number
    assert [fault.message for fault in waits.told(place.office())] == [
        f"{number} (appel enregistré) attend depuis aujourd’hui d’entrer dans le suivi."
    ]
