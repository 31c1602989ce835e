"""A changed list of days off moves nothing in silence; a missing year is proposed in the list."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from work_folders import TODAY, WorkPlace, make

from suivi_tool.actions.days_off_changes import PROPOSED
from suivi_tool.actions.refresh import refresh
from suivi_tool.actions.situation import look
from suivi_tool.procedure.calendar_change import moved_deadlines
from suivi_tool.tracker.sheets.days_off import FIRST_ROW
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.values import Value

SHEET = "Jours fériés"


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return make(tmp_path)


def close(place: WorkPlace, *days: date) -> None:
    """Type closing days under the list, as the RQ does."""
    book = Workbook(place.tracker.read_bytes())
    column = [row[0] for row in place.sheet(SHEET).iter_rows(min_row=FIRST_ROW, values_only=True)]
    free = FIRST_ROW + column.index(None)
    for row, day in enumerate(days, free):
        cells: dict[tuple[int, int], Value] = {(row, 1): day, (row, 3): "Pont"}
        book.set_cells(SHEET, {**cells, (row, 4): "fermeture"})
    place.tracker.write_bytes(book.save())


def sentences(place: WorkPlace, today: date = TODAY) -> list[str]:
    return [str(fault).replace("\u00a0", " ") for fault in refresh(place.office(today)).seen]


def test_a_deadline_already_kept_that_moves_is_told_before_and_after(place: WorkPlace) -> None:
    before = look(place.office())
    kept = next(a for a in reversed(before.appeals) if a.acknowledged_on and a.received_on)
    assert kept.received_on
    close(place, *(date.fromordinal(kept.received_on.toordinal() + n) for n in (1, 2, 3, 4, 5)))
    moved = moved_deadlines([kept], before.calendar, look(place.office()).calendar)
    told = [text for text in sentences(place) if kept.number in text]
    assert moved[0].text.replace("\u00a0", " ") in told[0]
    assert "devient" in told[0]
    assert "(déjà fait)" in told[0]
    assert "rien n’est corrigé" in told[0]
    assert sentences(place) == []


def test_a_day_that_moves_nothing_is_not_worth_a_word(place: WorkPlace) -> None:
    close(place, date(2028, 8, 16))
    assert sentences(place) == []


def test_a_missing_year_is_added_marked_and_told(place: WorkPlace) -> None:
    later = date(2029, 1, 3)
    told = sentences(place, later)
    assert "Jours fériés de 2029 et 2030 ajoutés à la liste" in told[0]
    assert "lun. 01/01/2029" in told[0]
    rows: list[tuple[Any, ...]] = list(
        place.sheet(SHEET).iter_rows(min_row=FIRST_ROW, values_only=True)
    )
    added = [row for row in rows if row[4] == PROPOSED]
    assert {row[0].year for row in added} == {2029, 2030}
    assert len(added) == 22
    assert sentences(place, later) == []
