"""« Fiche AC/AP », MGT 01 Doc05a: the value of each of its fields (R7), and the document."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from suivi_tool.documents.fill import fill
from suivi_tool.forms.appeal_form import Values, edition, table
from suivi_tool.forms.case import FormReference
from suivi_tool.forms.wording import day
from suivi_tool.procedure.appeal import Action
from suivi_tool.procedure.words import plain

TEMPLATE = "fiche_ac_ap.docx"
WHYS, ACTION_ROWS = 5, 3
FAMILIES = {
    "main_d_oeuvre": "Main-d’œuvre",
    "methode": "Méthode",
    "materiel": "Matériel",
    "matiere": "Matière",
    "milieu": "Milieu",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the table of actions."""

    what: str
    pilot: str = ""
    due: date | None = None
    done_on: date | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class ActionCase:
    """A row of the action plan, and what its fiche says beside it.

    `steps` are further lines of the table; the row's own action is always the first line.
    `whys` are the answers to the five « pourquoi », in their order.
    """

    action: Action
    organisation: str
    issuer: str = ""
    requirement: str = ""
    extent: str = ""
    corrected_by: str = ""
    corrected_on: date | None = None
    whys: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    effectiveness_checked_on: date | None = None
    follow_up: str = ""
    update_documents: bool = False
    update_risks: bool = False
    form: FormReference = field(default_factory=lambda: FormReference("MGT 01 Doc05a"))


def make(template: bytes, case: ActionCase) -> bytes:
    """Return the fiche AC/AP of `case`.

    Raises:
        TemplateRefused: the template has a fault or asks for an unknown field.

    """
    return fill(template, values(case), controls=True)


def values(case: ActionCase) -> Values:
    """Return the value of every field of the fiche: a text, or the truth of a box."""
    groups = (
        edition(case.organisation, case.form),
        _identity(case),
        _finding(case),
        _causes(case),
        _steps(case),
        _effectiveness(case),
        _closing(case),
    )
    return {tag: value for group in groups for tag, value in group.items()}


def _identity(case: ActionCase) -> Values:
    action = case.action
    preventive = plain(action.kind).startswith(("ap", "action preventive", "preventive"))
    return {
        "action.numero": action.number,
        "action.type.ac": bool(action.kind) and not preventive,
        "action.type.ap": preventive,
        "action.emetteur": case.issuer,
        "action.ouverte_le": day(action.opened_on),
        "action.processus": action.process,
        "action.pilote": action.pilot,
        "action.origine": action.origin,
        "action.reference_origine": action.origin_reference,
    }


def _finding(case: ActionCase) -> Values:
    return {
        "constat.faits": case.action.finding,
        "constat.exigence": case.requirement,
        "constat.etendue": case.extent,
        "constat.gravite": case.action.severity,
        "correction.quoi": case.action.correction,
        "correction.qui": case.corrected_by,
        "correction.quand": day(case.corrected_on),
    }


def _causes(case: ActionCase) -> Values:
    family = plain(case.action.cause_family).replace(" d'", "-d'")
    whys = dict(enumerate(case.whys[:WHYS], 1))
    return {
        **{f"causes.pourquoi_{number}": whys.get(number, "") for number in range(1, WHYS + 1)},
        **{f"causes.famille.{key}": family == plain(name) for key, name in FAMILIES.items()},
        "causes.retenue": case.action.causes,
    }


def _steps(case: ActionCase) -> Values:
    action = case.action
    due = action.new_due or action.due
    own = Step(action.action, action.pilot, due, action.done_on, action.evidence)
    rows = [
        (step.what, step.pilot, day(step.due), day(step.done_on), step.evidence)
        for step in (own, *case.steps)
    ]
    keys = ("libelle", "pilote", "echeance", "realisee_le", "preuve")
    return table("actions", keys, rows, ACTION_ROWS)


def _effectiveness(case: ActionCase) -> Values:
    action, answer = case.action, plain(case.action.effective)
    checked = (action.effectiveness_checked_by, day(case.effectiveness_checked_on))
    return {
        "efficacite.critere": action.effectiveness_criterion,
        "efficacite.prevue_le": day(action.effectiveness_due),
        "efficacite.verifiee": ", le ".join(filter(None, checked)),
        "efficacite.oui": answer == "oui",
        "efficacite.non": answer == "non",
        "efficacite.nouvelle_fiche": case.follow_up,
    }


def _closing(case: ActionCase) -> Values:
    return {
        "cloture.documents": case.update_documents,
        "cloture.risques": case.update_risks,
        "cloture.le": day(case.action.closed_on),
        "cloture.visa_rq": "",
        "cloture.visa_directeur": "",
    }
