"""What people typed into a fiche AC/AP, read back as facts of its action."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from suivi_tool.errors import Fault
from suivi_tool.forms.action_form import FAMILIES
from suivi_tool.forms.reading_back import Fact, ReadBack
from suivi_tool.procedure.dates_fr import understand

TEXTS = {
    "action.origine": "origin",
    "action.pilote": "pilot",
    "action.processus": "process",
    "actions.1.libelle": "action",
    "actions.1.pilote": "pilot",
    "causes.retenue": "causes",
    "constat.faits": "finding",
    "constat.gravite": "severity",
    "correction.quoi": "correction",
    "efficacite.critere": "effectiveness_criterion",
    "efficacite.verifiee": "effectiveness_checked_by",
}
DATES = {
    "action.ouverte_le": "opened_on",
    "actions.1.echeance": "due",
    "actions.1.realisee_le": "done_on",
    "cloture.le": "closed_on",
    "efficacite.prevue_le": "effectiveness_due",
}
_EFFECTIVE = {"efficacite.oui": "Oui", "efficacite.non": "Non"}
_FAMILIES = {f"causes.famille.{key}": name for key, name in FAMILIES.items()}


def read_back(typed: Mapping[str, str | bool], reference: date) -> ReadBack:
    """Return the facts of the action that people typed, by attribute of `Action`.

    `typed` are the fields changed by hand (`Update.typed`) with what they show; a date without a
    year is the one nearest to `reference`. Boxes tell a fact where one of them is ticked.
    """
    facts: dict[str, Fact] = {
        name: str(typed[tag]).strip() for tag, name in TEXTS.items() if typed.get(tag)
    }
    faults: list[Fault] = []
    for tag, name in DATES.items():
        if typed.get(tag):
            understood = understand(str(typed[tag]), reference)
            if isinstance(understood, Fault):
                faults.append(understood)
            else:
                facts[name] = understood
    for name, boxes in (("effective", _EFFECTIVE), ("cause_family", _FAMILIES)):
        ticked = [fact for tag, fact in boxes.items() if typed.get(tag) is True]
        if len(ticked) == 1:
            facts[name] = ticked[0]
    return ReadBack(facts, tuple(faults))
