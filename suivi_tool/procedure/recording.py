"""Recording a step that was really done: what it sets, what is refused, what is only said.

Refused is a date that cannot be: in the future, before the reception, or before a step that this
one depends on. Everything else happens in life: it is recorded, and said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from suivi_tool.errors import Fault, RefusedInput
from suivi_tool.procedure.appeal import Action, Appeal, Justified, Outcome, Verdict
from suivi_tool.procedure.dates_fr import short
from suivi_tool.procedure.duties import DAY_OF, RECORDABLE, Step
from suivi_tool.procedure.entry import Entry
from suivi_tool.procedure.impartiality import Circle
from suivi_tool.procedure.recording_alerts import alerts
from suivi_tool.procedure.ruling import stored_verdict
from suivi_tool.procedure.steps import status
from suivi_tool.procedure.texts import text_faults
from suivi_tool.procedure.words import french
from suivi_tool.procedure.working_days import Calendar

__all__ = ["Entry", "Recorded", "record_step"]


@dataclass(frozen=True, slots=True)
class Recorded:
    """The appeal as it is now, the fields that changed with their new values, and the alerts."""

    appeal: Appeal
    changes: Mapping[str, Any]
    alerts: tuple[Fault, ...]


def record_step(
    appeal: Appeal,
    entry: Entry,
    *,
    today: date,
    calendar: Calendar,
    actions: Sequence[Action] = (),
    circle: Circle | None = None,
) -> Recorded:
    """Return the appeal with one more step recorded; `circle` are the persons to compare.

    Source: MGT 02, steps 4 to 11 (R4-R11, d and c). The date is the day on which it was really
    done (A11: for the acknowledgement the day it was sent).
    Raises: RefusedInput with all faults: a date that cannot be, or an answer that is missing.
    """
    faults = (*_missing(appeal, entry), *_impossible(appeal, entry, today), *_texts(entry))
    if faults:
        raise RefusedInput(*faults)
    wanted = _facts(appeal, entry)
    after = replace(appeal, **wanted)
    after = replace(after, status=status(after))
    changes = {
        name: getattr(after, name)
        for name in (*wanted, "status")
        if getattr(after, name) != getattr(appeal, name)
    }
    told = alerts(appeal, after, entry, calendar, actions, circle=circle or Circle())
    return Recorded(after, changes, (*told, *_overtaken(appeal, entry)))


_WITH_ANY_STEP = (
    "reply_due", "outcome", "handler", "similar", "new_decision_on", "new_decision_by",
    "new_decision_notified_on", "list_updated_on",
)  # fmt: skip


def _facts(appeal: Appeal, entry: Entry) -> dict[str, Any]:
    """Return the fields that the step sets; a text not given leaves what stands there."""
    facts = _given(**{name: getattr(entry, name) for name in _WITH_ANY_STEP})
    if name := DAY_OF.get(entry.step):
        facts[name] = entry.on
    match entry.step:
        case Step.ACKNOWLEDGE:
            facts |= _given(acknowledged_by=entry.means)
        case Step.ANALYSE:
            facts |= _given(causes=entry.text, period_verdict=entry.verdict,
                            period_validated_by=entry.by)  # fmt: skip
        case Step.DECIDE:
            facts |= _given(justified=entry.justified, ruled_by=entry.by,
                            period_verdict=entry.verdict,
                            ruling_ground=entry.ground or entry.text)  # fmt: skip
            turned_down = entry.justified is not Justified.YES
            if turned_down and entry.outcome is None and not appeal.outcome:
                facts["outcome"] = Outcome.UPHELD
        case Step.REPLY if entry.ends_treatment:
            facts["end_told_on"] = entry.on
        case Step.ACTION:
            if entry.action_number not in appeal.actions:
                facts["actions"] = (*appeal.actions, entry.action_number)
        case Step.CLOSE if entry.text:
            facts["comments"] = "\n".join(filter(None, (appeal.comments, entry.text)))
        case Step.INFORM:
            facts["told_progress_on"] = tuple(sorted({*appeal.told_progress_on, entry.on}))
        case _:
            pass
    return facts


def _given(**facts: Any) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value not in (None, "")}


def _missing(appeal: Appeal, entry: Entry) -> Iterator[Fault]:
    if entry.step not in RECORDABLE:
        yield _fault(f"« {entry.step} » n'est pas une étape à enregistrer.", "étape",
                     f"Choisissez parmi : {', '.join(RECORDABLE)}.")  # fmt: skip
    # An appeal turned down as too late is decided without its substance (A5).
    period = replace(appeal, period_verdict=entry.verdict or appeal.period_verdict)
    answered = entry.justified in (Justified.YES, Justified.NO)
    if (
        entry.step is Step.DECIDE
        and not answered
        and (stored_verdict(period) is not Verdict.TOO_LATE)
    ):
        yield _fault("L'appel est-il justifié ?", "Appel justifié", "Répondez oui ou non.")
    if entry.step is Step.ACTION and not entry.action_number.strip():
        yield _fault("Le numéro de la fiche AC/AP manque.", "N° AC/AP", "Donnez son numéro.")


def _impossible(appeal: Appeal, entry: Entry, today: date) -> Iterator[Fault]:
    label = f"{entry.step.label}, le {short(entry.on)} :"
    if entry.on > today:
        yield _fault(f"{label} cette date est dans le futur.", "date",
                     f"Donnez une date jusqu'au {short(today)}.")  # fmt: skip
    for name, what in _DEPENDS.get(entry.step, ()):
        day = getattr(appeal, name)
        if day is not None and entry.on < day:
            yield _fault(f"{label} cette date précède {what} du {short(day)}.", "date",
                         "Corrigez l'une des deux dates.")  # fmt: skip
    yield from _new_decision(appeal, entry, today)
    received = appeal.received_on
    if entry.reply_due is not None and received is not None and entry.reply_due < received:
        yield _fault(f"Échéance de réponse du {short(entry.reply_due)} : elle précède la réception "
                     f"de l'appel du {short(received)}.", "Échéance de réponse",
                     "Donnez une date après la réception.")  # fmt: skip


def _new_decision(appeal: Appeal, entry: Entry, today: date) -> Iterator[Fault]:
    """Refuse dates of a new decision that cannot be."""
    decided = entry.new_decision_on or appeal.new_decision_on
    for name, heading, earliest in (
        ("new_decision_on", "Nouvelle décision le", appeal.received_on),
        ("new_decision_notified_on", "Nouvelle décision notifiée le", decided),
        ("list_updated_on", "Certificat / liste mis à jour le", decided),
    ):
        day = getattr(entry, name)
        if day is not None and day > today:
            yield _fault(f"« {heading} » : le {short(day)} est dans le futur.", heading,
                         f"Donnez une date jusqu'au {short(today)}.")  # fmt: skip
        if day is not None and earliest is not None and day < earliest:
            yield _fault(f"« {heading} » : le {short(day)} précède le {short(earliest)}.", heading,
                         "Corrigez l'une des deux dates.")  # fmt: skip


_RECEPTION = ("received_on", "la réception de l'appel")
_ANALYSIS = ("period_validated_on", "la validation du délai")
_RULING = ("ruled_on", "la décision sur l'appel")
# A step that is needed for another but has no date yet is left out: an alert, no refusal. Telling
# the end depends on the decision, not on the closing: one letter may serve R6 and R11 (A6).
_DEPENDS: dict[Step, tuple[tuple[str, str], ...]] = {
    Step.ACKNOWLEDGE: (_RECEPTION,),
    Step.ANALYSE: (_RECEPTION,),
    Step.DECIDE: (_RECEPTION, _ANALYSIS),
    Step.REPLY: (_RECEPTION, _RULING),
    Step.ACTION: (_RECEPTION, _RULING),
    Step.TREAT: (_RECEPTION, _RULING),
    Step.INFORM: (_RECEPTION,),
    Step.LETTER: (_RECEPTION,),
    Step.CLOSE: (
        _RECEPTION,
        _RULING,
        ("treated_on", "le traitement de l'appel"),
        ("replied_on", "la réponse à l'appelant"),
    ),
    Step.END: (_RECEPTION, _RULING, ("treated_on", "le traitement de l'appel")),
}


def _overtaken(appeal: Appeal, entry: Entry) -> Iterator[Fault]:
    """Yield the steps that depend on this one and now have a date before it."""
    own = DAY_OF.get(entry.step)
    for step, needs in _DEPENDS.items():
        name = DAY_OF.get(step)
        day = getattr(appeal, name) if name else None
        if day is not None and day < entry.on and any(need == own for need, _ in needs):
            yield Fault(
                french(f"« {step.label} » ({short(day)}) précède désormais « {entry.step.label} » "
                       f"({short(entry.on)})."),
                remedy=french("Corrigez l'une des deux dates."),
            )  # fmt: skip


def _texts(entry: Entry) -> Iterator[Fault]:
    for text, name in ((entry.text, "texte"), (entry.ground, "Motif de la décision"),
                       (entry.by, "par"), (entry.action_number, "N° AC/AP"),
                       (entry.handler, "Pilote du traitement"),
                       (entry.similar, "Appels similaires"),
                       (entry.new_decision_by, "Nouvelle décision prise par")):  # fmt: skip
        yield from text_faults(text, name)


def _fault(message: str, name: str, remedy: str) -> Fault:
    return Fault(french(message), field=french(name), remedy=french(remedy))
