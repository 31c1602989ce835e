"""Rows of the register judged by formulas: computed by LibreOffice, they count as the rules do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from live_sheets import computed
from office import LibreOffice
from sheet_facts import appeals, facts

from suivi_tool.procedure.appeal import Outcome
from suivi_tool.procedure.indicators import indicators
from suivi_tool.tracker import holidays_list
from suivi_tool.tracker.sheets import judged_rows
from suivi_tool.tracker.sheets.live import day
from suivi_tool.tracker.sheets.references import SheetRef

BARE = SheetRef("Appels", 5, 8, {"number": 1, "received_on": 2})
STATES = (judged_rows.KEPT, judged_rows.MISSED, judged_rows.PENDING, judged_rows.UNKNOWN)


def test_each_state_is_counted_as_the_rules_count_it(
    libreoffice: LibreOffice, tmp_path: Path
) -> None:
    """A reply that is due and missing, an appeal that was none, years without days off."""
    known = appeals()
    known[1] = replace(known[1], reply_due=date(2026, 3, 2), replied_on=date(2026, 3, 3))
    known[2] = replace(known[2], outcome=Outcome.NOT_AN_APPEAL)
    known[4] = replace(known[4], reply_due=date(2027, 1, 15))
    found = facts(known)
    year = indicators(known, holidays_list.calendar(found.days_off), found.today).current
    span = day(date(2026, 1, 1)), day(date(2027, 1, 1))
    said = computed(
        libreoffice,
        tmp_path,
        [
            *(judged_rows.count(found.register, *span, state) for state in STATES),
            judged_rows.received(found.register, *span),
            judged_rows.real_rows(found.register, "1"),
        ],
        found,
        known,
    )
    rate = year.rate
    assert said == [rate.kept, rate.missed, rate.pending, rate.unknown, year.total, 6]
    assert (rate.kept, rate.missed, rate.pending, year.total) == (1, 2, 2, 5)


def test_a_register_without_outcomes_counts_every_row() -> None:
    assert judged_rows.counted(BARE, "1") == "1"
    said = judged_rows.counted(replace(BARE, columns={**BARE.columns, "outcome": 3}), "1")
    assert said.startswith("IF(ISNUMBER(MATCH(TRIM('Appels'!$C$5:$C$")
    assert said.endswith(",0,1)")


def test_without_a_column_for_the_acknowledgement_the_day_alone_judges() -> None:
    said = judged_rows.state(BARE)
    assert "AUJOURDHUI>LOOKUP(" in said
    assert "INT('Appels'!$C" not in said


def test_several_registers_are_added() -> None:
    other = replace(BARE, sheet="Anciens")
    assert judged_rows.in_all((BARE, other), lambda register: f"N({register.sheet})") == (
        "N(Appels)+N(Anciens)"
    )
