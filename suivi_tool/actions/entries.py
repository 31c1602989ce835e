"""What a person did, as the tracker will receive it: one entry a thing, applied to plain facts.

The same entries are applied to the facts read from the tracker (so that what waits counts as if
it were merged) and to the workbook (`ledger`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar, get_type_hints

from suivi_tool.actions.records import field_value, from_json, plain_value, to_json
from suivi_tool.procedure.anonymising import anonymised
from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.storage.journal import Note
from suivi_tool.storage.pending import Entry


class EntryKind(StrEnum):
    """What an entry does; the word stands in the journal."""

    APPEAL = "appel enregistré"
    STEP = "étape notée"
    ACTION = "action ouverte"
    COMPLETE = "action complétée"
    RETRACT = "annulation"
    FREEZE = "comité figé"
    ANONYMISE = "anonymisation"


_HINTS: Mapping[str, Any] = get_type_hints(Appeal)
_OF_ACTIONS: Mapping[str, Any] = get_type_hints(Action)
Row = TypeVar("Row", Appeal, Action)


@dataclass(frozen=True)
class Change:
    """One fact of an appeal or of an action as it was and as it is now."""

    before: Any
    after: Any


def appeal_payload(appeal: Appeal, row: Action | None = None) -> dict[str, Any]:
    """Return the payload of a new appeal; `row` is its line in the action plan, if any."""
    payload: dict[str, Any] = {"appeal": to_json(appeal)}
    return payload | ({"plan_row": to_json(row)} if row else {})


def step_payload(
    step: str, before: Appeal, changes: Mapping[str, Any], nature: str = ""
) -> dict[str, Any]:
    """Return the payload of a step: what each fact was and what it becomes.

    `nature` is the kind of a further letter.
    """
    return {"step": step, "nature": nature, "changes": _as_pairs(before, changes)}


def completed_payload(before: Action, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the payload that fills cells of a line of the action plan."""
    return {"action": {"number": before.number}, "changes": _as_pairs(before, changes)}


def _as_pairs(before: Appeal | Action, changes: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: [plain_value(getattr(before, name)), plain_value(value)]
        for name, value in changes.items()
    }


def action_payload(action: Action) -> dict[str, Any]:
    """Return the payload of a new line of the action plan."""
    return {"action": to_json(action)}


def retract_payload(number: str, actions: Iterable[str]) -> dict[str, Any]:
    """Return the payload that clears the row of the appeal `number` (if any) and of `actions`."""
    return {"appeal": {"number": number}, "actions": list(actions)}


def retracted_actions(entry: Entry) -> tuple[str, ...]:
    """Return the numbers of the actions whose rows an entry of kind RETRACT clears."""
    numbers = entry.payload.get("actions")
    return tuple(map(str, numbers)) if isinstance(numbers, list) else ()


def new_appeal(entry: Entry) -> Appeal:
    """Return the appeal that an entry of kind APPEAL registers."""
    return from_json(Appeal, _part(entry, "appeal"))


def plan_row(entry: Entry) -> Action | None:
    """Return the line of the action plan that an entry of kind APPEAL brings with it."""
    part = _part(entry, "plan_row")
    return from_json(Action, part) if part else None


def new_action(entry: Entry) -> Action:
    """Return the action that an entry of kind ACTION opens; of kind COMPLETE its number alone."""
    return from_json(Action, _part(entry, "action"))


def changes(entry: Entry) -> dict[str, Change]:
    """Return what an entry of kind STEP or COMPLETE changes, by field of the appeal or action."""
    found, hints = {}, _OF_ACTIONS if entry.kind == EntryKind.COMPLETE else _HINTS
    for name, (before, after) in _part(entry, "changes").items():
        if name in hints:
            hint = hints[name]
            found[name] = Change(field_value(hint, before), field_value(hint, after))
    return found


def _part(entry: Entry, name: str) -> Mapping[str, Any]:
    part = entry.payload.get(name)
    return part if isinstance(part, Mapping) else {}


def as_if_merged(
    appeals: Iterable[Appeal], actions: Iterable[Action], entries: Iterable[Entry]
) -> tuple[tuple[Appeal, ...], tuple[Action, ...]]:
    """Return the facts with what waits; a fact that people have changed meanwhile stays theirs.

    Of rows with one number, or without any, none is lost: the first is the one that entries mean.
    """
    known, plan = _numbered(appeals), _numbered(actions)
    for entry in entries:
        means = (entry.number, 0)
        if entry.kind == EntryKind.APPEAL:
            appeal = new_appeal(entry)
            known.setdefault((appeal.number, 0), appeal)
            if row := plan_row(entry):
                plan.setdefault((row.number, 0), row)
        elif entry.kind == EntryKind.ACTION:
            action = new_action(entry)
            plan.setdefault((action.number, 0), action)
        elif entry.kind == EntryKind.COMPLETE:
            line = (new_action(entry).number, 0)
            plan |= {line: changed(plan[line], entry)} if line in plan else {}
        elif entry.kind == EntryKind.RETRACT:
            known.pop((new_appeal(entry).number, 0), None)
            for number in retracted_actions(entry):
                plan.pop((number, 0), None)
        elif entry.kind == EntryKind.ANONYMISE and means in known:
            known[means] = anonymised(known[means])
        elif means in known:
            known[means] = changed(known[means], entry)
    return tuple(known.values()), tuple(plan.values())


def _numbered(rows: Iterable[Row]) -> dict[tuple[str, int], Row]:
    """Return the rows by number and place among those of that number, in their order."""
    seen: Counter[str] = Counter()
    found = {}
    for row in rows:
        found[row.number, seen[row.number]] = row
        seen[row.number] += 1
    return found


def changed(row: Row, entry: Entry) -> Row:
    """Return the row with what `entry` changes, where the fact is still what it was."""
    facts = {
        name: change.after
        for name, change in changes(entry).items()
        if name == "status" or getattr(row, name) in (change.before, change.after)
    }
    return replace(row, **facts)


def notes(entries: tuple[Entry, ...]) -> list[Note]:
    """Return a line of the journal for each entry: names of fields, never their values."""
    return [Note(entry.by, entry.kind, entry.number, _fields(entry), entry.at) for entry in entries]


def _fields(entry: Entry) -> tuple[str, ...]:
    if entry.kind == EntryKind.STEP:
        named = [str(entry.payload.get(key) or "") for key in ("step", "nature")]
        return (*filter(None, named), *sorted(_part(entry, "changes")))
    if entry.kind == EntryKind.COMPLETE:
        return (new_action(entry).number, *sorted(_part(entry, "changes")))
    part = "action" if entry.kind == EntryKind.ACTION else "appeal"
    return tuple(sorted(_part(entry, part)))
