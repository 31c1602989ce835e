"""What the RQ typed into the register is seen and said by its headings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from work_folders import WorkPlace, make

from suivi_tool.actions import hand_edits
from suivi_tool.actions.hand_edits import HandEdit
from suivi_tool.actions.reading import read
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.values import Value

NUMBER, ROW = "APP-2026-004", 27


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return make(tmp_path)


def typed(place: WorkPlace, values: dict[str, Value]) -> tuple[HandEdit, ...]:
    """Type into the row of the appeal, and return what is seen."""
    columns = {str(cell.value): column for column, cell in enumerate(place.sheet("Appels")[1], 1)}
    book = Workbook(place.tracker.read_bytes())
    book.set_cells("Appels", {(ROW, columns[name]): value for name, value in values.items()})
    data = book.save()
    office = place.office()
    return hand_edits.seen(hand_edits.as_left(office, data), read(office, data))


def test_nothing_typed_is_nothing_seen(place: WorkPlace) -> None:
    assert typed(place, {}) == ()


def test_a_date_typed_is_told_by_its_heading_and_row(place: WorkPlace) -> None:
    (edit,) = typed(place, {"AR – envoyé le": date(2026, 4, 30)})
    assert (edit.number, edit.row, edit.headings) == (NUMBER, ROW, ("AR – envoyé le",))
    fault = edit.fault("Appels")
    assert fault.message == f"{NUMBER}, saisi à la main\u00a0: AR – envoyé le."
    assert fault.place == f"feuille «\u00a0Appels\u00a0», ligne {ROW}"


def test_an_appeal_that_is_gone_is_told_with_its_remedy(place: WorkPlace) -> None:
    (gone,) = (edit for edit in typed(place, {"N° appel": None}) if edit.row is None)
    assert gone.number == NUMBER
    assert "Remettez sa ligne" in gone.fault("Appels").remedy
