"""The documents of a step, and proofs that are filed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from work_folders import WorkPlace, registered

from suivi_tool.actions.answers import Treated
from suivi_tool.actions.step_documents import Proof, read_proof
from suivi_tool.actions.undo import undo
from suivi_tool.errors import RefusedInput
from suivi_tool.procedure.duties import Step


def test_a_proof_is_named_after_its_step_and_keeps_its_suffix(tmp_path: Path) -> None:
    scan = tmp_path / "Numérisé 12.PDF"
    scan.write_bytes(b"%PDF")
    proof = read_proof(scan)
    assert proof == Proof(".pdf", b"%PDF")
    assert proof.name_for(Step.ACKNOWLEDGE) == "Preuve Accusé de réception.pdf"


def test_a_suffix_that_is_none_is_left_out(tmp_path: Path) -> None:
    odd = tmp_path / "avis.de réception signé"
    odd.write_bytes(b"x")
    assert read_proof(odd).name_for(Step.END) == "Preuve Information de fin de traitement"


@pytest.mark.parametrize("name", ["absent.pdf", "."])
def test_no_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(RefusedInput):
        read_proof(tmp_path / name)


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return registered(tmp_path)


NUMBER, LATER = "APP-2026-006", date(2026, 5, 20)


def said(answer: Treated) -> str:
    return "\n".join(alert.message for alert in answer.alerts)


def test_a_letter_that_was_given_no_text_is_said(place: WorkPlace) -> None:
    missing = "n’a pas de texte"
    assert missing in said(place.treat(NUMBER, "information", LATER))
    assert missing in said(place.treat(NUMBER, "courrier", LATER, nature="complement"))
    assert missing not in said(place.treat(NUMBER, "information", LATER, texte="En cours."))
    assert missing not in said(place.treat(NUMBER, "fin", LATER))


def test_a_reply_prepared_without_the_end_is_said_where_it_is_noted_with_it(
    place: WorkPlace,
) -> None:
    missing = "n’annonce pas la fin"
    place.treat(NUMBER, "decision", LATER, le="18/05/2026", justifie="non", motif="Barème.")
    place.treat(NUMBER, "reponse", LATER)
    told = place.treat(NUMBER, "reponse", LATER, le="19/05/2026", met_fin="oui")
    assert missing in said(told)
    undo(place.office(LATER))
    place.treat(NUMBER, "reponse", LATER, met_fin="oui")
    told = place.treat(NUMBER, "reponse", LATER, le="19/05/2026", met_fin="oui")
    assert missing not in said(told)


def test_the_fiche_is_the_document_of_the_steps_that_are_written_on_it(place: WorkPlace) -> None:
    fiche = f"Fiche d'appel {NUMBER}.docx"
    answer = place.treat(NUMBER, "analyse", LATER, le="18/05/2026", texte="Panne.")
    assert [path.name for path in answer.documents] == [fiche]
    answer = place.treat(NUMBER, "accuse", LATER, le="18/05/2026")
    assert fiche not in [path.name for path in answer.documents]
