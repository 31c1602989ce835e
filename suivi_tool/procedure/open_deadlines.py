"""Every deadline of every appeal and of the actions linked to it, most urgent first.

Only deadlines that have a source: the acknowledgement (MGT 02), the reply where the organisation
set one, the due date of a corrective action and of the check of its effectiveness (MGT 01).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from suivi_tool.procedure.acknowledgement import acknowledgement_deadline
from suivi_tool.procedure.appeal import Action, Appeal, Outcome, Role
from suivi_tool.procedure.dates_fr import short_with_day
from suivi_tool.procedure.duties import STEPS, Branch, Step
from suivi_tool.procedure.impartiality import role_and_person
from suivi_tool.procedure.links import Links, action_done
from suivi_tool.procedure.organisation import Organisation
from suivi_tool.procedure.steps import reply_explanation, who
from suivi_tool.procedure.words import french, plain
from suivi_tool.procedure.working_days import Calendar, UnknownYear

SOON = 2
"""Working days left from which a deadline is « ≤ 2 jours »."""


class DeadlineState(StrEnum):
    """How urgent a deadline is, in the words of « Échéances »."""

    LATE = "En retard"
    TODAY = "Aujourd’hui"
    SOON = "≤ 2 jours"
    AHEAD = "À venir"
    DONE = "Fait"
    UNKNOWN = "À calculer"


class DeadlineKind(StrEnum):
    """What is due."""

    ACKNOWLEDGEMENT = "Accusé de réception"
    REPLY = "Réponse à l’appelant"
    ACTION = "Action"
    EFFECTIVENESS = "Efficacité à vérifier"


@dataclass(frozen=True, slots=True)
class OpenDeadline:
    """One deadline of the appeal `number`; `action` is the number of its action, if it is of one.

    `due` is None where it cannot be calculated (the explanation says why and `state` is UNKNOWN);
    `first_due` is the first date where the action was postponed. `working_days_left` counts from
    the day after today: 0 on the day, negative when late, None where a year is not in the list.
    """

    number: str
    action: str
    kind: DeadlineKind
    role: Role | None
    person: str
    due: date | None
    first_due: date | None
    done_on: date | None
    working_days_left: int | None
    state: DeadlineState
    explanation: str

    @property
    def step(self) -> str:
        """What is due, in French: « Accusé de réception », « Action AC-2026-004 »."""
        return f"{self.kind} {self.action}" if self.action else str(self.kind)


class _Due(NamedTuple):
    """A deadline before it is judged at a date; `done` may be known without its day.

    Who must act (by `action`, else by the appeal) and the sentence of `explain` are asked for only
    where it is shown: of a register, most are done.
    """

    kind: DeadlineKind
    due: date | None
    done: bool
    done_on: date | None
    explain: Callable[[], str]
    action: Action | None = None
    first_due: date | None = None


def open_deadlines(
    appeals: Iterable[Appeal],
    actions: Sequence[Action],
    calendar: Calendar,
    today: date,
    organisation: Organisation | None = None,
    *,
    include_done: bool = False,
) -> list[OpenDeadline]:
    """Return what is due, most urgent first; with `include_done` also what is done, at the end.

    Source: MGT 02, step 4 (R4d, R4c); A18 for the reply; « Plan d'actions » for the actions, whose
    « Nouvelle échéance » counts where it is filled. Closing an appeal ends its own deadlines, never
    those of its actions (A25).
    """
    links = Links(actions)
    found = []
    for appeal in appeals:
        items = [*_own(appeal, calendar)]
        for action in links.of(appeal):
            items += _of_action(action)
        found += [_judged(appeal, item, calendar, today, organisation) for item in items
                  if include_done or not item.done]  # fmt: skip
    return sorted(found, key=_urgency)


def deadline_state(due: date | None, today: date, left: int | None, *, done: bool) -> DeadlineState:
    """Return how urgent a deadline is; without a list of holidays plain days are counted."""
    if done:
        return DeadlineState.DONE
    if due is None:
        return DeadlineState.UNKNOWN
    if due < today:
        return DeadlineState.LATE
    if due == today:
        return DeadlineState.TODAY
    days = (due - today).days if left is None else left
    return DeadlineState.SOON if days <= SOON else DeadlineState.AHEAD


def _own(appeal: Appeal, calendar: Calendar) -> Iterator[_Due]:
    withdrawn = appeal.outcome is Outcome.WITHDRAWN
    ended = appeal.closed_on is not None or withdrawn or not appeal.counts
    if appeal.received_on is not None:
        deadline = acknowledgement_deadline(appeal.received_on, calendar)
        done_on = appeal.acknowledged_on
        yield _Due(DeadlineKind.ACKNOWLEDGEMENT, deadline.due, ended or done_on is not None,
                   done_on, lambda: deadline.explanation)  # fmt: skip
    if appeal.reply_due is not None:
        done_on = appeal.replied_on
        yield _Due(DeadlineKind.REPLY, appeal.reply_due, ended or done_on is not None, done_on,
                   partial(reply_explanation, appeal.reply_due))  # fmt: skip


def _of_action(action: Action) -> Iterator[_Due]:
    due = action.new_due or action.due
    if due is not None:
        yield _Due(DeadlineKind.ACTION, due, action_done(action), action.done_on,
                   partial(_action_explanation, action, due), action,
                   action.due if action.new_due else None)  # fmt: skip
    if action.effectiveness_due is not None:
        checked = plain(action.effective) in ("oui", "non") or action.closed_on is not None
        yield _Due(DeadlineKind.EFFECTIVENESS, action.effectiveness_due, checked, None,
                   partial(_check_explanation, action.effectiveness_due), action)  # fmt: skip


def _check_explanation(due: date) -> str:
    return f"Efficacité à vérifier le {short_with_day(due)}."


def _action_explanation(action: Action, due: date) -> str:
    if action.new_due is None or action.due is None:
        return french(f"Échéance du plan d'actions : {short_with_day(due)}.")
    ground = action.postponement_ground.strip().rstrip(".")
    ground = f" Motif du report : {ground}." if ground else ""
    return french(f"Échéance reportée au {short_with_day(due)} (première échéance : "
                  f"{short_with_day(action.due)}).{ground}")  # fmt: skip


_STEP = {DeadlineKind.ACKNOWLEDGEMENT: Step.ACKNOWLEDGE, DeadlineKind.REPLY: Step.REPLY}


def _who(
    item: _Due, appeal: Appeal, organisation: Organisation | None, today: date
) -> tuple[Role | None, str]:
    """Return the role that must act, and the person."""
    if item.action is not None:
        return _pilot(item.action.pilot, organisation, today)
    step, branch = _STEP[item.kind], Branch.of(appeal.appellant_type)
    duty = next(duty for duty in STEPS if duty.step is step and duty.branch is branch)
    found = who(duty, appeal, organisation, today)
    return (found.role, found.name) if found else (None, "")


def _pilot(pilot: str, organisation: Organisation | None, today: date) -> tuple[Role | None, str]:
    """Return the role that « Pilote » names with who acts in it, else the name as it stands."""
    role, person = role_and_person(pilot)
    if role is None or person:
        return role, person
    return role, organisation.acting(role, today).name if organisation else ""


def _judged(
    appeal: Appeal, item: _Due, calendar: Calendar, today: date, organisation: Organisation | None
) -> OpenDeadline:
    left = _left(item.due, today, calendar)
    role, person = _who(item, appeal, organisation, today)
    return OpenDeadline(
        number=appeal.number,
        action=item.action.number if item.action else "",
        kind=item.kind,
        role=role,
        person=person,
        due=item.due,
        first_due=item.first_due,
        done_on=item.done_on,
        working_days_left=None if item.done else left,
        state=deadline_state(item.due, today, left, done=item.done),
        explanation=item.explain(),
    )


def _left(due: date | None, today: date, calendar: Calendar) -> int | None:
    if due is None:
        return None
    try:
        return calendar.left(today, due)
    except UnknownYear:
        return None


def _urgency(item: OpenDeadline) -> tuple[bool, date, str, str, str]:
    """Done last; what cannot be calculated first; else by date, then by number."""
    done = item.state is DeadlineState.DONE
    return done, item.due or date.min, item.number, item.kind, item.action
