"""Bring the documents of appeals into line with the register, and read back what they say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from suivi_tool.actions import action_fiches, cases, merging, prepared
from suivi_tool.actions.entries import EntryKind, completed_payload, step_payload
from suivi_tool.actions.kept import read_kept, write_kept
from suivi_tool.actions.office import Office
from suivi_tool.actions.situation import Situation, look
from suivi_tool.errors import Fault, SuiviError
from suivi_tool.forms import action_reading_back
from suivi_tool.forms.reading_back import Fact, ReadBack, read_back
from suivi_tool.procedure.appeal import Action, Appeal, Justified
from suivi_tool.procedure.dates_fr import short
from suivi_tool.procedure.steps import status
from suivi_tool.procedure.words import french, listed
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.headings import COLUMNS

_UNKNOWN = (None, "", (), Justified.PENDING)
"""What a cell of the register holds where a fiche may tell it."""


@dataclass
class InLine:
    """What became of the documents: files changed, alerts, how many facts were read back."""

    paths: list[Path] = field(default_factory=list)
    told: list[Fault] = field(default_factory=list)
    read_back: int = 0


def bring(
    office: Office, situation: Situation, numbers: Iterable[str], edited: Collection[str] = ()
) -> InLine:
    """Bring fiche and prepared letters of each case of ours among `numbers` into line.

    `edited` are the appeals whose rows people have changed. What was typed into a fiche waits for
    the next merge.
    """
    found = InLine()
    for number in numbers:
        appeal = situation.appeal(number)
        if appeal is None:
            continue
        try:
            _document(office, appeal, situation, found, edited=number in edited)
        except SuiviError as error:
            found.told += error.faults
    return found


def after_merge(office: Office, done: merging.Merge) -> list[Fault]:
    """Bring the documents of the rows that people changed into line; return what is to be told.

    Every command that writes does so: what the RQ typed never waits for « actualiser ».
    """
    ours = set(office.work.cases.numbers())
    edited = [number for number in done.edited if number in ours]
    if not edited:
        return []
    found = bring(office, look(office, done.reading), edited, edited)
    if found.read_back:
        merging.merge(office)
    said = {path.name for path in found.paths if path.name.startswith("Fiche d'appel")}
    fiches = (
        Fault(french(f"« {name} » est remise d'accord avec le suivi.")) for name in sorted(said)
    )
    return [*fiches, *found.told]


def _document(
    office: Office, appeal: Appeal, situation: Situation, found: InLine, *, edited: bool
) -> None:
    number = appeal.number
    kept = read_kept(office, number)
    case = cases.case_of(office, appeal, kept, situation)
    updated = cases.update_form(office, case, kept)
    if updated.kept != kept:
        write_kept(office, number, updated.kept)
    found.told += updated.alerts
    found.paths += [updated.change.path] if updated.change else []
    actions = situation.actions_of(number)
    fiches = action_fiches.bring_into_line(office, number, actions, updated.kept)
    found.told += fiches.told
    found.paths += fiches.paths
    letters = prepared.bring_into_line(office, case, fiches.kept, edited=edited)
    if letters.kept != updated.kept:
        write_kept(office, number, letters.kept)
    found.told += letters.told
    found.paths += letters.paths
    _read_back(office, appeal, updated.typed, found)
    layout = situation.reading.plan_layout
    columns = layout.columns if layout else {}
    for action in actions:
        typed = fiches.typed.get(action.number, {})
        read = action_reading_back.read_back(typed, action.opened_on or office.today)
        known = {name: fact for name, fact in read.facts.items() if name in columns}
        _read_back_action(office, number, action, replace(read, facts=known), found)


def _read_back_action(
    office: Office, number: str, action: Action, read: ReadBack, found: InLine
) -> None:
    """Let what was typed into a fiche AC/AP enter the plan where its cell is empty, else tell."""
    found.told += read.faults
    found.told += _contradicted(action.number, action, read.facts, SheetKind.ACTIONS)
    facts = _filling(action, read.facts)
    if facts:
        payload = completed_payload(action, facts)
        office.work.pending.add(EntryKind.COMPLETE, number, payload, office.user)
        found.read_back += 1
        names = listed([COLUMNS[SheetKind.ACTIONS][name].heading for name in facts])
        said = f"{action.number} : lu dans la fiche AC/AP et inscrit au plan d'actions ({names})."
        found.told.append(Fault(french(said)))


def _filling(row: Appeal | Action, facts: Mapping[str, Fact]) -> dict[str, Any]:
    """Return the facts of which the tracker says nothing."""
    return {name: fact for name, fact in facts.items() if getattr(row, name) in _UNKNOWN}


def _read_back(
    office: Office, appeal: Appeal, typed: Mapping[str, str | bool], found: InLine
) -> None:
    """Let what was typed into the fiche enter the register where its cell is empty, else tell."""
    read = read_back(typed, typed, appeal.received_on or office.today)
    found.told += read.faults
    found.told += _contradicted(appeal.number, appeal, read.facts, SheetKind.APPEALS)
    facts = _filling(appeal, read.facts)
    if facts:
        facts["status"] = status(replace(appeal, **facts))
        payload = step_payload("lu dans la fiche", appeal, facts)
        office.work.pending.add(EntryKind.STEP, appeal.number, payload, office.user)
        found.read_back += 1
        headings = [COLUMNS[SheetKind.APPEALS][name].heading for name in facts if name != "status"]
        names = listed(headings)
        found.told.append(
            Fault(french(f"{appeal.number} : lu dans la fiche et inscrit au suivi ({names})."))
        )


def _contradicted(
    number: str, row: Appeal | Action, facts: Mapping[str, Fact], kind: SheetKind
) -> Iterator[Fault]:
    """Yield what was typed into the fiche and reads otherwise in the tracker: both stay."""
    for name, fact in facts.items():
        known = getattr(row, name)
        if known in _UNKNOWN or known == fact:
            continue
        heading = COLUMNS[kind][name].heading
        said = f"{number}, « {heading} » : la fiche dit « {_words(fact)} », le suivi dit "
        yield Fault(
            french(f"{said}« {_words(known)} ». Les deux sont gardés."),
            remedy="Corrigez la fiche ou le suivi.",
        )


def _words(fact: Fact) -> str:
    """Return a fact as people read it."""
    if isinstance(fact, date):
        return short(fact)
    return ", ".join(fact) if isinstance(fact, tuple) else str(fact)
