"""What the RQ typed into the register is seen and said by its headings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from work_folders import WorkPlace, make

from suivi_tool.actions import hand_edits
from suivi_tool.actions.hand_edits import HandEdit
from suivi_tool.actions.reading import read
from suivi_tool.actions.refresh import refresh
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


def test_the_status_follows_what_was_typed_in_the_rows_that_are_ours(place: WorkPlace) -> None:
    ours = place.register().number
    columns = {str(cell.value): column for column, cell in enumerate(place.sheet("Appels")[1], 1)}
    numbers = enumerate(place.sheet("Appels").iter_rows(max_col=1, values_only=True), 1)
    rows = {str(number): row for row, (number, *_) in numbers}
    book = Workbook(place.tracker.read_bytes())
    told: dict[tuple[int, int], Value] = {}
    for row in (rows[ours], ROW):
        told[row, columns["AR – envoyé le"]] = date(2026, 5, 2)
        told[row, columns["Statut"]] = "Clos"
    book.set_cells("Appels", told)
    place.tracker.write_bytes(book.save())
    refresh(place.office())
    assert place.row("Appels", ours)["Statut"] == "AR envoyé"
    assert place.row("Appels", NUMBER)["Statut"] == "Clos"
    again = place.tracker.read_bytes()
    refresh(place.office())
    assert place.tracker.read_bytes() == again


def test_what_cannot_be_read_is_told_by_the_next_command_once(place: WorkPlace) -> None:
    column = next(
        cell.column for cell in place.sheet("Appels")[1] if cell.value == "AR – envoyé le"
    )
    place.register()  # our sheets are there, and the tracker is as we left it
    book = Workbook(place.tracker.read_bytes())
    book.set_cells("Appels", {(ROW, column): "ASAP"})
    place.tracker.write_bytes(book.save())
    answer = place.treat("APP-2026-006", "accuse", le="02/05/2026")
    [told] = [fault for fault in answer.alerts if "ASAP" in fault.message]
    assert f"ligne {ROW}, colonne « AR – envoyé le »" in told.place
    assert told.remedy
    assert not any("ASAP" in fault.message for fault in refresh(place.office()).seen)
