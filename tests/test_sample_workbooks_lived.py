"""Sample 2, « vécu »: two heading rows, blank rows between years, a total right under the data."""

from __future__ import annotations

from pathlib import Path

from sample_cases import opened, plan, register

NAME = "2-vecu.xlsx"


def test_headings_stand_on_two_rows_under_titles_and_a_logo(samples: Path) -> None:
    _, understood = opened(samples / NAME)
    assert understood.appeals is not None
    assert understood.actions is not None
    for layout in (understood.appeals, understood.actions):
        assert (layout.header_row, layout.header_rows) == (5, 2)
    assert not understood.blocking


def test_no_total_and_no_blank_row_is_taken_for_a_record(samples: Path) -> None:
    appeals, actions = register(samples / NAME), plan(samples / NAME)
    assert (len(appeals.appeals), len(actions.actions)) == (27, 73)
    assert all(number.startswith("APL-") for number in appeals.numbers)
    rows = [row.row for row in appeals.appeals]
    assert rows[-1] - rows[0] + 1 > len(rows)
