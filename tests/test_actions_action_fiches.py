"""The fiche AC/AP follows the action plan that the RQ fills in Excel."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest
from test_strangers_day import text_of
from work_folders import WorkPlace, make

from suivi_tool.actions import journal
from suivi_tool.actions.refresh import refresh
from suivi_tool.actions.situation import look
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


def annexes(place: WorkPlace) -> list[Path]:
    folder = place.office().work.files.folder(NUMBER)
    return sorted(path for path in folder.iterdir() if path.name.startswith("Annexe"))


def test_a_signed_fiche_stays_and_what_comes_later_is_in_an_annex(place: WorkPlace) -> None:
    data = fiche(place).read_bytes()
    signed = {"cloture.visa_rq": "H. Marchand"}
    fiche(place).write_bytes(update(data, signed, {"cloture.visa_rq": ""}).document)
    signed_bytes = fiche(place).read_bytes()
    type_in(place, {"Pilote": "Anne Petit"})
    told = [fault.message for fault in refresh(place.office(LATER)).seen]
    assert any(fiche(place).name in text and "visa" in text for text in told)
    assert fiche(place).read_bytes() == signed_bytes
    [made] = annexes(place)
    assert made.name == f"Annexe {fiche(place).stem} du 2026-05-20.docx"
    said = text_of(made)
    assert "Luc Morel" in said
    assert "Anne Petit" in said
    assert "fiche AC/AP" in said
    again = [fault.message for fault in refresh(place.office(LATER)).seen]
    assert not any(fiche(place).name in text for text in again)
    assert annexes(place) == [made]


def test_the_facts_of_one_day_go_into_one_annex_unless_somebody_wrote_in_it(
    place: WorkPlace,
) -> None:
    signed = {"cloture.visa_rq": "H. Marchand"}
    data = fiche(place).read_bytes()
    fiche(place).write_bytes(update(data, signed, {"cloture.visa_rq": ""}).document)
    for value in ("Anne Petit", "Zoé Blanc"):
        type_in(place, {"Pilote": value})
        refresh(place.office(LATER))
    type_in(place, {"Critère d'efficacité": "Aucun arrêt en six mois"})
    refresh(place.office(LATER))
    [made] = annexes(place)
    said = text_of(made)
    assert "Zoé Blanc" in said
    assert "Aucun arrêt" in said
    assert "Anne Petit" not in said  # as it was before that day, and as it is now
    document = docx.Document(str(made))
    document.add_paragraph("Vu par le RQ")
    document.save(str(made))
    theirs = made.read_bytes()
    type_in(place, {"Pilote": "Anne Petit"})
    refresh(place.office(LATER))
    assert made.read_bytes() == theirs
    assert len(annexes(place)) == 2
    type_in(place, {"Pilote": "Luc Morel"})
    refresh(place.office(date(2026, 5, 21)))
    assert [path.name for path in annexes(place) if "2026-05-21" in path.name]
    assert len(annexes(place)) == 3


def write_into(place: WorkPlace, **typed: str | bool) -> None:
    """Write into fields of the fiche as a person does (`__` stands for the point of a tag)."""
    data = fiche(place).read_bytes()
    shown = controls.read(data)
    wanted = {name.replace("__", "."): text for name, text in typed.items()}
    before = {tag: shown[tag] for tag in wanted}
    fiche(place).write_bytes(update(data, wanted, before).document)


def test_what_is_written_into_the_fiche_fills_the_empty_cells_of_the_plan(
    place: WorkPlace,
) -> None:
    write_into(place, causes__retenue="Consigne absente.", actions__1__realisee_le="19/05/2026",
               efficacite__oui=True, causes__famille__methode=True,
               constat__etendue="Toute la session")  # fmt: skip
    typed = fiche(place).read_bytes()
    done = refresh(place.office(LATER))
    number = fiche(place).stem.removeprefix("Fiche AC-AP ")
    row = place.row("Plan d'actions", number)
    assert row["Cause(s)"] == "Consigne absente."
    assert row["Date de réalisation"].date() == date(2026, 5, 19)
    said = [fault.message.replace("\u00a0", " ") for fault in done.seen]
    [told] = [text for text in said if "lu dans la fiche AC/AP et inscrit" in text]
    assert told.startswith(number)
    assert "Cause(s)" in told
    assert fiche(place).read_bytes() == typed
    again = refresh(place.office(LATER))
    assert not again.changed
    assert not any("fiche AC/AP" in fault.message for fault in again.seen)
    assert any(
        line.what == "action complétée" and "causes" in line.fields
        for line in journal.lines(place.office())
    )


def test_what_the_plan_says_otherwise_is_told_and_both_stay(place: WorkPlace) -> None:
    write_into(place, action__pilote="Paul Roux")
    done = refresh(place.office(LATER))
    said = [fault.message.replace("\u00a0", " ") for fault in done.seen]
    assert any("« Pilote » : la fiche dit « Paul Roux », le suivi dit « Luc Morel »" in text
               for text in said)  # fmt: skip
    number = fiche(place).stem.removeprefix("Fiche AC-AP ")
    assert place.row("Plan d'actions", number)["Pilote"] == "Luc Morel"


def test_it_waits_while_the_tracker_is_open_and_a_cell_filled_meanwhile_stays(
    place: WorkPlace,
) -> None:
    write_into(place, causes__retenue="Consigne absente.")
    lock = place.lock()
    refresh(place.office(LATER))
    [waiting] = place.office().work.waits()
    assert waiting.kind == "action complétée"
    number = fiche(place).stem.removeprefix("Fiche AC-AP ")
    [action] = look(place.office(LATER)).actions_of(NUMBER)
    assert action.causes == "Consigne absente."
    type_in(place, {"Cause(s)": "Onduleur usé."})
    lock.unlink()
    said = [fault.message for fault in refresh(place.office(LATER)).seen]
    assert any("remplie à la main entre-temps" in text for text in said)
    assert place.row("Plan d'actions", number)["Cause(s)"] == "Onduleur usé."
    assert place.office().work.waits() == ()


def test_a_fiche_closed_by_hand_closes_its_line(place: WorkPlace) -> None:
    write_into(place, cloture__le="19/05/2026")
    refresh(place.office(LATER))
    number = fiche(place).stem.removeprefix("Fiche AC-AP ")
    assert place.row("Plan d'actions", number)["Date de clôture"].date() == date(2026, 5, 19)
    refresh(place.office(LATER))
    assert annexes(place) == []  # the fiche says so itself
