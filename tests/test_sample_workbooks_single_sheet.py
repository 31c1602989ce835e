"""Sample 3: actions and appeals in one sheet, told apart by the column Type."""

from __future__ import annotations

from pathlib import Path

from sample_cases import opened, plan

NAME = "3-feuille-unique.xlsx"


def test_it_is_one_sheet_for_both(samples: Path) -> None:
    _, understood = opened(samples / NAME)
    assert understood.single_sheet
    assert understood.appeals is None
    assert understood.actions is not None
    assert understood.actions.header_row == 3


def test_the_formatted_rows_under_the_data_are_no_records(samples: Path) -> None:
    rows = plan(samples / NAME).actions
    assert (len(rows), rows[-1].row) == (100, 103)
    appeals = [row for row in rows if row.action.kind == "Appel"]
    assert len(appeals) == 27
    days = [row.action.opened_on for row in rows if row.action.opened_on]
    assert days == sorted(days)
