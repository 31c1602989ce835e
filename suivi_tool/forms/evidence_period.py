"""The evidence of all appeals of a period: a line an appeal, what is missing spelled out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from suivi_tool.documents.fill import fill
from suivi_tool.forms.appeal_form import Values, edition, table
from suivi_tool.forms.case import FormReference
from suivi_tool.forms.evidence import HIDDEN, Evidence, Mark, mark
from suivi_tool.forms.wording import day
from suivi_tool.procedure.duties import Step

FORM = FormReference("Dossier de preuve", validated=True)
TEMPLATE = "dossier_de_periode.docx"
_BAD = (Mark.MISSING, Mark.LATE_UNPROVEN, Mark.LATE, Mark.UNPROVEN, Mark.TO_DO)


@dataclass(frozen=True, slots=True)
class PeriodEvidence:
    """The appeals received from `first` to `last`, both counted, each with its evidence."""

    organisation: str
    first: date
    last: date
    made_on: date
    appeals: Sequence[Evidence]
    form: FormReference = FORM


def make(template: bytes, period: PeriodEvidence) -> bytes:
    """Return the evidence of a period.

    Raises:
        TemplateRefused: the template has a fault or asks for an unknown field.

    """
    return fill(template, values(period))


def values(period: PeriodEvidence) -> Values:
    """Return every field of the document."""
    rows = [_row(evidence) for evidence in period.appeals]
    late = sum(row[-1] == Mark.MISSING.style for row in rows)
    count = len(rows)
    keys = (
        "numero",
        "appelant",
        "recu_le",
        "accuse",
        "decision",
        "reponse",
        "fin",
        "reste",
        "style",
    )
    return {
        **edition(period.organisation, period.form),
        "periode.du": day(period.first),
        "periode.au": day(period.last),
        "periode.etabli_le": day(period.made_on),
        "periode.bilan": f"{count} appel{'s' if count > 1 else ''}, {late} en défaut",
        **table("appels", keys, rows, 1),
    }


def _row(evidence: Evidence) -> tuple[str, ...]:
    appeal = evidence.case.appeal
    due = next((s.due for s in evidence.states if s.step is Step.ACKNOWLEDGE), None)
    marks = [(state, mark(state, evidence)) for state in evidence.states]
    left = [f"{state.duty.label} ({found.words[2:]})" for state, found in marks if found in _BAD]
    worst = next((m for m in _BAD if m in [found for _, found in marks]), Mark.DONE)
    limit = f" (limite {day(due)})" if due else ""
    return (
        appeal.number,
        HIDDEN if evidence.hide_names else evidence.case.appellant.full_name or appeal.appellant,
        day(appeal.received_on),
        f"{day(appeal.acknowledged_on) or '–'}{limit}",
        day(appeal.ruled_on),
        day(appeal.replied_on),
        day(appeal.end_told_on),
        "\n".join(left) or "Complet",
        worst.style,
    )
