"""Whom a former tracker still names is told at each run, and the file stays as it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from work_folders import SAMPLES, WorkPlace, make

from suivi_tool.actions.anonymise import anonymise, plan
from suivi_tool.actions.anonymised_former import still_named
from suivi_tool.actions.settings import FILE_NAME, changed
from suivi_tool.actions.situation import look

IN_2033 = date(2033, 1, 10)
SIX_YEARS = 72


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    """A work folder whose tracker of last year lies elsewhere and names the same persons."""
    place = make(tmp_path / "Qualité")
    former = tmp_path / "Suivi 2025.xlsx"
    former.write_bytes((SAMPLES / "1-deux-feuilles.xlsx").read_bytes())
    path = place.root / FILE_NAME
    text = changed(path.read_text("utf-8"), {"conservation.annees_avant_anonymisation": 6})
    path.write_text(changed(text, {"suivi.anciens": str(former)}), "utf-8")
    return place


def test_a_former_tracker_is_told_before_and_after_and_never_written(place: WorkPlace) -> None:
    former = place.root.parent / "Suivi 2025.xlsx"
    before = former.read_bytes()
    told = [plan(place.office(IN_2033)).told, anonymise(place.office(IN_2033)).told]
    told.append(anonymise(place.office(IN_2033)).told)
    for (fault,) in told:
        assert "APP-2023-001" in fault.message
        assert "« Suivi 2025.xlsx »" in fault.remedy.replace("\u00a0", " ")
    assert former.read_bytes() == before
    assert not (place.root / ".suivi" / "anonymisation").exists() or not list(
        (place.root / ".suivi" / "anonymisation").iterdir()
    )


def test_nobody_is_told_before_the_retention_is_over(place: WorkPlace) -> None:
    office = place.office(date(2027, 1, 10))
    assert still_named(office, look(office), SIX_YEARS) == ()


def test_a_former_tracker_without_names_tells_nothing(place: WorkPlace) -> None:
    former = place.root.parent / "Suivi 2025.xlsx"
    assert still_named(place.office(IN_2033), look(place.office(IN_2033)), SIX_YEARS)
    anonymise(place.office(IN_2033))
    former.write_bytes(place.tracker.read_bytes())
    office = place.office(IN_2033)
    assert still_named(office, look(office), SIX_YEARS) == ()
