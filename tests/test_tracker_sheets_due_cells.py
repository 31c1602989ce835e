"""One deadline over the register: found by its number, done or not, wherever its row went."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from live_sheets import computed
from office import LibreOffice
from sheet_facts import TODAY, appeals, facts

from suivi_tool.procedure.appeal import Appeal, Outcome
from suivi_tool.procedure.open_deadlines import DeadlineKind, OpenDeadline
from suivi_tool.tracker import holidays_list
from suivi_tool.tracker.sheets.days_off import DaysOffRef
from suivi_tool.tracker.sheets.due_cells import Desk, DueCells
from suivi_tool.tracker.sheets.facts import Facts
from suivi_tool.tracker.sheets.paper import Book
from suivi_tool.tracker.sheets.register_page import FIRST_ROW

SPOT = "$I$40"


def desk(known: Facts) -> Desk:
    days = DaysOffRef(len(known.days_off))
    return Desk(known, days, holidays_list.calendar(known.days_off))


def line(number: str, known: Facts | None = None) -> OpenDeadline:
    """The open deadline of an appeal in the drawn register."""
    return next(one for one in (known or facts()).deadlines if one.number == number)


def done(**changes: object) -> int:
    """Whether the acknowledgement of APP-2026-006 is over, once the row says `changes`."""
    known = appeals()
    known[-1] = replace(known[-1], **changes)  # type: ignore[arg-type]
    found = desk(facts(known)).cells(line("APP-2026-006"), SPOT).done.cached
    assert isinstance(found, int)
    return found


def test_the_row_is_found_with_its_day_and_a_link() -> None:
    found = desk(facts()).cells(line("APP-2026-006"), SPOT)
    assert found.found
    assert (found.spot.cached, found.due.cached, found.done.cached) == (7, date(2026, 12, 4), 0)
    assert found.number is not None
    assert found.number.cached == "APP-2026-006"
    assert f"INDEX('Appels'!$A${FIRST_ROW}:$A$2000,{SPOT})" in found.number.text


@pytest.mark.parametrize("typed", ["app-2026-006", " APP-2026-006 ", "APP-2026-006\u00a0"])
def test_a_number_is_known_however_it_was_typed(typed: str) -> None:
    known = [*appeals()[:-1], replace(appeals()[-1], number=typed)]
    assert desk(facts(known)).cells(line("APP-2026-006"), SPOT).found


def test_a_row_that_is_gone_is_not_found() -> None:
    found = desk(facts(appeals()[:-1])).cells(line("APP-2026-006"), SPOT)
    assert (found.found, found.due.cached) == (False, "")


@pytest.mark.parametrize(
    ("changes", "over"),
    [
        ({}, 0),
        ({"acknowledged_on": TODAY}, 1),
        ({"closed_on": TODAY}, 1),
        ({"outcome": Outcome.WITHDRAWN}, 1),
        ({"outcome": Outcome.NOT_AN_APPEAL}, 1),
        ({"outcome": Outcome.UPHELD}, 0),
        ({"replied_on": TODAY}, 0),
    ],
)
def test_what_ends_an_acknowledgement(changes: dict[str, object], over: int) -> None:
    assert done(**changes) == over


def test_the_new_date_of_an_action_counts_and_the_first_is_kept() -> None:
    found = desk(facts()).cells(
        next(one for one in facts().deadlines if one.action == "AC-2026-001"), SPOT
    )
    assert (found.due.cached, found.first_due.cached) == (date(2026, 12, 2), date(2026, 9, 30))
    assert found.number is not None
    assert "\"#'Plan d''actions'!\"" in found.number.text


def test_without_a_plan_an_action_is_nowhere() -> None:
    action = next(one for one in facts().deadlines if one.action)
    found = desk(facts(action_plan=None)).cells(action, SPOT)
    assert (found.found, found.number) == (False, None)


def test_a_reply_is_due_on_the_day_that_was_set() -> None:
    known = [*appeals()[:-1], replace(appeals()[-1], reply_due=date(2026, 12, 24))]
    reply = replace(line("APP-2026-006"), kind=DeadlineKind.REPLY)
    assert desk(facts(known)).cells(reply, SPOT).due.cached == date(2026, 12, 24)


def test_the_formulas_find_a_row_that_was_sorted_away(
    libreoffice: LibreOffice, tmp_path: Path
) -> None:
    """The rows are written upside down after the formulas were made; a joker is no joker."""
    known = [replace(appeals()[-1], number="APP*"), Appeal("APP-x", received_on=TODAY), *appeals()]
    found = facts(known)
    cells: list[DueCells] = [
        desk(found).cells(replace(line("APP-2026-006"), number=number), f"$A${row}")
        for row, number in ((1, "APP-2026-006"), (5, "APP*"), (9, "AUCUN"))
    ]
    formulas = [one.text for each in cells for one in (each.spot, each.due, each.done)]
    formulas = [text for at in range(0, 9, 3) for text in (*formulas[at : at + 3], "0")]
    said = computed(libreoffice, tmp_path, formulas, found, list(reversed(known)))
    due = Book().serial(date(2026, 12, 4))
    assert said == [1, due, 0, 0, len(known), due, 0, 0, 0, None, 0, 0]
