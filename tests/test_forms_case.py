"""A case: what its documents say where nothing more is known than the appeal."""

from __future__ import annotations

from datetime import date

from appeal_cases import ORGANISATION

from suivi_tool.forms.appeal_form import edition, values
from suivi_tool.forms.case import NOT_VALIDATED, Case, FormReference
from suivi_tool.procedure.appeal import Appeal, Appellant, Role
from suivi_tool.procedure.organisation import Responsible

BARE = Case(Appeal("APP-1"), Appellant("Martin"), ORGANISATION, Responsible(Role.QUALITY_MANAGER))


def test_what_is_not_known_is_left_blank_and_claims_nothing() -> None:
    said = values(BARE)
    filled = {tag: value for tag, value in said.items() if value}
    assert filled == {
        "organisme.nom": "CESI Certification",
        "fiche.reference": "MGT 02 Doc00a",
        "fiche.avis": "Modèle fourni – à valider par le RQ",
        "appel.numero": "APP-1",
        "appelant.nom": "Martin",
        "ar.a_envoyer_par": "RQ",
    }


def test_a_form_says_that_it_is_not_validated_until_it_is() -> None:
    shipped = edition("CESI", FormReference())
    assert shipped["fiche.avis"] == NOT_VALIDATED
    theirs = edition("CESI", FormReference("F-12", "C", date(2026, 2, 1), validated=True))
    assert theirs["fiche.avis"] == ""
    assert theirs["fiche.indice"] == "Indice C du 01/02/2026"
