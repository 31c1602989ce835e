"""What the letters say beside the fields of the fiche."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from appeal_cases import DIRECTOR, MANAGER, ORGANISATION, RECEIVED, TREATED

from suivi_tool.forms.case import Case
from suivi_tool.forms.letter_values import Wording, letter_values
from suivi_tool.procedure.appeal import Channel, Outcome, Role
from suivi_tool.procedure.organisation import Organisation, Person, Responsible

ON = date(2026, 5, 5)


def said(case: Case, **wording: Any) -> dict[str, str | bool]:
    """The fields of a letter with plain spaces."""
    found = letter_values(case, ON, Wording("objet", **wording))
    return {
        tag: value.replace("\u00a0", " ") if isinstance(value, str) else value
        for tag, value in found.items()
    }


def with_facts(case: Case, **facts: Any) -> Case:
    return replace(case, appeal=replace(case.appeal, **facts))


def test_who_writes_to_whom_where_and_when() -> None:
    letter = said(RECEIVED)
    assert letter["lettre.lieu_et_date"] == "Paris, le 5 mai 2026"
    assert letter["lettre.v_ref"] == "dossier C-24-1187"
    assert letter["lettre.suivi_par"] == "Marc Dubreuil, marc.dubreuil@exemple.fr"
    assert letter["organisme.ligne"] == "CESI Certification – 30, rue Cambronne – 75015 Paris"


def test_what_is_not_known_leaves_no_hole() -> None:
    bare = replace(RECEIVED, place="", organisation=Organisation("CESI"),
                   responsible=Responsible(Role.QUALITY_MANAGER))  # fmt: skip
    letter = said(with_facts(bare, file_number="", contested_decision="", certification="",
                             notified_on=None, channel=None))  # fmt: skip
    assert letter["lettre.lieu_et_date"] == "Le 5 mai 2026"
    assert letter["organisme.ligne"] == "CESI"
    assert letter["lettre.decision"] == "celle que vous contestez"
    assert letter["lettre.confie_a"] == "notre responsable qualité"
    assert (letter["signature.nom"], letter["signature.fonction"]) == ("", "Responsable qualité")
    assert [letter[f"lettre.{name}"] for name in ("v_ref", "suivi_par", "canal")] == ["", "", ""]


def test_the_contested_decision_is_quoted_with_its_day() -> None:
    assert said(RECEIVED)["lettre.decision"] == (
        "« Échec examen » – Manager de projets R&D, qui vous a été notifiée le 14 mars 2026"
    )


@pytest.mark.parametrize("channel", [None, *Channel])
def test_every_channel_has_its_words(channel: Channel | None) -> None:
    words = str(said(with_facts(RECEIVED, channel=channel))["lettre.canal"])
    assert words.startswith(" par ") == (channel is not None)


@pytest.mark.parametrize("outcome", [None, *Outcome])
def test_a_letter_can_be_made_whatever_became_of_the_appeal(outcome: Outcome | None) -> None:
    letter = said(with_facts(TREATED, outcome=outcome))
    told = str(letter["lettre.resultat"])
    assert bool(told) == (outcome not in (None, Outcome.NOT_AN_APPEAL))
    assert letter["lettre.maintenue"] is (outcome in (None, Outcome.UPHELD))


@pytest.mark.parametrize(
    ("verdict", "late"),
    [("Non", True), ("non ", True), ("hors délai", True), ("Oui", False), ("Jour limite", False)],
)
def test_too_late_is_said_only_where_a_person_said_so(verdict: str, late: bool) -> None:
    letter = said(with_facts(TREATED, period_verdict=verdict))
    assert letter["lettre.hors_delai"] is late
    assert letter["lettre.limite"] == "15 mai 2026"


def test_a_deputy_signs_for_the_holder() -> None:
    acting = Responsible(Role.QUALITY_MANAGER, DIRECTOR, stands_in_for=MANAGER)
    letter = said(replace(RECEIVED, responsible=acting))
    assert letter["signature.nom"] == "Marc Dubreuil"
    assert letter["signature.pour_ordre"] == "P.O. Hélène Vasseur, Directrice"
    assert said(RECEIVED)["signature.pour_ordre"] == ""


def test_somebody_chosen_instead_signs_without_the_function_of_another() -> None:
    chosen = Responsible(Role.QUALITY_MANAGER, Person("Luc Morel"))
    letter = said(replace(RECEIVED, responsible=chosen))
    assert (letter["signature.nom"], letter["signature.fonction"]) == (
        "Luc Morel", "En charge de votre appel",
    )  # fmt: skip
    nobody = replace(RECEIVED, responsible=chosen, organisation=replace(ORGANISATION, posts=()))
    assert said(nobody)["signature.fonction"] == "Responsable qualité"


def test_what_a_person_adds_to_one_letter() -> None:
    letter = said(RECEIVED, text="Texte", enclosures=("CV", "Relevé"), ends_treatment=True,
                  answer_before=date(2026, 5, 20), previous_letter=date(2026, 5, 1))  # fmt: skip
    names = ("objet", "texte", "pieces", "avant_le", "precedent_le", "met_fin")
    assert [letter[f"lettre.{name}"] for name in names] == [
        "objet", "Texte", "CV, Relevé", "20 mai 2026", "1er mai 2026", True,
    ]  # fmt: skip
