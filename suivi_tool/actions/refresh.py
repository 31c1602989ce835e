"""Bring everything to the day: what waits, what people typed by hand, sheets and documents."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from suivi_tool.actions import cases, merging
from suivi_tool.actions.answers import Refreshed
from suivi_tool.actions.entries import EntryKind, step_payload
from suivi_tool.actions.kept import read_kept, write_kept
from suivi_tool.actions.office import Office
from suivi_tool.actions.situation import Situation, look
from suivi_tool.errors import Fault, SuiviError
from suivi_tool.forms.reading_back import read_back
from suivi_tool.procedure.appeal import Appeal, Justified
from suivi_tool.procedure.steps import status
from suivi_tool.procedure.words import french, listed
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.headings import COLUMNS

_UNKNOWN = (None, "", Justified.PENDING)
"""What a cell of the register holds where a fiche may tell it."""


def refresh(office: Office) -> Refreshed:
    """Merge what waits, make our sheets anew, bring every fiche to the facts of the tracker.

    What people wrote into a fiche goes into the register where its cell is empty. Raises:
    WorkbookRefused where the tracker is refused and nothing waits.
    """
    done = merging.merge(office, add_years=True)
    found = _documents(office, look(office, done.reading))
    again = merging.merge(office) if found.read_back else done
    return Refreshed(
        done.changed or again.changed,
        tuple(dict.fromkeys((*done.numbers, *again.numbers))),
        (*done.seen, *done.kept, *found.told),
        tuple(found.paths),
        again.waiting,
    )


@dataclass
class _Documents:
    """What became of the fiches: files changed, alerts, how many facts were read back."""

    paths: list[Path] = field(default_factory=list)
    told: list[Fault] = field(default_factory=list)
    read_back: int = 0


def _documents(office: Office, situation: Situation) -> _Documents:
    """Update the fiche of each appeal that has a case of ours."""
    found = _Documents()
    for number in office.work.cases.numbers():
        appeal = situation.appeal(number)
        if appeal is None:
            continue
        try:
            _document(office, appeal, situation, found)
        except SuiviError as error:
            found.told += error.faults
    return found


def _document(office: Office, appeal: Appeal, situation: Situation, found: _Documents) -> None:
    number = appeal.number
    kept = read_kept(office, number)
    case = cases.case_of(office, appeal, kept, situation)
    updated = cases.update_form(office, case, kept)
    if updated.kept != kept:
        write_kept(office, number, updated.kept)
    found.told += updated.alerts
    found.paths += [updated.change.path] if updated.change else []
    read = read_back(updated.typed, updated.typed, appeal.received_on or office.today)
    found.told += read.faults
    facts: dict[str, Any] = {
        name: fact for name, fact in read.facts.items() if getattr(appeal, name) in _UNKNOWN
    }
    if facts:
        facts["status"] = status(replace(appeal, **facts))
        payload = step_payload("lu dans la fiche", appeal, facts)
        office.work.pending.add(EntryKind.STEP, number, payload, office.user)
        found.read_back += 1
        headings = [COLUMNS[SheetKind.APPEALS][name].heading for name in facts if name != "status"]
        names = listed(headings)
        found.told.append(
            Fault(french(f"{number} : lu dans la fiche et inscrit au suivi ({names})."))
        )
