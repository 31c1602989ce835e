"""What is typed to record a step: all faults at once, at the option that gave them."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest

from suivi_tool.actions.step_intake import KEYS, OPTIONS, at_option, naming_options, read_step
from suivi_tool.errors import Fault, RefusedInput
from suivi_tool.procedure import recording_alerts
from suivi_tool.procedure.appeal import Justified, Means, Outcome
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.words import plain

TODAY = date(2026, 5, 25)


def test_words_are_taken_as_people_type_them() -> None:
    given = {"le": "7 mai", "justifie": "OUI", "mode": "Courrier", "resultat": "Appel retiré"}
    step = read_step(Step.DECIDE, given, TODAY)
    assert (step.on, step.justified) == (date(2026, 5, 7), Justified.YES)
    assert (step.means, step.outcome) == (Means.LETTER, Outcome.WITHDRAWN)


def test_all_that_is_wrong_is_said_at_once() -> None:
    given = {"le": "31/02/2026", "mode": "fax", "justifie": "peut-être", "resultat": "bof",
             "echeance": "x", "texte": "\x07", "par": "\ud800", "motif": "m" * 40_000}  # fmt: skip
    with pytest.raises(RefusedInput) as caught:
        read_step(Step.DECIDE, given, TODAY)
    assert {fault.field for fault in caught.value.faults} == {
        "--le", "--mode", "--justifie", "--resultat", "--echeance", "--texte", "--par", "--motif",
    }  # fmt: skip
    assert all(fault.remedy for fault in caught.value.faults)


def test_an_action_that_is_recorded_says_what_it_is() -> None:
    with pytest.raises(RefusedInput, match="action n’est pas dite"):
        read_step(Step.ACTION, {"le": "07/05/2026"}, TODAY)
    assert read_step(Step.ACTION, {}, TODAY).on is None


@pytest.mark.parametrize(
    ("said", "option"),
    [("date", "--le"), ("Appel justifié", "--justifie"), ("étape", "étape")],
)
def test_a_fault_of_the_rules_names_the_option(said: str, option: str) -> None:
    assert at_option(Fault("non", field=said)).field == option


def test_the_verdict_of_the_analysis_and_its_reason() -> None:
    given = {"le": "7 mai", "delai_respecte": "Jour limite", "motif": "Cachet de la poste."}
    step = read_step(Step.ANALYSE, given, TODAY)
    assert (step.verdict, step.period_ground, step.ground) == (
        "Jour limite",
        "Cachet de la poste.",
        "",
    )
    assert step.entry("").ground == "Cachet de la poste."
    both = {"le": "7 mai", "delai_respecte": "hors délai", "motif": "Non.", "motif_delai": "Tard."}
    decided = read_step(Step.DECIDE, both, TODAY)
    assert (decided.verdict, decided.ground, decided.period_ground) == ("Non", "Non.", "Tard.")


def test_what_serves_nothing_at_a_step_is_not_even_read() -> None:
    step = read_step(Step.CLOSE, {"le": "7 mai", "justifie": "peut-être", "action": "x"}, TODAY)
    assert set(step.ignored) == {"justifie", "action"}
    assert not step.opens_action


def test_a_new_decision_comes_with_any_step() -> None:
    given = {
        "le": "20 mai",
        "nouvelle_decision_le": "18/05/2026",
        "nouvelle_decision_par": "Comité B",
        "certificat_mis_a_jour_le": "19/05/2026",
    }
    entry = read_step(Step.CLOSE, given, TODAY).entry("")
    assert (entry.new_decision_on, entry.new_decision_by) == (date(2026, 5, 18), "Comité B")
    assert entry.list_updated_on == date(2026, 5, 19)


def test_a_reason_without_a_replacement_is_refused() -> None:
    with pytest.raises(RefusedInput) as caught:
        read_step(Step.ANALYSE, {"motif_remplacement": "Jury"}, TODAY)
    assert caught.value.faults[0].field == "--remplacant"


@pytest.mark.parametrize(
    ("fields", "remedy", "step", "shown"),
    [
        ("Mode d'envoi", "Dites courrier ou mail.", Step.ACKNOWLEDGE,
         "Dites courrier ou mail (--mode)."),
        ("Pilote du traitement ; Motif du remplacement", "Choisissez.", Step.DECIDE,
         "Choisissez (--remplacant, --motif-remplacement)."),
        ("Motif de la décision", "Expliquez-le.", Step.CLOSE, "Expliquez-le."),
        ("Appels similaires", "Donnez --similaires.", Step.DECIDE, "Donnez --similaires."),
        ("par", "", Step.DECIDE, ""),
        ("", "Vérifiez.", Step.DECIDE, "Vérifiez."),
    ],
)  # fmt: skip
def test_a_remedy_names_the_options_that_serve_at_the_step(
    fields: str, remedy: str, step: Step, shown: str
) -> None:
    assert naming_options(Fault("x", field=fields, remedy=remedy), step).remedy == shown


def test_every_field_that_the_rules_name_has_its_option() -> None:
    """Read from the source of the alerts: a field without an option would be told without it."""
    source = Path(recording_alerts.__file__).read_text("utf-8")
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    named = {
        part.strip()
        for call in calls
        if isinstance(call.func, ast.Name)
        and call.func.id == "_alert"
        and len(call.args) == 3
        and isinstance(call.args[2], ast.Constant)
        for part in str(call.args[2].value).split(";")
    }
    assert len(named) > 6
    assert {plain(name) for name in named} <= set(OPTIONS)
    assert {each.removeprefix("--").replace("-", "_") for each in OPTIONS.values()} <= set(KEYS)
