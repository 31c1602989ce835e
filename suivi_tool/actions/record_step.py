"""Record a step of the procedure (MGT 02, steps 4 to 11), or prepare its documents.

Without a date nothing is recorded: documents are prepared, and a person sends them. With it, the
step is acknowledged first (a record that survives a power cut), then documents and tracker follow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from suivi_tool.actions import cases, merging, step_documents
from suivi_tool.actions.agenda import found
from suivi_tool.actions.answers import NextStep, Treated
from suivi_tool.actions.cases import Act, Kept
from suivi_tool.actions.entries import EntryKind, action_payload, step_payload
from suivi_tool.actions.office import Office
from suivi_tool.actions.operations import record
from suivi_tool.actions.situation import Situation, look
from suivi_tool.actions.step_intake import StepIntake, at_option, read_step
from suivi_tool.errors import Fault, RefusedInput, SuiviError
from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.recording import record_step
from suivi_tool.procedure.steps import state, to_do
from suivi_tool.storage.case_files import FileChange
from suivi_tool.storage.pending import Entry


@dataclass(frozen=True)
class _Recorded:
    """What was acknowledged: the appeal as it is now, the entries, the alerts."""

    appeal: Appeal
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
    intake = read_step(Step(step), given, office.today)
    evidence = step_documents.read_proof(proof) if proof else None
    action = _action(office, appeal, intake, situation)
    if intake.on is None:
        made = _Recorded(replace(appeal, similar=intake.similar or appeal.similar))
    else:
        made = _record(office, appeal, intake, action, situation)
    changes, told = _documents(office, made.appeal, intake, action, situation)
    if evidence:
        changes.append(
            cases.put(office, appeal.number, evidence.name_for(intake.step), evidence.data)
        )
    done = merging.merge(office) if made.entries else merging.Merge()
    if made.entries or changes:
        record(office, step, appeal.number, entries=made.entries, files=changes, merge=done)
    alerts = {alert.message: alert for alert in (*made.alerts, *done.kept, *told)}
    return Treated(
        appeal.number,
        step,
        intake.on,
        step_documents.of_step(office, appeal.number, intake.step, changes),
        _next(office, made.appeal, situation),
        tuple(alerts.values()),
        done.waiting if made.entries and not done.entries else (),
    )


def _record(
    office: Office,
    appeal: Appeal,
    intake: StepIntake,
    action: Action | None,
    situation: Situation,
) -> _Recorded:
    entry = intake.entry(action.number if action else "")
    try:
        recorded = record_step(
            appeal,
            entry,
            today=office.today,
            calendar=situation.calendar,
            actions=situation.actions_of(appeal.number),
        )
    except RefusedInput as error:
        raise RefusedInput(*map(at_option, error.faults)) from error
    facts: dict[str, Any] = dict(recorded.changes)
    if intake.similar:
        facts["similar"] = intake.similar
    add = office.work.pending.add
    kept = [
        add(EntryKind.STEP, appeal.number, step_payload(intake.step, appeal, facts), office.user)
    ]
    if action is not None:
        kept.append(add(EntryKind.ACTION, appeal.number, action_payload(action), office.user))
    return _Recorded(replace(appeal, **facts), tuple(kept), recorded.alerts)


def _action(
    office: Office, appeal: Appeal, intake: StepIntake, situation: Situation
) -> Action | None:
    """Return the corrective action that the step opens (R7)."""
    if intake.step is not Step.ACTION and not (intake.step is Step.DECIDE and intake.action):
        return None
    return Action(
        situation.next_action_number(office),
        opened_on=intake.on or office.today,
        kind="AC",
        origin="Appel",
        origin_reference=appeal.number,
        process="MGT 02",
        finding=appeal.ground or appeal.contested_decision,
        causes=appeal.causes,
        action=intake.action or intake.text,
        pilot=intake.pilot or appeal.handler,
        due=intake.action_due,
        status="À faire",
    )


def _documents(
    office: Office,
    appeal: Appeal,
    intake: StepIntake,
    action: Action | None,
    situation: Situation,
) -> tuple[list[FileChange], list[Fault]]:
    """Make the documents of the step and bring the fiche to the facts; failures are told."""
    changes: list[FileChange] = []
    told: list[Fault] = []
    try:
        kept = _with_act(cases.read_kept(office, appeal.number), intake)
        case = cases.case_of(office, appeal, kept, situation)
        made, told = step_documents.make(office, case, intake, action)
        changes += made
        if intake.on is not None:
            updated = cases.update_form(office, case, kept)
            changes += [updated.change] if updated.change else []
            told = [*told, *updated.alerts]
            cases.write_kept(office, appeal.number, updated.kept)
    except SuiviError as error:
        if intake.on is None:  # nothing else was asked for
            raise
        told = [*told, *error.faults]
    return changes, told


def _with_act(kept: Kept, intake: StepIntake) -> Kept:
    """Return what is kept with who did the step, where it is recorded."""
    if intake.on is None:
        return kept
    act = Act(intake.step, intake.on, intake.by, str(intake.means or ""))
    return replace(kept, acts=(*kept.acts, act))


def _next(office: Office, appeal: Appeal, situation: Situation) -> tuple[NextStep, ...]:
    states = state(
        appeal,
        situation.actions_of(appeal.number),
        situation.calendar,
        office.today,
        office.organisation,
    )
    return tuple(
        NextStep(item.step, str(item.who) if item.who else "", item.due) for item in to_do(states)
    )
