"""The two tables of the months: each cell bears the figure of the rules, months to come nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sheet_facts import appeals, cells, facts

from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.timeliness import NOT_APPLICABLE, Rate
from suivi_tool.tracker.sheets import generated
from suivi_tool.tracker.sheets import indicator_cells as where
from suivi_tool.tracker.sheets.indicator_months import MET, MISSED, shown_rate


def months(known: list[Appeal] | None = None, *, previous: bool = False) -> list[list[object]]:
    rows = cells(generated.build(facts(known)), where.SHEET)
    first = where.FIRST_ROW - 1 + (where.PREVIOUS if previous else 0)
    return [list(row) for row in rows[first : first + 13]]


def column(which: int, known: list[Appeal] | None = None) -> list[object]:
    return [row[which - 1] or 0 for row in months(known)][:12]


def test_each_month_bears_what_the_rules_count() -> None:
    record = facts().figures.current
    assert column(where.APPEALS) == [month.appeals or 0 for month in record.months]
    rates = [month.rate or Rate() for month in record.months]
    assert column(where.KEPT) == [rate.kept for rate in rates]
    assert column(where.MISSED) == [rate.missed for rate in rates]
    assert column(where.PENDING) == [rate.pending for rate in rates]


def test_the_target_is_judged_month_by_month_and_not_in_a_month_to_come() -> None:
    verdicts = [row[where.MET - 1] for row in months()][:12]
    assert (verdicts[3], verdicts[1], verdicts[10]) == (MISSED, MET, MISSED)
    assert not verdicts[11]
    assert not months()[11][where.APPEALS - 1]


def test_the_months_above_are_gathered_as_one_says_them() -> None:
    gathered = [row[where.ABOVE - 1] for row in months()][:12]
    assert gathered[11] == "avril et novembre"
    assert gathered[4] == "avril"
    third = [*appeals(), *(replace(appeals()[1], number=f"X{at}", received_on=date(2026, 2, 3 + at))
                           for at in range(2))]  # fmt: skip
    assert column(where.ABOVE, third)[11] == "février, avril et novembre"


def test_under_each_bar_stand_the_month_and_the_share() -> None:
    named = [row[where.CATEGORY - 1] for row in months()]
    assert named[3] == "avr.\n1/2"
    assert str(named[11]).endswith("\n")


def test_the_year_before_and_both_totals_stand_below() -> None:
    assert months()[12][:2] == ["Année", 6]
    before = months(previous=True)
    assert (before[11][1], before[12][1]) == (1, 1)


@pytest.mark.parametrize(
    ("rate", "shown"),
    [(Rate(), NOT_APPLICABLE), (Rate(1, 3), 0.33), (Rate(199, 200), 0.99), (Rate(1, 200), 0.01)],
)
def test_a_rate_that_is_not_whole_is_never_shown_as_whole(rate: Rate, shown: float | str) -> None:
    assert shown_rate(rate) == shown
