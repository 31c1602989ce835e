"""« Données indicateurs »: the day, the targets, and what MGT 02-2 is about."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from sheet_facts import appeals, cells, facts, parts

from suivi_tool.tracker.sheets import generated
from suivi_tool.tracker.sheets.facts import Facts
from suivi_tool.tracker.sheets.indicator_data import SHEET


def at(known: Facts, row: int, column: int) -> object:
    return cells(generated.build(known), SHEET)[row - 1][column - 1]


def formula(known: Facts, name: str) -> str | None:
    """The formula of a cell of the sheet, None where it holds a constant."""
    data = generated.build(known)
    sheet = parts(data)["xl/worksheets/sheet3.xml"]
    found = re.search(rf'<c r="{name}"[^>]*>(?:<f[^>]*>([^<]*)</f>)?', sheet)
    assert found
    return found[1]


def test_the_day_is_live_unless_one_was_given() -> None:
    assert formula(facts(), "D5") is None
    assert formula(facts(fixed_today=False), "D5") == "TODAY()"
    assert at(facts(fixed_today=False), 5, 4) == date(2026, 11, 30)
    assert formula(facts(), "D6") == "YEAR(AUJOURDHUI)"


@pytest.mark.parametrize(
    ("due", "subject"), [(None, "Accusés de réception"), (date(2026, 12, 24), "Réponses")]
)
def test_replies_are_covered_once_a_day_is_set_for_one(due: date | None, subject: str) -> None:
    """A18: without a reply deadline the indicator is about acknowledgements only."""
    known = [*appeals()[:-1], replace(appeals()[-1], reply_due=due)]
    assert at(facts(known), 9, 4) == subject


def test_the_targets_are_those_of_the_settings() -> None:
    known = facts()
    assert (at(known, 7, 4), at(known, 8, 4)) == (
        known.figures.targets.appeals_per_month,
        known.figures.targets.rate,
    )


def test_what_the_charts_need_is_hidden_from_the_reader() -> None:
    sheet = parts(generated.build(facts()))["xl/worksheets/sheet3.xml"]
    hidden = [(int(low), int(high)) for low, high in
              re.findall(r'<col min="(\d+)" max="(\d+)"[^>]*hidden="1"', sheet)]  # fmt: skip
    assert any(low <= 13 and high >= 25 for low, high in hidden)
