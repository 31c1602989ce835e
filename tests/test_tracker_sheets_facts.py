"""The facts of the sheets: one day, and nothing else that could change them."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import timedelta

import pytest
from sheet_facts import TODAY, facts

from suivi_tool.tracker.sheets import generated
from suivi_tool.tracker.sheets.facts import Facts


def test_the_least_that_can_be_known_makes_every_sheet() -> None:
    known = facts([])
    least = Facts(TODAY, known.register, known.figures)
    assert generated.build(least)


def test_facts_are_not_changed_by_making_sheets_of_them() -> None:
    known = facts()
    generated.build(known)
    assert known == facts()
    with pytest.raises(FrozenInstanceError):
        known.today = TODAY  # type: ignore[misc]


@pytest.mark.parametrize(
    "change", [{"organisation": "Autre"}, {"today": TODAY + timedelta(days=1)}, {"date1904": True},
               {"fixed_today": False}, {"days_off": ()}, {"committees": ()}]
)  # fmt: skip
def test_each_fact_shows_in_the_sheets(change: dict[str, object]) -> None:
    assert generated.build(replace(facts(), **change)) != generated.build(facts())  # type: ignore[arg-type]
