"""The reminder to the pilot of late actions: whom it is for, and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from suivi_tool.procedure.appeal import Action
from suivi_tool.procedure.dates_fr import short, short_with_day
from suivi_tool.procedure.impartiality import role_and_person, same_person
from suivi_tool.procedure.links import action_done
from suivi_tool.procedure.organisation import Organisation, Person
from suivi_tool.procedure.words import count, french


@dataclass(frozen=True, slots=True)
class Reminder:
    """A mail to one pilot about `actions`; the address is empty where the settings know none."""

    to: Person
    actions: tuple[Action, ...]
    subject: str
    text: str


def is_late(action: Action, today: date) -> bool:
    """Tell whether an action is past its due date (the new one where there is one), not done.

    Source: MGT 01, plan d'actions; the last day is still in time.
    """
    due = action.new_due or action.due
    return due is not None and due < today and not action_done(action)


def reminders(
    actions: Iterable[Action], organisation: Organisation, today: date
) -> tuple[Reminder, ...]:
    """Return a reminder to each pilot who has late ones among `actions`, oldest deadline first."""
    late = [action for action in actions if is_late(action, today)]
    late.sort(key=lambda action: (action.new_due or action.due or today, action.number))
    by_pilot: dict[str, list[Action]] = {}
    people: dict[str, Person] = {}
    for action in late:
        person = pilot(action, organisation, today)
        people.setdefault(person.name, person)
        by_pilot.setdefault(person.name, []).append(action)
    return tuple(_reminder(people[name], own) for name, own in by_pilot.items())


def pilot(action: Action, organisation: Organisation, today: date) -> Person:
    """Return who pilots the action: a role stands for who acts in it, a name gets its address."""
    role, name = role_and_person(action.pilot)
    if role is not None and not name:
        acting = organisation.acting(role, today).person
        return acting or Person(str(role))
    known = (person for post in organisation.posts for person in (post.holder, post.deputy))
    return next((p for p in known if p and same_person(p.name, name)), Person(name))


def _reminder(to: Person, actions: Sequence[Action]) -> Reminder:
    first = actions[0]
    subject = f"Action {first.number} : échéance du {_due(first)} dépassée"
    if len(actions) > 1:
        subject = f"{count(len(actions), 'action')} en retard dont vous êtes pilote"
    lines = [f"– {_line(action)}" for action in actions]
    said = ["Bonjour,", _HEAD if len(actions) > 1 else _HEAD_ONE, "\n".join(lines), _ASKED]
    return Reminder(to, tuple(actions), french(subject), french("\n\n".join(said)) + "\n")


def _line(action: Action) -> str:
    what = " ".join((action.action or action.finding).split()).rstrip(".")
    due = action.new_due or action.due
    when = f"à réaliser pour le {short_with_day(due)}" if due else ""
    if action.new_due and action.due:
        when += f" (première échéance : {short(action.due)})"
    origin = action.origin_reference.strip()
    source = f" Origine : {origin}." if origin else ""
    return f"{action.number} : {what}, {when}.{source}" if what else f"{action.number}, {when}."


def _due(action: Action) -> str:
    due = action.new_due or action.due
    return short(due) if due else ""


_HEAD_ONE = "Cette action dont vous êtes pilote n'est pas notée comme réalisée au plan d'actions :"
_HEAD = "Ces actions dont vous êtes pilote ne sont pas notées comme réalisées au plan d'actions :"
_ASKED = (
    "Merci d'indiquer la date de réalisation et la preuve, ou bien une nouvelle échéance et son "
    "motif."
)
