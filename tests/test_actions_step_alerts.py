"""What is said of the options of a step."""

from __future__ import annotations

from datetime import date

from suivi_tool.actions import step_alerts
from suivi_tool.actions.step_intake import read_step
from suivi_tool.errors import Fault
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.precedents import Precedent
from suivi_tool.procedure.recording_alerts import NOT_CHOSEN

TODAY = date(2026, 5, 12)


def said(step: Step, **given: str) -> list[str]:
    intake = read_step(step, given, TODAY)
    found = step_alerts.of(intake, Appeal("APP-1"), None)
    return [alert.message.replace("\u00a0", " ") for alert in found]


def test_an_option_that_serves_nothing_is_told_not_swallowed() -> None:
    assert said(Step.CLOSE, justifie="oui", nature="relance") == [
        "--justifie et --nature ne servent pas à l’étape « cloture » : non pris en compte."
    ]
    assert said(Step.DECIDE, justifie="oui", motif="x") == []


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
