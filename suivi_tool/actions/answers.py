"""What actions answer: plain values that the command line and the window show in their own way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from suivi_tool.errors import Fault
from suivi_tool.procedure.acknowledgement import Deadline
from suivi_tool.procedure.appeal_period import AppealPeriod
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.organisation import Responsible

NOT_AN_APPEAL = "pas-un-appel"
"""The word in the place of a step where what was registered proved to be no appeal."""


def label_of(step: str) -> str:
    """Return the name of a step of the journal or of an answer, in French."""
    if step == NOT_AN_APPEAL:
        return "Ce n’est pas un appel"
    return Step(step).label if step in {each.value for each in Step} else ""


@dataclass(frozen=True, slots=True)
class TrackerPlace:
    """Where the tracker has it; `row` is None while it waits, `waiting` then says why."""

    file: Path
    sheet: str
    row: int | None = None
    waiting: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Registered:
    """An appeal was registered (R1-R3): its number, who must act by when, what was written."""

    number: str
    responsible: Responsible
    acknowledgement: Deadline
    period: AppealPeriod
    tracker: TrackerPlace
    form: Path | None
    folder: Path
    documents: tuple[Path, ...] = ()
    alerts: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be said of an appeal if it were registered now; nothing is written.

    `twins` are the cases that what arrives may be a letter of: same appeal, same person or file.
    """

    faults: tuple[Fault, ...]
    alerts: tuple[Fault, ...]
    responsible: Responsible | None
    acknowledgement: Deadline | None
    period: AppealPeriod | None
    twins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step that comes next: which, who, and by when where a date is known."""

    step: str
    who: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Treated:
    """A step was prepared (`on` is None) or recorded."""

    number: str
    step: str
    on: date | None
    documents: tuple[Path, ...] = ()
    next: tuple[NextStep, ...] = ()
    alerts: tuple[Fault, ...] = ()
    waiting: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Refreshed:
    """The tracker was brought up to date: numbers merged, what people had changed.

    `waiting` is why it was not; `idle` tells that nothing waits for it, all the same.
    """

    changed: bool
    merged: tuple[str, ...] = ()
    seen: tuple[Fault, ...] = ()
    documents: tuple[Path, ...] = ()
    waiting: tuple[Fault, ...] = ()
    idle: bool = False
