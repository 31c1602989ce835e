"""Record a step of the procedure (MGT 02, steps 4 to 11), or prepare its documents.

Without a date nothing is recorded: documents are prepared, and a person sends them. With it, the
step is acknowledged first (a record that survives a power cut), then documents and tracker follow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from suivi_tool.actions import (
    action_fiches,
    case_facts,
    cases,
    chosen_precedents,
    in_line,
    merging,
    prepared,
    step_alerts,
    step_documents,
)
from suivi_tool.actions.agenda import found
from suivi_tool.actions.answers import NextStep, Treated
from suivi_tool.actions.entries import EntryKind, action_payload, step_payload
from suivi_tool.actions.further_letters import nature_of
from suivi_tool.actions.kept import Act, Kept, Prepared, read_kept, write_kept
from suivi_tool.actions.office import Office
from suivi_tool.actions.operations import record
from suivi_tool.actions.situation import Situation, look
from suivi_tool.actions.step_intake import StepIntake, at_option, naming_options, read_step
from suivi_tool.errors import Fault, RefusedInput, SuiviError
from suivi_tool.forms.case import Case
from suivi_tool.procedure import precedents
from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.recording import record_step
from suivi_tool.procedure.recording_alerts import left_out
from suivi_tool.procedure.steps import to_do
from suivi_tool.storage.case_files import FileChange
from suivi_tool.storage.pending import Entry


@dataclass(frozen=True)
class _Recorded:
    """What was acknowledged: the appeal and what is kept of it now, the entries, the alerts."""

    appeal: Appeal
    kept: Kept
    entries: tuple[Entry, ...] = ()
    alerts: tuple[Fault, ...] = ()


def treat(
    office: Office,
    number: str,
    step: str,
    given: Mapping[str, str],
    proof: Path | None = None,
) -> Treated:
    """Prepare or record `step` of the appeal `number`; `given` holds the options of `traiter`.

    Raises: RefusedInput with every fault, and nothing is changed.
    """
    situation = look(office)
    appeal = found(situation, number)
    typed = read_step(Step(step), given, office.today)
    intake = chosen_precedents.checked(typed, appeal, situation)
    evidence = step_documents.read_proof(proof) if proof else None
    action = _action(office, appeal, intake, situation)
    kept, told = _kept(office, appeal)
    if intake.on is None:
        as_prepared = replace(appeal, similar=intake.similar or appeal.similar)
        ahead = _ahead(office, as_prepared, intake.step, situation)
        made = _Recorded(as_prepared, kept, alerts=ahead)
    else:
        made = _record(office, appeal, intake, action, situation=situation, kept=kept)
    changes, failed = _documents(office, made, intake, action, situation)
    if evidence:
        filed, told_of_it = _filed(office, made, intake, evidence)
        changes, failed = [*changes, *filed], [*failed, *told_of_it]
    known = situation.reading
    done = merging.merge(office, known=known) if made.entries else merging.Merge()
    seen = (*done.seen, *in_line.after_merge(office, done))
    if made.entries or changes:
        record(office, step, appeal.number, entries=made.entries, files=changes, merge=done)
    said = (
        *told,
        *made.alerts,
        *seen,
        *done.kept,
        *failed,
        *step_alerts.of(intake, made.appeal, proof),
    )
    return Treated(
        appeal.number,
        step,
        intake.on,
        step_documents.of_step(office, appeal.number, intake.step, changes),
        _next(office, made.appeal, situation),
        tuple({alert.message: alert for alert in said}.values()),
        merging.keeping_out(office, made.entries, done),
    )


def _ahead(office: Office, appeal: Appeal, step: Step, situation: Situation) -> tuple[Fault, ...]:
    """Return what is missing before a step whose documents are only prepared."""
    actions = situation.actions_of(appeal.number)
    missing = left_out(appeal, step, situation.calendar, actions, office.today)
    return tuple(naming_options(alert, step) for alert in missing)


def _filed(
    office: Office, made: _Recorded, intake: StepIntake, proof: step_documents.Proof
) -> tuple[list[FileChange], list[Fault]]:
    """File the proof; where that cannot be done, what was recorded stands, and it is told."""
    number = made.appeal.number
    name = proof.name_for(intake.step, number, intake.writing)
    try:
        return [cases.put(office, number, name, proof.data)], []
    except SuiviError as error:
        if not made.entries:
            raise
        return [], list(error.faults)


def _kept(office: Office, appeal: Appeal) -> tuple[Kept, list[Fault]]:
    """Return what is kept of the case; a record that cannot be read is told, and goes on empty."""
    try:
        return read_kept(office, appeal.number), []
    except SuiviError as error:
        return Kept(), list(error.faults)


def _record(
    office: Office,
    appeal: Appeal,
    intake: StepIntake,
    action: Action | None,
    *,
    situation: Situation,
    kept: Kept,
) -> _Recorded:
    alike = precedents.similar(appeal, situation.known) if _to_choose(appeal, intake) else None
    entry = intake.entry(action.number if action else "")
    if entry.step is Step.ANALYSE and not entry.verdict:  # the verdict that stands has its reason
        entry = replace(entry, ground=entry.ground or kept.period_ground(appeal))
    if alike == ():
        entry = replace(entry, similar=precedents.NONE_FOUND)
    circle = case_facts.circle(office, appeal, kept)
    kept = _with_act(office, kept, intake)
    try:
        recorded = record_step(
            appeal,
            entry,
            today=office.today,
            calendar=situation.calendar,
            actions=situation.actions_of(appeal.number),
            circle=replace(circle, involved=kept.involved),
        )
    except RefusedInput as error:
        raise RefusedInput(*map(at_option, error.faults)) from error
    facts: dict[str, Any] = dict(recorded.changes)
    add = office.work.pending.add
    payload = step_payload(intake.step, appeal, facts, nature_of(intake.writing.subject))
    entries = [add(EntryKind.STEP, appeal.number, payload, office.user)]
    if action is not None:
        entries.append(add(EntryKind.ACTION, appeal.number, action_payload(action), office.user))
    known = step_alerts.with_precedents(recorded.alerts, alike or ())
    told = [naming_options(alert, intake.step) for alert in known]
    if intake.similar:
        told += chosen_precedents.taken_off(appeal.similar, intake.similar)
    return _Recorded(replace(appeal, **facts), kept, tuple(entries), tuple(told))


def _to_choose(appeal: Appeal, intake: StepIntake) -> bool:
    """Tell whether precedents count at this step and nobody has chosen any (R8c, E4)."""
    chosen = intake.similar or appeal.similar.strip()
    return not chosen and intake.step in (Step.DECIDE, Step.TREAT)


def _action(
    office: Office, appeal: Appeal, intake: StepIntake, situation: Situation
) -> Action | None:
    """Return the corrective action that the step opens (R7)."""
    if not intake.opens_action:
        return None
    opening, recorded = intake.opening, intake.on is not None
    return Action(
        situation.reserve_action_number(office)
        if recorded
        else situation.next_action_number(office),
        opened_on=intake.on or office.today,
        kind="AC",
        origin="Appel",
        origin_reference=appeal.number,
        process="MGT 02",
        finding=appeal.ground or appeal.contested_decision,
        correction=intake.correction,
        causes=appeal.causes,
        action=opening.what or intake.text,
        pilot=opening.pilot or appeal.handler,
        due=opening.due,
        effectiveness_criterion=opening.criterion,
        effectiveness_due=opening.effectiveness_due,
        status="À faire",
    )


def _documents(
    office: Office,
    made: _Recorded,
    intake: StepIntake,
    action: Action | None,
    situation: Situation,
) -> tuple[list[FileChange], list[Fault]]:
    """Make the documents of the step and bring the fiche to the facts; failures are told."""
    changes: list[FileChange] = []
    told: list[Fault] = []
    case = cases.case_of(office, made.appeal, made.kept, situation)
    try:
        over = prepared.files_of(made.kept, intake.step)
        changes, told = step_documents.make(office, case, intake, action, over)
        told = [*told, *prepared.contradicting(office, case, intake.step)]
        if intake.on is None:
            _keep_prepared(office, case, made.kept, intake, changes)
    except SuiviError as error:
        if intake.on is None:  # nothing else was asked for
            raise
        told += error.faults
    if intake.on is not None:
        kept = made.kept
        if action is not None:
            opened = action_fiches.case_of(office, action, case.responsible.name)
            kept = action_fiches.noted(kept, opened)
        form, alerts = _form(office, case, kept)
        changes += form
        told = [*told, *alerts]
    return changes, told


def _keep_prepared(
    office: Office, case: Case, kept: Kept, intake: StepIntake, changes: list[FileChange]
) -> None:
    """Remember a letter that was only prepared: it follows the facts until it is sent."""
    kind = step_documents.letter_kind(case, intake)
    if kind is not None:
        one = Prepared(intake.step, office.today, intake.given)
        kept = prepared.noted(kept, kind, one, changes)
        write_kept(office, case.appeal.number, kept)


def _form(office: Office, case: Case, kept: Kept) -> tuple[list[FileChange], list[Fault]]:
    """Bring the fiche to the facts, and keep what was recorded even where that cannot be done."""
    changes: list[FileChange] = []
    told: list[Fault] = []
    try:
        updated = cases.update_form(office, case, kept)
        kept, told = updated.kept, list(updated.alerts)
        changes += [updated.change] if updated.change else []
    except SuiviError as error:
        told += error.faults
    try:
        write_kept(office, case.appeal.number, kept)
    except SuiviError as error:
        told += error.faults
    return changes, told


def _with_act(office: Office, kept: Kept, intake: StepIntake) -> Kept:
    """Return what is kept with the step that is being recorded."""
    act = Act(
        intake.step,
        intake.on,
        intake.by,
        str(intake.means or ""),
        intake.writing.subject,
        intake.period_ground,
        intake.involved,
        intake.replacement,
        intake.correction or (intake.text if intake.step is Step.TREAT else ""),
        office.today,
    )
    return prepared.without(replace(kept, acts=(*kept.acts, act)), intake.step)


def _next(office: Office, appeal: Appeal, situation: Situation) -> tuple[NextStep, ...]:
    states = situation.states_of(appeal, office)
    return tuple(
        NextStep(item.step, str(item.who or "Tout salarié"), item.due) for item in to_do(states)
    )
