"""The annex to a fiche that is closed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from appeal_cases import RECEIVED, TREATED

from suivi_tool.documents.check import check_document
from suivi_tool.documents.reading import paragraphs
from suivi_tool.forms import annex, appeal_form

FOLDER = Path(__file__).parents[1] / "templates_docx"


def test_an_annex_holds_the_facts_that_came_later() -> None:
    before, now = appeal_form.values(RECEIVED), appeal_form.values(TREATED)
    made = annex.Annex(
        "CESI Certification", "APP-2026-007", "fiche d’appel", date(2026, 6, 10),
        "Le document porte une signature électronique.", before, now,
        {"conclusion.justifie": "Justifié (7. Conclusion)"},
    )  # fmt: skip
    document = annex.make((FOLDER / annex.TEMPLATE).read_bytes(), made)
    assert check_document(document) == ()
    said = paragraphs(document)
    at = said.index("Justifié (7. Conclusion)")
    assert said[at : at + 3] == ["Justifié (7. Conclusion)", "☐", "☒"]
    assert "appel.recu_le" not in said
    assert any("10/06/2026" in text for text in said)


def test_who_acts_today_and_the_edition_are_no_later_facts() -> None:
    before = appeal_form.values(TREATED)
    now = before | {
        "ar.a_envoyer_par": "RQ (Paul Dubois)", "fiche.indice": "Indice B", "fiche.avis": "",
        "impartialite.constat": "Aucune des personnes de l’appel (Paul Dubois) n’a pris part.",
    }  # fmt: skip
    assert annex.later_facts(before, now) == ()
    now["impartialite.conflit"] = not before["impartialite.conflit"]
    assert annex.later_facts(before, now) == ("impartialite.conflit", "impartialite.constat")
