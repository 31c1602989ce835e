"""The one way into the tracker: what it says of what was merged, and what it leaves waiting."""

from __future__ import annotations

from pathlib import Path

import pytest
from work_folders import WorkPlace, make

from suivi_tool.actions import merging
from suivi_tool.actions.settings import parse
from suivi_tool.errors import WorkbookRefused


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return make(tmp_path)


def test_nothing_to_do_writes_nothing(place: WorkPlace) -> None:
    before = place.tracker.stat().st_mtime_ns
    done = merging.merge(place.office())
    assert (done.changed, done.numbers, done.waiting) == (False, (), ())
    assert place.tracker.stat().st_mtime_ns == before


def test_an_open_tracker_is_no_error(place: WorkPlace) -> None:
    place.lock("Paul Martin")
    done = merging.merge(place.office())
    assert "Paul Martin" in done.waiting[0].message


def test_a_damaged_one_is_where_nothing_waits(place: WorkPlace) -> None:
    place.tracker.write_bytes(b"")
    with pytest.raises(WorkbookRefused):
        merging.merge(place.office())


def test_where_everything_stands_is_kept_in_the_settings(place: WorkPlace) -> None:
    merging.merge(place.office())
    toml = (place.root / "suivi.toml").read_text("utf-8")
    assert parse(toml, place.root).sheets["appels"]["feuille"] == "Appels"
