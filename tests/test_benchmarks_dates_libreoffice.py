"""A slice of the dates against LibreOffice; and a rule that is wrong is seen."""

from __future__ import annotations

import random
from pathlib import Path

from office import LibreOffice

from benchmarks.dates_libreoffice import cases, computed, differences, lay_out
from suivi_tool.procedure.working_days import Calendar
from suivi_tool.tracker.holidays_list import french_holidays

YEARS = range(1990, 2101)


def calendar(years: range = YEARS) -> Calendar:
    """The holidays of `years`; the others are thought to have none."""
    return Calendar(french_holidays(years), {}, frozenset([*YEARS, 2101]))


def test_libreoffice_computes_what_the_rules_say(libreoffice: LibreOffice, tmp_path: Path) -> None:
    assert libreoffice
    rows = [row for row in cases(random.Random(7), 300) if row[3].year < 2100]
    lay_out(tmp_path / "dates.xlsx", rows, calendar())
    found = computed(tmp_path / "dates.xlsx", tmp_path)
    assert differences(rows, found, calendar()) == {"WORKDAY": 0, "EDATE": 0, "NETWORKDAYS": 0}
    wrong = differences(rows, found, calendar(range(2000, 2001)))
    assert wrong["WORKDAY"] > 20
    assert wrong["NETWORKDAYS"] > 20
    assert wrong["EDATE"] == 0


def test_cases_are_the_same_ones_each_time_and_go_both_ways() -> None:
    drawn = cases(random.Random(1), 200)
    assert drawn == cases(random.Random(1), 200)
    assert min(count for _, count, _, _ in drawn) < 0 < max(count for _, count, _, _ in drawn)
    assert {months for _, _, months, _ in drawn} == set(range(-12, 13))
