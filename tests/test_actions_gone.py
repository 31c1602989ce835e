"""An appeal that people took out of the register is never forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest
from work_folders import WorkPlace, registered

from suivi_tool.actions import gone, verify
from suivi_tool.actions.refresh import refresh
from suivi_tool.tracker.findings import CellFinding, Severity
from suivi_tool.workbook.book import Workbook

NUMBER, ROW = "APP-2026-006", 29


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return registered(tmp_path)


def take_out(place: WorkPlace) -> bytes:
    """Clear the row of the appeal as a person does, and return the tracker as it was."""
    before = place.tracker.read_bytes()
    book = Workbook(before)
    book.set_cells("Appels", {(ROW, column): None for column in range(1, 48)})
    place.tracker.write_bytes(book.save())
    return before


def told(place: WorkPlace) -> list[CellFinding]:
    """Return what « verifier » says of appeals that are gone."""
    found = verify.findings(place.office())
    return [one for one in found if "plus dans le registre" in one.message]


def test_an_appeal_that_is_gone_stays_a_finding_with_its_last_row(place: WorkPlace) -> None:
    before = take_out(place)
    [at_once] = told(place)
    seen = [fault.message for fault in refresh(place.office()).seen]
    assert any(
        f"Dernière ligne connue\u00a0: {ROW}\u00a0; Élodie Delaunay" in text for text in seen
    )
    assert not any(NUMBER in fault.message for fault in refresh(place.office()).seen)
    [later] = told(place)
    assert later == at_once
    assert later.severity is Severity.ERROR
    assert (
        f"Dernière ligne connue\u00a0: {ROW} (Date de réception\u00a0: 30/04/2026" in later.message
    )
    assert "Échec examen" in later.message
    shown = [cell.value for row in place.sheet("Contrôle", values=True) for cell in row]
    assert later.message in shown
    place.tracker.write_bytes(before)
    assert told(place) == []
    refresh(place.office())
    assert told(place) == []


def test_what_is_remembered_of_a_row_names_nobody(place: WorkPlace) -> None:
    take_out(place)
    refresh(place.office())
    kept = (place.office().work.state / gone.FILE_NAME).read_text("utf-8")
    assert NUMBER.casefold() in kept
    assert "Delaunay" not in kept


def test_a_damaged_memory_tells_nothing_and_stops_nothing(place: WorkPlace) -> None:
    (place.office().work.state / gone.FILE_NAME).write_text("{", "utf-8")
    assert told(place) == []
    assert place.treat(NUMBER, "accuse", le="02/05/2026").waiting == ()
