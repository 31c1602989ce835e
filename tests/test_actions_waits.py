"""What waits is named with its age; after one working day, so is whoever holds the tracker."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from work_folders import WorkPlace, make

from suivi_tool.actions import agenda, committee, register_appeal, waits
from suivi_tool.actions.demo import APPEAL
from suivi_tool.actions.office import Office
from suivi_tool.actions.situation import look
from suivi_tool.errors import RefusedInput
from suivi_tool.storage import records
from suivi_tool.storage.lock import real_clock


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    """A work folder whose tracker Paul Martin has open, and one appeal that waits for it."""
    place = make(tmp_path)
    place.lock()
    assert place.register().tracker.waiting
    return place


def office_in(place: WorkPlace, days: int) -> Office:
    office = place.office()
    at = real_clock() + timedelta(days=days, minutes=1)
    office.work.clock = lambda: at
    return office


def test_each_thing_that_waits_is_told_with_its_age(place: WorkPlace) -> None:
    said = [[fault.message for fault in waits.told(office_in(place, days))] for days in (0, 1, 9)]
    number = "APP-2026-006 (appel enregistré) attend"
    assert said == [
        [f"{number} depuis aujourd’hui d’entrer dans le suivi."],
        [f"{number} depuis 1\u00a0jour d’entrer dans le suivi."],
        [f"{number} depuis 9\u00a0jours d’entrer dans le suivi."],
    ]


def test_who_holds_the_tracker_is_told_after_one_working_day(place: WorkPlace) -> None:
    assert waits.obstacle(office_in(place, 0)) == ()
    [fault] = waits.obstacle(office_in(place, 9))
    assert "ouvert par Paul Martin" in fault.message
    assert fault in agenda.reserves(office_in(place, 9))


def local(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T17:00").astimezone()


def test_a_weekend_is_no_working_day(place: WorkPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    office = office_in(place, 0)
    [entry] = office.work.waits()
    friday, saturday, monday = (local(day) for day in ("2026-11-20", "2026-11-21", "2026-11-23"))
    path = office.work.pending.folder / f"{entry.id}.json"
    path.write_bytes(records.encode(replace(entry, at=friday).as_json()))
    for now, told in ((saturday, False), (monday, True)):
        monkeypatch.setattr(office.work, "clock", partial(datetime.astimezone, now))
        assert bool(waits.obstacle(office)) is told


def test_what_waits_for_nobody_any_more_is_told_too(place: WorkPlace) -> None:
    place.lock().unlink()
    [fault] = waits.obstacle(office_in(place, 9))
    assert "actualiser" in fault.remedy


def test_an_appeal_given_twice_is_seen_while_the_first_one_waits(place: WorkPlace) -> None:
    seen = register_appeal.preview(place.office(), APPEAL)
    assert seen.twins == ("APP-2026-006",)
    assert any("attend depuis aujourd’hui" in alert.message for alert in seen.alerts)
    merged = make(place.root / "autre")
    merged.register()
    seen = register_appeal.preview(merged.office(), APPEAL)
    assert seen.twins == ("APP-2026-006",)
    assert not any("attend" in alert.message for alert in seen.alerts)


def test_what_waits_counts_in_deadlines_and_indicators(place: WorkPlace) -> None:
    office = place.office()
    assert {"APP-2026-006"} & {item.number for item in agenda.open_deadlines(office)}
    before = make(place.root / "autre").office()
    counted = [agenda.indicators(each).current.months[3].appeals or 0 for each in (before, office)]
    assert counted[1] == counted[0] + 1
    assert look(office).appeal("APP-2026-006") is not None


def test_a_committee_names_what_waits_and_who_holds_it(place: WorkPlace) -> None:
    office = office_in(place, 9)
    with pytest.raises(RefusedInput) as caught:
        committee.hold(office, office.today)
    told = " ".join(str(fault) for fault in caught.value.faults)
    assert "APP-2026-006" in told
    assert "Paul Martin" in told
    assert committee.hold(place.office(), office.today, despite_waiting=True).froze
