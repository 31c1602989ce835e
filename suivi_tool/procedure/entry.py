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
    `verdict` the word of « Délai d'appel respecté »; `action_number` that of a new fiche AC/AP.
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
