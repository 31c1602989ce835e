"""A letter that was only prepared follows what the RQ types into the register."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from work_folders import WorkPlace, registered

from suivi_tool.actions.kept import Prepared, read_kept
from suivi_tool.actions.prepared import files_of, without
from suivi_tool.actions.refresh import refresh
from suivi_tool.documents.reading import paragraphs
from suivi_tool.procedure.duties import Step
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.values import Value

NUMBER, ROW, LATER = "APP-2026-006", 29, date(2026, 5, 8)
LETTER = f"Accusé de réception {NUMBER}"


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return registered(tmp_path)


def type_in(place: WorkPlace, values: dict[str, Value]) -> None:
    """Type into the row of the appeal as the RQ does in Excel."""
    columns = {str(cell.value): column for column, cell in enumerate(place.sheet("Appels")[1], 1)}
    book = Workbook(place.tracker.read_bytes())
    book.set_cells("Appels", {(ROW, columns[name]): value for name, value in values.items()})
    place.tracker.write_bytes(book.save())


def path_of(place: WorkPlace, name: str) -> Path:
    return place.office().work.files.folder(NUMBER) / name


def words(place: WorkPlace, stem: str = LETTER) -> str:
    return "\n".join(paragraphs(path_of(place, f"{stem}.docx").read_bytes()))


def test_a_prepared_letter_follows_a_corrected_address(place: WorkPlace) -> None:
    type_in(place, {"Coordonnées": "2 rue Neuve\n44000 Nantes\nnouvelle@example.org"})
    told = [fault.message for fault in refresh(place.office(LATER)).seen]
    assert any(LETTER in text and "suit ce que dit" in text for text in told)
    assert "2 rue Neuve" in words(place)
    assert "8 rue des Lilas" not in words(place)
    assert "Madame Élodie Delaunay" in words(place)
    mail = message_from_bytes(path_of(place, f"{LETTER}.eml").read_bytes(), policy=policy.default)
    assert "nouvelle@example.org" in str(mail["To"])
    assert not [one for one in refresh(place.office(LATER)).documents if LETTER in one.name]


def test_a_letter_that_went_out_stays_as_it_was(place: WorkPlace) -> None:
    sent = path_of(place, f"{LETTER}.docx").read_bytes()
    type_in(place, {"AR – envoyé le": date(2026, 5, 4), "Coordonnées": "2 rue Neuve"})
    refresh(place.office(LATER))
    assert path_of(place, f"{LETTER}.docx").read_bytes() == sent
    assert place.treat(NUMBER, "accuse", LATER, le="05/05/2026").on
    assert read_kept(place.office(), NUMBER).prepared == {}


def test_a_letter_that_a_person_touched_is_told_and_stays(place: WorkPlace) -> None:
    path = path_of(place, f"{LETTER}.docx")
    path.write_bytes(path.read_bytes() + b"\0")  # as if it had been saved by Word
    touched = path.read_bytes()
    type_in(place, {"Coordonnées": "2 rue Neuve"})
    told = [fault.message for fault in refresh(place.office(LATER)).seen]
    assert any("a été retouchée" in text for text in told)
    assert path.read_bytes() == touched
    assert not any("retouchée" in fault.message for fault in refresh(place.office(LATER)).seen)


def test_a_decision_that_was_turned_round_gets_the_other_letter(place: WorkPlace) -> None:
    place.treat(NUMBER, "decision", LATER, le="06/05/2026", justifie="non", motif="Barème juste.")
    place.treat(NUMBER, "reponse", LATER, met_fin="oui")
    type_in(place, {"Appel justifié": "Oui", "Résultat": "Décision modifiée"})
    told = [fault.message for fault in refresh(place.office(LATER)).seen]
    assert any("ne convient plus" in text and "Appel justifié" in text for text in told)
    assert "reconnu justifié" in words(place, f"Appel justifié {NUMBER}")
    assert "ainsi terminé" in words(place, f"Appel justifié {NUMBER}")
    assert set(read_kept(place.office(), NUMBER).prepared) == {
        "Accusé de réception",
        "Appel justifié",
    }


def test_a_letter_that_a_later_step_belies_is_told(place: WorkPlace) -> None:
    """The draft lies in the folder beside the right one: nobody may take it for valid."""

    def belied(step: str, **given: str) -> list[str]:
        told = place.treat(NUMBER, step, LATER, **given).alerts
        texts = [fault.message.replace("\u00a0", " ") for fault in told]
        return [text for text in texts if "ne convient plus" in text]

    assert belied("decision", le="06/05/2026", justifie="non", motif="Barème juste.") == []
    assert belied("reponse") == []
    wrong = f"« Appel non justifié {NUMBER}.docx » ne convient plus : l’appel est noté "
    assert belied("decision", le="06/05/2026", justifie="oui", motif="Erreur.") == [
        f"{wrong}justifié."
    ]
    assert belied("reponse") == [f"{wrong}justifié."]
    assert belied("cloture", le="07/05/2026", resultat="Appel retiré")[0] == f"{wrong}retiré."
    assert path_of(place, f"Appel non justifié {NUMBER}.docx").exists()


def test_a_reply_that_went_out_is_no_draft_any_more(place: WorkPlace) -> None:
    place.treat(NUMBER, "decision", LATER, le="06/05/2026", justifie="non", motif="Barème juste.")
    place.treat(NUMBER, "reponse", LATER, le="06/05/2026")
    told = place.treat(NUMBER, "decision", LATER, le="06/05/2026", justifie="oui").alerts
    assert not any("ne convient plus" in fault.message for fault in told)


def test_a_letter_brought_into_line_is_still_a_draft_for_the_next_preparation(
    place: WorkPlace,
) -> None:
    place.treat(NUMBER, "information", LATER, texte="Le jury se réunit.")
    type_in(place, {"Coordonnées": "2 rue Neuve"})
    refresh(place.office(LATER))
    assert "Le jury se réunit." in words(place, f"Avancement {NUMBER}")
    place.treat(NUMBER, "information", LATER, texte="Le jury s'est réuni.")
    assert "Le jury s'est réuni." in words(place, f"Avancement {NUMBER}")
    assert not path_of(place, f"Avancement {NUMBER} (2).docx").exists()


def test_what_is_kept_of_prepared_letters_goes_by_step(place: WorkPlace) -> None:
    kept = read_kept(place.office(), NUMBER)
    [one] = kept.prepared.values()
    assert (one.step, one.on, dict(one.given)) == (Step.ACKNOWLEDGE, date(2026, 5, 2), {})
    assert files_of(kept, Step.ACKNOWLEDGE) == set(one.files)
    assert files_of(kept, Step.END) == frozenset()
    assert without(kept, Step.END) is kept
    assert without(kept, Step.ACKNOWLEDGE).prepared == {}
    assert Prepared(Step.END, LATER, {}).files == ()
