"""The forms of the steps: what `traiter` takes has its field, and what is known is filled in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from journeys.offices import TRACKER, adopted
from journeys.server import Client, plain_text, serving

from suivi_tool.actions.further_letters import LETTERS
from suivi_tool.actions.step_intake import SERVES
from suivi_tool.interfaces.arguments import RECEPTION, TREATMENT
from suivi_tool.interfaces.window.reception_form import KEYS
from suivi_tool.interfaces.window.step_form import FORMS, NATURES, known_values
from suivi_tool.procedure.appeal import Appeal, Outcome
from suivi_tool.procedure.duties import Step
from suivi_tool.workbook.reading import read_rows

NUMBER = "APP-2026-005"
PLACES = {"N°", "étape", "preuve"}


def test_every_kind_of_further_letter_is_offered_here_and_named_in_the_help() -> None:
    assert [choice.value for choice in NATURES] == list(LETTERS)
    [nature] = [argument for argument in TREATMENT if argument.dest == "nature"]
    assert [word for word in LETTERS if word not in nature.help] == []


def test_every_option_of_traiter_is_a_field_of_some_step() -> None:
    offered = {key for form in FORMS.values() for key in form.keys}
    assert {argument.dest for argument in TREATMENT} - PLACES <= offered
    assert {argument.dest for argument in RECEPTION} - {"mail"} <= set(KEYS)


def test_no_form_offers_what_serves_nothing_at_its_step() -> None:
    for step, form in FORMS.items():
        useless = [key for key in form.keys if step not in SERVES.get(key, (step,))]
        assert useless == [], step


def test_what_the_register_says_is_filled_in() -> None:
    appeal = Appeal(
        "APP-1",
        period_verdict="Jour limite",
        period_validated_by="Anne Petit",
        outcome=Outcome.MODIFIED,
        new_decision_on=date(2026, 5, 18),
        new_decision_by="Comité B",
    )
    assert known_values(Step.ANALYSE, appeal)["delai_respecte"] == "jour-limite"
    closing = known_values(Step.CLOSE, appeal)
    assert closing["nouvelle_decision_le"] == "18/05/2026"
    assert closing["nouvelle_decision_par"] == "Comité B"
    assert "certificat_mis_a_jour_le" not in closing


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    return adopted(tmp_path_factory.mktemp("etapes"), samples / "1-deux-feuilles.xlsx")


@pytest.fixture(scope="module")
def client(root: Path) -> Iterator[Client]:
    with serving(root) as found:
        yield found.enter()


def test_verdict_and_replacement_go_from_the_form_into_the_register(
    client: Client, root: Path
) -> None:
    page = client.get(f"/appels/{NUMBER}/analyse").text
    assert 'name="delai_respecte"' in page
    assert 'name="remplacant"' in page
    told = {
        "le": "hier",
        "texte": "Consigne mal comprise.",
        "par": "Anne Petit",
        "delai_respecte": "oui",
        "motif_delai": "Cachet de la poste.",
        "intervenants": "Jean Valette",
        "remplacant": "Luc Morel",
        "motif_remplacement": "étranger au jury",
        "_quoi": "noter",
    }
    assert client.post(f"/appels/{NUMBER}/analyse", told).status < 400
    assert "Luc Morel" in plain_text(client.get(f"/appels/{NUMBER}").text)
    rows = read_rows((root / TRACKER).read_bytes(), "Appels")
    row = next(row for row in rows if NUMBER in row)
    assert {"Luc Morel", "Consigne mal comprise.", "Oui"} <= set(row)


def test_a_further_letter_stands_in_the_history_by_its_kind(client: Client) -> None:
    told = {"le": "hier", "nature": "relance", "sens": "envoye", "texte": "La copie.",
            "_quoi": "noter"}  # fmt: skip
    assert client.post(f"/appels/{NUMBER}/courrier", told).status < 400
    assert "Relance" in plain_text(client.get(f"/appels/{NUMBER}").text)


def test_a_letter_received_cannot_be_prepared(client: Client) -> None:
    told = {"nature": "relance", "sens": "recu", "_quoi": "preparer"}
    said = client.post(f"/appels/{NUMBER}/courrier", told)
    assert said.status == 422
    assert "il se classe" in plain_text(said.text)
