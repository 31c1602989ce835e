"""What a person gave to record a step, read from the texts of the form or of the options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from suivi_tool.actions.intake import Form
from suivi_tool.errors import Fault, refuse_if_any
from suivi_tool.procedure.appeal import Justified, Means, Outcome
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.entry import Entry
from suivi_tool.procedure.texts import text_faults
from suivi_tool.procedure.words import plain

MEANS: Mapping[str, Means] = {"courrier": Means.LETTER, "mail": Means.MAIL}
ANSWERS: Mapping[str, Justified] = {"oui": Justified.YES, "non": Justified.NO}
OUTCOMES: Mapping[str, Outcome] = {
    "decision maintenue": Outcome.UPHELD,
    "maintenue": Outcome.UPHELD,
    "decision modifiee": Outcome.MODIFIED,
    "modifiee": Outcome.MODIFIED,
    "decision annulee": Outcome.CANCELLED,
    "annulee": Outcome.CANCELLED,
    "appel retire": Outcome.WITHDRAWN,
    "retire": Outcome.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class StepIntake:
    """A step as given; `on` is None where documents are only prepared."""

    step: Step
    on: date | None
    by: str = ""
    means: Means | None = None
    text: str = ""
    justified: Justified | None = None
    ground: str = ""
    action: str = ""
    pilot: str = ""
    action_due: date | None = None
    reply_due: date | None = None
    outcome: Outcome | None = None
    similar: str = ""

    def entry(self, action_number: str) -> Entry:
        """Return the step as the rules record it; `on` must be known."""
        assert self.on is not None
        return Entry(
            self.step,
            self.on,
            by=self.by,
            means=self.means,
            text=self.text,
            justified=self.justified,
            ground=self.ground,
            outcome=self.outcome,
            reply_due=self.reply_due,
            action_number=action_number,
        )


_OPTIONS: Mapping[str, str] = {
    "date": "--le",
    "appel justifie": "--justifie",
    "echeance de reponse": "--echeance-reponse",
    "texte": "--texte",
    "motif de la decision": "--motif",
    "par": "--par",
    "appels similaires": "--similaires",
}


def at_option(fault: Fault) -> Fault:
    """Return a fault of the rules at the option of `traiter` that gave what is wrong."""
    return replace(fault, field=_OPTIONS.get(plain(fault.field), fault.field))


def read_step(step: Step, given: Mapping[str, str], today: date) -> StepIntake:
    """Return the step that `given` (options of `traiter`, with underscores) describes.

    Raises: RefusedInput with every fault.
    """
    form = Form(given, today)
    intake = StepIntake(
        step,
        form.day("le"),
        form.text("par"),
        form.choice("mode", MEANS),
        form.text("texte"),
        form.choice("justifie", ANSWERS),
        form.text("motif"),
        form.text("action"),
        form.text("pilote"),
        form.day("echeance"),
        form.day("echeance_reponse"),
        form.choice("resultat", OUTCOMES),
        form.text("similaires"),
    )
    faults: list[Fault] = list(form.faults)
    for key in ("par", "texte", "motif", "action", "pilote", "similaires"):
        faults += text_faults(form.text(key), "--" + key)
    if step is Step.ACTION and intake.on and not (intake.action or intake.text):
        faults.append(
            Fault("l’action n’est pas dite.", field="--action", remedy="Donnez --action « … ».")
        )
    refuse_if_any(faults)
    return intake
