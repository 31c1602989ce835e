"""Where the figures stand: no column or row is given twice, and formulas look where they are."""

from __future__ import annotations

from datetime import date

from sheet_facts import cells as read
from sheet_facts import facts

from suivi_tool.tracker.sheets import generated
from suivi_tool.tracker.sheets import indicator_cells as cells


def test_no_two_figures_share_a_column() -> None:
    shown = range(cells.MONTH, cells.UNKNOWN + 1)
    hidden = (cells.BAR, cells.CATEGORY, cells.RATE_MET, cells.RATE_MISSED, cells.RATE_SHOWN,
              cells.END, cells.RATE_TARGET, cells.ABOVE, cells.DAY, cells.LIMIT, cells.COVERED,
              cells.SHORT, cells.LEGEND)  # fmt: skip
    taken = [*shown, *hidden]
    assert len(taken) == len(set(taken))
    assert max(taken) < cells.FORMER


def test_the_two_tables_and_the_summary_do_not_touch() -> None:
    assert cells.LAST_ROW - cells.FIRST_ROW == 11
    assert cells.LAST_ROW + 1 < cells.FIRST_ROW + cells.PREVIOUS - 2
    assert cells.LAST_ROW + cells.PREVIOUS + 1 < cells.SUMMARY_ROW


def test_the_named_places_hold_what_they_say() -> None:
    rows = read(generated.build(facts()), cells.SHEET)
    assert cells.TODAY_CELL.endswith("!$D$5")
    assert rows[4][3] == date(2026, 11, 30)
    assert cells.YEAR.endswith("!$D$6")
    assert rows[5][3] == 2026
    assert cells.column(cells.APPEALS) == "'Données indicateurs'!$B$14:$B$25"
    assert cells.column(cells.APPEALS, previous=True) == "'Données indicateurs'!$B$31:$B$42"
    assert cells.both_years(cells.MONTH) == "'Données indicateurs'!$A$14:$A$42"
    assert rows[cells.FIRST_ROW - 1][0] == date(2026, 1, 1)
    assert rows[cells.FIRST_ROW + cells.PREVIOUS - 1][0] == date(2025, 1, 1)
    assert cells.total(cells.APPEALS) == "'Données indicateurs'!$B$26"
    assert rows[25][1] == 6


def test_the_charts_find_the_names_of_their_series() -> None:
    rows = read(generated.build(facts()), cells.SHEET)
    names = [rows[cells.FIRST_ROW - 1 + at][cells.LEGEND - 1] for at in range(5)]
    assert names[2:4] == ["2026", "2025"]
    assert all(names)
    assert cells.legend(2) == f"'Données indicateurs'!$Y${cells.FIRST_ROW + 2}"
