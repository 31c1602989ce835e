"""What is said of the options of a step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from suivi_tool.actions import step_alerts
from suivi_tool.actions.step_intake import read_step
from suivi_tool.errors import Fault
from suivi_tool.procedure.appeal import Appeal, Justified, Outcome
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.precedents import Precedent
from suivi_tool.procedure.recording_alerts import NOT_CHOSEN

TODAY = date(2026, 5, 12)
UNDECIDED = Appeal("APP-1")


def said(step: Step, appeal: Appeal = UNDECIDED, /, **given: str) -> list[str]:
    intake = read_step(step, given, TODAY)
    found = step_alerts.of(intake, appeal, None)
    return [alert.message.replace("\u00a0", " ") for alert in found]


def test_an_option_that_serves_nothing_is_told_not_swallowed() -> None:
    assert said(Step.CLOSE, justifie="oui", nature="relance") == [
        "--justifie et --nature ne servent pas à l’étape « cloture » : non pris en compte."
    ]
    assert said(Step.DECIDE, justifie="oui", motif="x") == []


def test_a_reply_before_any_decision_says_which_letter_it_is() -> None:
    """The shipped letter says « non justifié »: whoever sends it must know that nobody ruled so."""
    told = ["Aucune décision n’est notée : la lettre est celle d’un appel non justifié."]
    assert said(Step.REPLY) == told
    assert said(Step.REPLY, le="12/05/2026") == told
    ruled = replace(UNDECIDED, justified=Justified.NO, ruled_on=TODAY)
    assert said(Step.REPLY, ruled) == []
    assert said(Step.REPLY, replace(ruled, justified=Justified.YES)) == []
    assert said(Step.REPLY, replace(UNDECIDED, outcome=Outcome.WITHDRAWN)) == []


def test_a_replacement_needs_its_reason() -> None:
    assert said(Step.ANALYSE, le="12/05/2026", remplacant="Luc Morel") == [
        "Remplaçant choisi sans motif : Luc Morel."
    ]
    both = {"remplacant": "Luc Morel", "motif_remplacement": "siégeait au jury"}
    assert said(Step.ANALYSE, le="12/05/2026", **both) == []


def test_precedents_that_were_found_are_named() -> None:
    found = Precedent("APP-2025-003", 80, (), True, None, "", "", True)
    alerts = [Fault("Autre."), Fault(NOT_CHOSEN)]
    told = list(step_alerts.with_precedents(alerts, [found]))
    assert told[0] == alerts[0]
    assert "APP-2025-003" in told[1].message
    assert list(step_alerts.with_precedents(alerts, [])) == alerts


def test_dates_of_an_action_that_cannot_be_kept_are_told() -> None:
    opened = {"le": "12/05/2026", "action": "Doubler le serveur"}
    assert said(Step.ACTION, **opened) == ["Action ouverte sans échéance."]
    assert said(Step.ACTION, echeance="01/05/2026", **opened) == [
        "L’échéance de l’action (01/05/2026) précède son ouverture (12/05/2026)."
    ]
    early = {"echeance": "01/06/2026", "efficacite_le": "20/05/2026"}
    assert said(Step.ACTION, **early, **opened) == [
        "L’efficacité serait vérifiée le 20/05/2026, avant l’échéance de l’action."
    ]
