"""« Ce n'est pas un appel »: the row and its number stay, with the reason; nothing counts it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from work_folders import WorkPlace, registered

from suivi_tool.actions import agenda, verify
from suivi_tool.actions.not_an_appeal import set_aside
from suivi_tool.actions.undo import undo
from suivi_tool.documents import controls
from suivi_tool.errors import RefusedInput

NUMBER = "APP-2026-006"
MAY_5 = date(2026, 5, 5)
GIVEN = {"nature": "plainte", "raison": "Se plaint de l'accueil, ne conteste aucune décision."}


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return registered(tmp_path)


def test_the_row_stays_with_its_number_and_the_reason(place: WorkPlace) -> None:
    done = set_aside(place.office(MAY_5), NUMBER, GIVEN)
    row = place.row("Appels", NUMBER)
    assert (row["Résultat"], row["Statut"]) == ("Pas un appel", "Clos")
    assert row["Motif de la décision"].replace("\u00a0", " ").startswith("Plainte : Se plaint de")
    assert row["Clôture fiche le"].date() == MAY_5
    assert (done.on, done.next, done.waiting) == (MAY_5, (), ())
    fiche = place.office().work.files.folder(NUMBER) / f"Fiche d'appel {NUMBER}.docx"
    assert any("Se plaint de" in str(text) for text in controls.read(fiche.read_bytes()).values())


def test_no_deadline_runs_and_no_indicator_counts_it(place: WorkPlace) -> None:
    before = agenda.indicators(place.office(MAY_5))
    set_aside(place.office(MAY_5), NUMBER, GIVEN)
    office = place.office(date(2026, 9, 1))
    assert NUMBER not in {item.number for item in agenda.open_deadlines(office)}
    after = agenda.indicators(place.office(MAY_5))
    assert after.current.total == before.current.total - 1
    assert after.open_appeals == before.open_appeals - 1
    said = " ".join(f"{found.message} {found.remedy}" for found in verify.findings(office))
    assert NUMBER not in said


def test_the_number_is_never_given_again(place: WorkPlace) -> None:
    set_aside(place.office(MAY_5), NUMBER, GIVEN)
    assert place.register().number == "APP-2026-007"


def test_it_is_taken_back_like_any_other_operation(place: WorkPlace) -> None:
    before = place.row("Appels", NUMBER)
    set_aside(place.office(MAY_5), NUMBER, GIVEN)
    undo(place.office(MAY_5))
    assert place.row("Appels", NUMBER) == before


def test_what_cannot_be_is_refused_and_nothing_changes(place: WorkPlace) -> None:
    before = place.tracker.read_bytes()
    for given, said in (
        ({"raison": ""}, "la raison manque"),
        ({"le": "6/5/2026"}, "futur"),
        ({"le": "1/1/2026"}, "précède la réception"),
        ({"nature": "blague"}, "n’est pas accepté"),
    ):
        with pytest.raises(RefusedInput, match=said):
            set_aside(place.office(MAY_5), NUMBER, GIVEN | given)
    assert place.tracker.read_bytes() == before


def test_an_acknowledgement_that_is_out_is_said(place: WorkPlace) -> None:
    place.treat(NUMBER, "accuse", MAY_5, le="04/05/2026", mode="mail")
    done = set_aside(place.office(MAY_5), NUMBER, GIVEN)
    assert "accusé de réception est parti le 04/05/2026" in done.alerts[0].message
