"""The fiche AC/AP: every field of columns.md, one page, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from office import LibreOffice

from suivi_tool.documents.check import check_document
from suivi_tool.documents.controls import read
from suivi_tool.forms.action_form import ActionCase, Step, make, values
from suivi_tool.procedure.appeal import Action

TEMPLATE = (Path(__file__).parents[1] / "templates_docx" / "fiche_ac_ap.docx").read_bytes()
OPENED = ActionCase(
    Action(
        number="AC-2026-012",
        opened_on=date(2026, 5, 20),
        kind="AC",
        origin="Appel",
        origin_reference="APP-2026-007",
        process="MGT 02",
        finding="Épreuve commencée avec 40 minutes de retard.",
        severity="Majeure",
        correction="Épreuve repassée.",
        causes="Contrôle des accès non prévu la veille.",
        cause_family="Main d'oeuvre",
        action="Ajouter le contrôle des accès à la liste de préparation",
        pilot="Sophie Langlois",
        due=date(2026, 6, 30),
        effectiveness_criterion="Aucun retard de plus de 10 min sur 3 sessions",
        effectiveness_due=date(2026, 12, 1),
        effective="Non",
        effectiveness_checked_by="Marc Dubreuil",
    ),
    "CESI Certification",
    issuer="Marc Dubreuil",
    requirement="ISO/IEC 17024, 9.2.2",
    extent="Une session",
    corrected_by="Sophie Langlois",
    corrected_on=date(2026, 5, 27),
    whys=("Salle fermée.", "Badge non activé.", "Accès non contrôlés la veille."),
    steps=(Step("Rappeler la règle de prolongation", "M. Dubreuil", date(2026, 6, 15)),),
    effectiveness_checked_on=date(2026, 12, 2),
    follow_up="AC-2026-020",
    update_documents=True,
)


@pytest.mark.parametrize("case", [OPENED, ActionCase(Action("AC-1"), "")])
def test_every_field_is_a_tagged_control_that_holds_its_value(case: ActionCase) -> None:
    document = make(TEMPLATE, case)
    assert check_document(document) == ()
    assert read(document) == values(case)
    assert make(TEMPLATE, case) == document


def test_boxes() -> None:
    assert {tag for tag, value in values(OPENED).items() if value is True} == {
        "action.type.ac",
        "causes.famille.main_d_oeuvre",
        "efficacite.non",
        "cloture.documents",
    }


def test_the_row_s_own_action_comes_first_with_its_new_due_date() -> None:
    action = replace(OPENED.action, new_due=date(2026, 9, 30))
    found = values(replace(OPENED, action=action))
    assert found["actions.1.libelle"] == OPENED.action.action
    assert found["actions.1.echeance"] == "30/09/2026"
    assert found["actions.2.libelle"] == "Rappeler la règle de prolongation"
    assert found["actions.3.libelle"] == ""
    assert found["efficacite.verifiee"] == "Marc Dubreuil, le 02/12/2026"


def test_one_page(libreoffice: LibreOffice, tmp_path: Path) -> None:
    path = tmp_path / "fiche.docx"
    path.write_bytes(make(TEMPLATE, OPENED))
    assert len(libreoffice.pictures(path, tmp_path)) == 1
