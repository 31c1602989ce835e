"""A step as a person tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from suivi_tool.procedure.appeal import Justified, Means, Outcome
from suivi_tool.procedure.duties import Step


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person says was done: which step, on which day, by whom, how, and with what result.

    `text` is the analysis, the treatment or the letter; `ground` the reason of the decision;
    `verdict` the word of « Délai d'appel respecté »; `action_number` that of a new fiche AC/AP;
    `handler` a replacement chosen for impartiality; `similar` the precedents chosen, or
    « Aucun trouvé ». What follows a modified or cancelled decision may come with any step.
    `ground` is the reason of the verdict where the step is the analysis. A reply that
    `ends_treatment` tells the end as well (A6).
    """

    step: Step
    on: date
    by: str = ""
    means: Means | None = None
    text: str = ""
    justified: Justified | None = None
    ground: str = ""
    verdict: str = ""
    outcome: Outcome | None = None
    reply_due: date | None = None
    action_number: str = ""
    handler: str = ""
    similar: str = ""
    new_decision_on: date | None = None
    new_decision_by: str = ""
    new_decision_notified_on: date | None = None
    list_updated_on: date | None = None
    ends_treatment: bool = False
