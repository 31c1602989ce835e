"""« COPIL – historique »: twelve places, the latest meetings, and whether enough is planned."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sheet_facts import TODAY, cells, facts

from suivi_tool.procedure.words import NBSP
from suivi_tool.tracker.sheets import generated, history

HEADING_ROW, PLACES = 8, 12


def rows(committees: tuple[date, ...], reviews: tuple[date, ...] = ()) -> list[list[object]]:
    data = generated.build(facts(committees=committees, reviews=reviews))
    return [list(row) for row in cells(data, history.SHEET)]


def test_the_latest_twelve_are_shown_once_each_in_their_order() -> None:
    days = tuple(TODAY - timedelta(days=30 * at) for at in range(15))
    shown = [row[0] for row in rows((*days, days[0]))[HEADING_ROW : HEADING_ROW + PLACES]]
    assert shown == sorted(days)[-PLACES:]


def test_next_year_s_meetings_never_push_out_those_of_this_year() -> None:
    held = [date(TODAY.year, month, 3) for month in range(1, 9)]
    planned = [date(TODAY.year + 1, month, 3) for month in range(1, 13)]
    table = rows((*held, *planned))
    assert table[4][1] == len(held)
    assert table[6][0] == f"✔{NBSP}6 prévus au moins"
    assert [row[0] for row in table[HEADING_ROW:]][:PLACES] == [*held, *planned[:4]]


def test_the_last_one_held_stays_where_a_whole_year_is_planned() -> None:
    """« Depuis le dernier comité » is found among the dates of the sheet."""
    last = date(TODAY.year - 1, 12, 9)
    ahead = [TODAY + timedelta(days=at) for at in range(1, PLACES + 5)]
    shown = [row[0] for row in rows((last, *ahead))[HEADING_ROW : HEADING_ROW + PLACES]]
    assert shown == [last, *ahead[: PLACES - 1]]


def test_today_is_held_and_tomorrow_is_planned() -> None:
    table = rows((TODAY, TODAY + timedelta(days=1)))[HEADING_ROW:]
    assert [row[1] for row in table[:2]] == [f"✔{NBSP}Passé", f"○{NBSP}Prévu"]
    assert not table[2][1]


@pytest.mark.parametrize(
    ("committees", "reviews", "said"),
    [
        (6, 1, (f"✔{NBSP}6 prévus au moins", f"✔{NBSP}Prévue")),
        (5, 0, (f"▲{NBSP}Moins de 6", f"▲{NBSP}À prévoir")),
    ],
)
def test_enough_is_what_the_procedure_asks(
    committees: int, reviews: int, said: tuple[str, str]
) -> None:
    """V1, V2: six committees and one management review a year; last year's do not count."""
    days = tuple(date(2026, month, 3) for month in range(2, 2 + committees))
    table = rows((date(2025, 12, 9), *days), (date(2026, 3, 1),)[:reviews])
    assert (table[6][0], table[6][3]) == said
    assert table[5][1] == committees


def test_where_formulas_find_the_committees() -> None:
    assert history.committees_range() == "'COPIL – historique'!$A$9:$A$20"
