"""The fiche AC/AP follows the action plan that the RQ fills in Excel."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from work_folders import WorkPlace, make

from suivi_tool.actions.refresh import refresh
from suivi_tool.documents import controls
from suivi_tool.documents.update import update
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.values import Value

NUMBER, LATER = "APP-2026-006", date(2026, 5, 20)


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    place = make(tmp_path)
    place.register()
    place.treat(NUMBER, "action", LATER, le="18/05/2026", action="Écrire la consigne.",
                pilote="Luc Morel", echeance="30/06/2026")  # fmt: skip
    return place


def fiche(place: WorkPlace) -> Path:
    folder = place.office().work.files.folder(NUMBER)
    return next(path for path in folder.iterdir() if path.name.startswith("Fiche AC-AP"))


def type_in(place: WorkPlace, values: dict[str, Value]) -> None:
    """Type into the row of the action as the RQ does in Excel."""
    sheet = place.sheet("Plan d'actions")
    columns = {str(cell.value): column for column, cell in enumerate(sheet[1], 1)}
    number = fiche(place).stem.removeprefix("Fiche AC-AP ")
    row = next(r for r in range(2, sheet.max_row + 1) if sheet.cell(r, 1).value == number)
    book = Workbook(place.tracker.read_bytes())
    cells = {(row, columns[name]): value for name, value in values.items()}
    book.set_cells("Plan d'actions", cells)
    place.tracker.write_bytes(book.save())


def test_what_is_typed_into_the_plan_goes_into_the_fiche(place: WorkPlace) -> None:
    assert not [p for p in refresh(place.office(LATER)).documents if p == fiche(place)]
    type_in(place, {"Date de réalisation": date(2026, 5, 19), "Pilote": "Anne Petit"})
    done = refresh(place.office(LATER))
    assert fiche(place) in done.documents
    shown = controls.read(fiche(place).read_bytes())
    assert (shown["actions.1.realisee_le"], shown["action.pilote"]) == ("19/05/2026", "Anne Petit")
    after = fiche(place).read_bytes()
    refresh(place.office(LATER))
    assert fiche(place).read_bytes() == after


def test_what_the_pilot_wrote_stays_and_is_told(place: WorkPlace) -> None:
    data = fiche(place).read_bytes()
    typed = {"action.pilote": "Paul Roux", "causes.pourquoi_1": "Onduleur usé."}
    before = {"action.pilote": "Luc Morel", "causes.pourquoi_1": ""}
    fiche(place).write_bytes(update(data, typed, before).document)
    type_in(place, {"Pilote": "Anne Petit"})
    told = [fault.message for fault in refresh(place.office(LATER)).seen]
    assert any("Paul Roux" in text and "Anne Petit" in text for text in told)
    shown = controls.read(fiche(place).read_bytes())
    assert {tag: shown[tag] for tag in typed} == typed


def test_a_closed_fiche_stays_and_is_told_once(place: WorkPlace) -> None:
    data = fiche(place).read_bytes()
    signed = {"cloture.visa_rq": "H. Marchand"}
    fiche(place).write_bytes(update(data, signed, {"cloture.visa_rq": ""}).document)
    signed_bytes = fiche(place).read_bytes()
    type_in(place, {"Pilote": "Anne Petit"})
    told = [fault.message for fault in refresh(place.office(LATER)).seen]
    assert any(fiche(place).name in text and "visa" in text for text in told)
    assert fiche(place).read_bytes() == signed_bytes
    again = [fault.message for fault in refresh(place.office(LATER)).seen]
    assert not any(fiche(place).name in text for text in again)
