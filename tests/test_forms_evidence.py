"""The evidence page: each duty, what proves it, and what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from appeal_cases import RECEIVED, TREATED
from evidence_cases import FOLDER, MADE, evidence
from office import LibreOffice

from suivi_tool.documents.check import check_document
from suivi_tool.documents.reading import paragraphs
from suivi_tool.forms.case import Case, Information, NewDecision
from suivi_tool.forms.evidence import Document, Evidence, Nature, make, values
from suivi_tool.procedure.appeal import Outcome
from suivi_tool.procedure.duties import Step


def marks(found: Evidence) -> dict[str, str]:
    """Return how each line of MGT 02 stands."""
    said = values(found)
    rows = [
        tag.split(".")[1] for tag in said if tag.startswith("devoirs.") and tag.endswith("ligne")
    ]
    return {str(said[f"devoirs.{n}.ligne"]): str(said[f"devoirs.{n}.etat"]) for n in rows}


def test_what_is_overdue_is_missing_and_what_is_not_yet_due_is_to_do() -> None:
    assert marks(evidence(RECEIVED, date(2026, 5, 15)))["R4c"] == "… à faire"
    assert marks(evidence(RECEIVED, date(2026, 5, 16)))["R4c"] == "✗ manque"


def test_a_draft_is_no_proof() -> None:
    draft = Document(Step.ACKNOWLEDGE, "Accusé.eml", "Accusé.eml", Nature.DRAFT)
    proof = Document(Step.ACKNOWLEDGE, "Envoyé.pdf", "Envoyé.pdf", Nature.PROOF)
    today = date(2026, 6, 10)
    assert marks(evidence(TREATED, today, draft))["R4c"] == "! sans preuve"
    assert marks(evidence(TREATED, today, draft, proof))["R4c"] == "✓ fait"
    said = values(evidence(TREATED, today, draft, proof))
    assert said["devoirs.4.nom_1"] == "preuve : Envoyé.pdf"
    assert said["devoirs.4.nom_2"] == "projet : Accusé.eml"


def test_a_step_left_out_of_a_closed_appeal_is_missing() -> None:
    skipped = replace(TREATED, appeal=replace(TREATED.appeal, acknowledged_on=None))
    assert marks(evidence(skipped, date(2026, 5, 2)))["R4c"] == "✗ manque"


def test_what_was_done_without_being_asked_is_shown_as_done() -> None:
    proof = Document(Step.REPLY, "Réponse.pdf", "Réponse.pdf", Nature.PROOF)
    assert marks(evidence(TREATED, date(2026, 6, 10), proof))["R6c"] == "✓ fait"
    assert marks(evidence(RECEIVED, date(2026, 5, 2)))["R6c"] == "– sans objet"


def test_names_can_be_hidden() -> None:
    document = make(
        (FOLDER / "dossier_de_preuve.docx").read_bytes(),
        evidence(TREATED, date(2026, 6, 10), hide=True),
    )
    said = "\n".join(paragraphs(document))
    assert "Nom masqué" in said
    for name in ("Lefèvre", "Anaïs", "Dubreuil", "Vasseur", "Évrard"):
        assert name not in said


@pytest.mark.parametrize("case", [RECEIVED, TREATED])
def test_the_page_says_everything(case: Case) -> None:
    name = "Accusé de réception APP-2026-007.docx"
    found = evidence(case, date(2026, 6, 10), Document(Step.ACKNOWLEDGE, name, name, Nature.DRAFT))
    document = make((FOLDER / "dossier_de_preuve.docx").read_bytes(), found)
    assert check_document(document) == ()
    said = "\n".join(paragraphs(document)).replace("\u00a0", " ")
    for words in (
        "Directeur CESI Certification", "Sorties (S1 à S4)", "R1", "R11c", "Anaïs Lefèvre-N’Guyen",
        "ISO/IEC 17024:2012", "9.8.7", "projet : Accusé de réception.docx",
    ):  # fmt: skip
        assert words in said


def test_one_page(libreoffice: LibreOffice, tmp_path: Path) -> None:
    path = tmp_path / "preuve.docx"
    found = evidence(TREATED, date(2026, 6, 10))
    path.write_bytes(make((FOLDER / "dossier_de_preuve.docx").read_bytes(), found))
    assert len(libreoffice.pictures(path, tmp_path)) == 1


def test_the_verdict_its_author_and_its_reason_are_told_unless_names_are_hidden() -> None:
    case = replace(TREATED, period_ground="Notification retardée par la poste.")
    said = values(evidence(case, date(2026, 6, 10)))
    assert said["delai.constat"] == (
        "Dans le délai\u00a0; validé le 06/05/2026 par Marc Dubreuil\u00a0; "
        "Notification retardée par la poste."
    )
    hidden = values(evidence(case, date(2026, 6, 10), hide=True))
    assert hidden["delai.constat"] == "Dans le délai\u00a0; validé le 06/05/2026"


def test_what_must_follow_a_changed_decision_stands_out_until_it_is_there() -> None:
    told = str(
        values(evidence(replace(TREATED, new_decision=NewDecision()), MADE))["suites.constat"]
    )
    assert told.count("✗ manque") == 3
    whole = NewDecision(date(2026, 5, 27), "Anne Petit", date(2026, 5, 28), date(2026, 5, 29))
    told = str(values(evidence(replace(TREATED, new_decision=whole), MADE))["suites.constat"])
    assert "27/05/2026 par Anne Petit" in told
    assert "manque" not in told
    upheld = replace(TREATED, appeal=replace(TREATED.appeal, outcome=Outcome.UPHELD))
    assert values(evidence(upheld, MADE))["suites.constat"] == ""


def test_a_further_letter_has_its_row_and_its_own_files() -> None:
    letters = (Information(date(2026, 5, 8), "Relance", "Mail", "Anne Petit"),
               Information(date(2026, 5, 9), "Complément reçu"))  # fmt: skip
    scan = Document(Step.LETTER, "Complément reçu APP-2026-007.pdf", "x", Nature.PROOF,
                    "Complément reçu")  # fmt: skip
    said = values(evidence(replace(TREATED, letters=letters), MADE, scan))
    at = {str(said[f"devoirs.{n}.devoir"]): n for n in range(1, 15)}
    relance, received = at["Relance"], at["Complément reçu"]
    assert said[f"devoirs.{relance}.etat"] == "! sans preuve"
    assert said[f"devoirs.{received}.etat"] == "✓ fait"
    assert said[f"devoirs.{received}.nom_1"] == "preuve : Complément reçu.pdf"
    assert said[f"devoirs.{relance}.nom_1"] == ""


def test_what_was_done_late_stands_out() -> None:
    late = replace(TREATED, appeal=replace(TREATED.appeal, acknowledged_on=date(2026, 5, 18)))
    proof = Document(Step.ACKNOWLEDGE, "Envoyé.pdf", "Envoyé.pdf", Nature.PROOF)
    today = date(2026, 6, 10)
    assert marks(evidence(late, today))["R4c"] == "! hors délai, sans preuve"
    assert marks(evidence(late, today, proof))["R4c"] == "! hors délai"
    assert "1 hors délai" in str(values(evidence(late, today, proof))["preuve.bilan"])
