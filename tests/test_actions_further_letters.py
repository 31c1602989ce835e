"""« courrier »: complement, reminder, contestation of the reply; sent or received."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from work_folders import WorkPlace, registered

from suivi_tool.actions.further_letters import LETTERS, RECEIVED, nature_of
from suivi_tool.actions.record_step import treat
from suivi_tool.documents import controls
from suivi_tool.documents.reading import paragraphs
from suivi_tool.errors import RefusedInput

LATER = date(2026, 6, 10)


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return registered(tmp_path)


NUMBER = "APP-2026-006"


def test_each_kind_has_a_name_for_what_comes_and_what_goes() -> None:
    for word, letter in LETTERS.items():
        assert nature_of(letter.subject(received=True)) == word
        assert nature_of(letter.subject(received=False)) == word
    assert nature_of("Avancement") == ""
    assert len(set(RECEIVED)) == len(LETTERS)


def test_a_reminder_comes_back_to_the_letter_that_asked(place: WorkPlace) -> None:
    asked = {"nature": "complement", "texte": "Votre convocation.", "avant_le": "20/05/2026"}
    place.treat(NUMBER, "courrier", LATER, le="08/05/2026", mode="mail", **asked)
    answer = place.treat(NUMBER, "courrier", LATER, nature="relance", texte="Votre convocation.")
    [letter] = [path for path in answer.documents if path.name == f"Relance {NUMBER}.docx"]
    said = " ".join(paragraphs(letter.read_bytes())).replace("\u00a0", " ")
    assert "Nous vous avons écrit le 8 mai 2026" in said
    assert f"Demande de complément {NUMBER}.eml" in {path.name for path in answer.documents}


def test_letters_stand_on_the_fiche_without_a_number_of_their_own(
    place: WorkPlace, tmp_path: Path
) -> None:
    scan = tmp_path / "recu.PDF"
    scan.write_bytes(b"%PDF-1.4")
    office = place.office(LATER)
    before = place.sheet("Appels").max_row
    sent = {"le": "08/05/2026", "nature": "relance", "mode": "mail", "par": "Anne Petit"}
    place.treat(NUMBER, "courrier", LATER, **sent)
    came = {"le": "12/05/2026", "nature": "complement", "sens": "recu"}
    answer = treat(office, NUMBER, "courrier", came, scan)
    assert f"Complément reçu {NUMBER}.pdf" in {path.name for path in answer.documents}
    form = office.work.files.folder(NUMBER) / f"Fiche d'appel {NUMBER}.docx"
    shown = controls.read(form.read_bytes())
    assert [shown[f"informations.1.{key}"] for key in ("date", "objet", "mode", "par")] == [
        "08/05/2026", "Relance", "Mail", "Anne Petit",
    ]  # fmt: skip
    assert "Complément reçu le 12/05/2026" in str(shown["objet.pieces"])
    assert place.sheet("Appels").max_row == before


def test_a_contested_reply_keeps_its_number(place: WorkPlace) -> None:
    answer = place.treat(
        NUMBER, "courrier", LATER, le="09/06/2026", nature="contestation", sens="recu"
    )
    said = [alert.message for alert in answer.alerts]
    assert "Courrier reçu noté, mais pas classé." in said
    assert any("garde son numéro" in text for text in said)
    assert any("Aucune réponse n’est notée" in text for text in said)


def test_a_letter_received_is_filed_and_never_prepared(place: WorkPlace) -> None:
    with pytest.raises(RefusedInput) as caught:
        place.treat(NUMBER, "courrier", LATER, nature="complement", sens="recu")
    assert caught.value.faults[0].field == "--le"
