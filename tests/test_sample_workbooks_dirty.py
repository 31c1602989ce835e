"""Sample 6: a tracker in disorder, as one finds them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sample_cases import opened, plan, register

from suivi_tool.procedure.appeal import AppellantType, Channel, Outcome

NAME = "6-desordre.xlsx"


def test_sheets_with_close_names_are_told_apart(samples: Path) -> None:
    _, understood = opened(samples / NAME)
    assert understood.appeals is not None
    assert understood.actions is not None
    assert (understood.appeals.sheet, understood.actions.sheet) == ("Appels", "Plan d'actions")


def test_what_can_be_understood_is_read_and_what_cannot_is_no_date(samples: Path) -> None:
    rows = [row.appeal for row in register(samples / NAME).appeals]
    assert rows[2].appellant_type is AppellantType.CERTIFIED
    assert rows[4].channel is Channel.MAIL
    assert rows[5].notified_on == date(2023, 12, 4)
    assert rows[22].channel is Channel.TELEPHONE
    assert (rows[16].replied_on, rows[20].acknowledged_on, rows[24].notified_on) == (
        None, None, None,
    )  # fmt: skip
    assert Outcome.WITHDRAWN not in {row.outcome for row in rows}  # there is no such column


def test_each_odd_cell_of_the_plan_is_told(samples: Path) -> None:
    found = plan(samples / NAME).findings
    assert {one.column for one in found} == {
        "N°", "DATE CREATION", "Pour le", "Fait le :", "CLOS LE",
    }  # fmt: skip
    twice = [one for one in found if "AC-2026-04" in one.message]
    assert [one.row for one in twice] == [70]
