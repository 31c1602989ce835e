"""What people wrote into a fiche d'appel goes into the register, where its cell is empty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from suivi_tool.procedure.appeal import Appeal, Justified
from suivi_tool.procedure.dates_fr import understand

TEXTS: Mapping[str, str] = {
    "analyse.causes": "causes",
    "conclusion.motif": "ruling_ground",
    "conclusion.par": "ruled_by",
    "delai.valide_par": "period_validated_by",
}
DATES: Mapping[str, str] = {
    "ar.envoye_le": "acknowledged_on",
    "delai.valide_le": "period_validated_on",
    "conclusion.le": "ruled_on",
    "suites.traite_le": "treated_on",
    "cloture.le": "closed_on",
    "cloture.fin_notifiee_le": "end_told_on",
}
BOXES: Mapping[str, Justified] = {
    "conclusion.justifie": Justified.YES,
    "conclusion.non_justifie": Justified.NO,
}
"""The controls of the fiche that a person may fill, and the fact that each stands for."""


def typed_facts(appeal: Appeal, typed: Mapping[str, str | bool]) -> dict[str, Any]:
    """Return the facts that `typed` (by tag) gives and that the register does not have yet.

    A date that is none, and both boxes ticked, say nothing: they stay in the fiche alone.
    """
    reference = appeal.received_on
    facts: dict[str, Any] = {}
    for tag, name in TEXTS.items():
        text = typed.get(tag)
        if isinstance(text, str) and text.strip() and not getattr(appeal, name):
            facts[name] = text.strip()
    for tag, name in DATES.items():
        text = typed.get(tag)
        if isinstance(text, str) and reference and getattr(appeal, name) is None:
            day = understand(text, reference)
            facts |= {name: day} if type(day) is type(reference) else {}
    ticked = [answer for tag, answer in BOXES.items() if typed.get(tag) is True]
    if len(ticked) == 1 and appeal.justified in (None, Justified.PENDING):
        facts["justified"] = ticked[0]
    return facts
