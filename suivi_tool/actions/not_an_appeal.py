"""« Ce n’est pas un appel »: what was registered proves to be a complaint, or a question.

The row stays, with its number, which is never given again; the reason stands in it. No deadline
runs any more, and neither indicator counts it (MGT 02, R1: an appeal asks to reconsider a decision
about the certification sought).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

from suivi_tool.actions import cases, merging
from suivi_tool.actions.agenda import found
from suivi_tool.actions.answers import NOT_AN_APPEAL, Treated
from suivi_tool.actions.entries import EntryKind, step_payload
from suivi_tool.actions.intake import Form
from suivi_tool.actions.kept import read_kept, write_kept
from suivi_tool.actions.office import Office
from suivi_tool.actions.operations import record
from suivi_tool.actions.situation import Situation, look
from suivi_tool.errors import Fault, SuiviError, refuse_if_any
from suivi_tool.procedure.appeal import Appeal, Outcome
from suivi_tool.procedure.dates_fr import short
from suivi_tool.procedure.links import action_done
from suivi_tool.procedure.steps import status
from suivi_tool.procedure.texts import text_faults
from suivi_tool.procedure.words import french, listed
from suivi_tool.storage.case_files import FileChange


class Nature(StrEnum):
    """What it is instead, as the row says it."""

    COMPLAINT = "Plainte"
    QUESTION = "Demande d’information"
    OTHER = "Autre"


NATURES: Mapping[str, Nature] = {
    "plainte": Nature.COMPLAINT,
    "information": Nature.QUESTION,
    "autre": Nature.OTHER,
}


def set_aside(office: Office, number: str, given: Mapping[str, str]) -> Treated:
    """Record that `number` is no appeal; `given`: nature, raison (needed), le (today by default).

    Raises: RefusedInput with every fault, and nothing is changed.
    """
    situation = look(office)
    appeal = found(situation, number)
    on, reason = _read(office, appeal, given)
    after = replace(appeal, outcome=Outcome.NOT_AN_APPEAL, closed_on=on, ruling_ground=reason)
    facts: dict[str, Any] = {"outcome": after.outcome, "closed_on": on, "ruling_ground": reason}
    facts["status"] = status(after)
    after = replace(after, status=facts["status"])
    payload = step_payload(NOT_AN_APPEAL, appeal, facts)
    entry = office.work.pending.add(EntryKind.STEP, appeal.number, payload, office.user)
    changes, told = _form(office, after, situation)
    done = merging.merge(office, known=situation.reading)
    record(office, NOT_AN_APPEAL, appeal.number, entries=[entry], files=changes, merge=done)
    alerts = (*_alerts(appeal, situation), *done.kept, *told)
    waiting = merging.keeping_out(office, [entry], done)
    return Treated(appeal.number, NOT_AN_APPEAL, on, alerts=alerts, waiting=waiting)


def _read(office: Office, appeal: Appeal, given: Mapping[str, str]) -> tuple[date, str]:
    """Return the day and the reason with its nature; raises RefusedInput with every fault."""
    form = Form(given, office.today)
    nature = form.choice("nature", NATURES) or Nature.OTHER
    on, reason = form.day("le") or office.today, form.text("raison")
    faults = [*form.faults, *text_faults(reason, "--raison")]
    if not reason:
        faults.append(
            Fault("la raison manque.", field="--raison", remedy="Dites pourquoi en une phrase.")
        )
    if on > office.today:
        faults.append(_day_fault(f"le {short(on)} est dans le futur."))
    if appeal.received_on and on < appeal.received_on:
        faults.append(_day_fault(f"le {short(on)} précède la réception."))
    refuse_if_any(faults)
    return on, reason if nature is Nature.OTHER else french(f"{nature} : {reason}")


def _day_fault(message: str) -> Fault:
    return Fault(message, field="--le", remedy="Donnez le jour où cela a été constaté.")


def _form(
    office: Office, appeal: Appeal, situation: Situation
) -> tuple[list[FileChange], tuple[Fault, ...]]:
    """Bring the fiche to the facts; a fiche that cannot be written is told."""
    try:
        kept = read_kept(office, appeal.number)
        case = cases.case_of(office, appeal, kept, situation)
        updated = cases.update_form(office, case, kept)
        write_kept(office, appeal.number, updated.kept)
    except SuiviError as error:
        return [], error.faults
    return [updated.change] if updated.change else [], updated.alerts


def _alerts(appeal: Appeal, situation: Situation) -> Iterator[Fault]:
    """Say what was done for it as for an appeal."""
    if appeal.acknowledged_on is not None:
        told = f"Un accusé de réception est parti le {short(appeal.acknowledged_on)}."
        yield Fault(french(told), remedy=french("Dites à la personne qui traite sa demande."))
    still = [a.number for a in situation.actions_of(appeal.number) if not action_done(a)]
    if still:
        said = french(f"Son action reste ouverte : {listed(still)}.")
        yield Fault(said, remedy="Suivez-la, ou annulez-la dans le plan d’actions.")
