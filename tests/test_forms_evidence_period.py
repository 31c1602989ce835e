"""The evidence of a period: a line an appeal, what is missing spelled out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from appeal_cases import RECEIVED, TREATED
from evidence_cases import FOLDER, evidence

from suivi_tool.documents.check import check_document
from suivi_tool.forms.evidence import Document, Evidence, Nature
from suivi_tool.forms.evidence_period import TEMPLATE, PeriodEvidence, make, values
from suivi_tool.procedure.duties import Step

LATE = evidence(RECEIVED, date(2026, 5, 16))
DONE = evidence(TREATED, date(2026, 6, 10))


def period(*appeals: Evidence) -> PeriodEvidence:
    return PeriodEvidence(
        "CESI Certification", date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1), appeals
    )


def test_the_period_is_summed_up() -> None:
    said = values(period(LATE, DONE))
    assert (said["periode.du"], said["periode.au"]) == ("01/01/2026", "30/06/2026")
    assert said["periode.bilan"] == "2 appels, 1 en défaut"
    assert values(period(DONE))["periode.bilan"] == "1 appel, 0 en défaut"


def test_a_line_spells_out_what_is_left() -> None:
    said = values(period(LATE))
    assert said["appels.1.numero"] == "APP-2026-007"
    assert said["appels.1.accuse"] == "– (limite 15/05/2026)"
    assert str(said["appels.1.reste"]).splitlines()[0] == "Accusé de réception (manque)"
    assert said["appels.1.style"] == "Manque"


def test_what_went_out_without_a_proof_is_left_and_with_one_is_not() -> None:
    unproven = values(period(DONE))
    assert unproven["appels.1.accuse"] == "05/05/2026 (limite 15/05/2026)"
    assert "Accusé de réception (sans preuve)" in str(unproven["appels.1.reste"])
    sent = (Step.ACKNOWLEDGE, Step.REPLY, Step.INFORM, Step.END)
    proofs = [Document(step, "x.pdf", "x.pdf", Nature.PROOF) for step in sent]
    complete = values(period(evidence(TREATED, date(2026, 6, 10), *proofs)))
    assert (complete["appels.1.reste"], complete["appels.1.style"]) == ("Complet", "Fait")


def test_names_can_be_hidden() -> None:
    assert values(period(replace(LATE, hide_names=True)))["appels.1.appelant"] == "Nom masqué"
    assert values(period(LATE))["appels.1.appelant"] == "Anaïs Lefèvre-N’Guyen"


def test_the_document_holds_with_and_without_appeals() -> None:
    template = (FOLDER / TEMPLATE).read_bytes()
    assert check_document(make(template, period(LATE, DONE))) == ()
    assert check_document(make(template, period())) == ()
