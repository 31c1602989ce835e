"""The lines of the action plan: what follows an appeal, what a fiche AC/AP tells of an action.

Those that stand for appeals (Type = Appel) are kept at what became of them.

Source: MGT 02, step 10: « Clôture de la fiche d'appel et mise à jour du suivi de plan d'actions »
(R10d, R10c); A21 for a tracker of one sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from suivi_tool.actions.entries import changes
from suivi_tool.actions.reading import is_appeal
from suivi_tool.errors import WorkbookRefused
from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.procedure.steps import status
from suivi_tool.procedure.words import french, plain
from suivi_tool.storage.pending import Entry
from suivi_tool.tracker.action_plan import ActionRow
from suivi_tool.tracker.records import same_number
from suivi_tool.tracker.values import Fact

OPEN, UNDER_WAY, CLOSED = "À faire", "En cours", "Clôturée"
_OURS = frozenset(("", plain(OPEN), plain(UNDER_WAY)))
"""What « Statut » may say for us to write it: other words are a person's."""


def of_appeals(
    appeals: Iterable[Appeal], lines: Iterable[ActionRow], ours: Callable[[Appeal], bool]
) -> dict[int, dict[str, Fact]]:
    """Return what is to be written, by row: the facts of the lines of `ours` that are behind.

    A day of closing that a person wrote stays; nothing is ever taken back here.
    """
    named = {line.row: (line.action, same_number(line.action.origin_reference or line.number))
             for line in lines if is_appeal(line.action)}  # fmt: skip
    wanted = {number for _, number in named.values()}
    known = {number: appeal for appeal in appeals
             if (number := same_number(appeal.number)) in wanted and ours(appeal)}  # fmt: skip
    behind = {row: _behind(action, known[number]) for row, (action, number) in named.items()
              if number in known}  # fmt: skip
    return {row: facts for row, facts in behind.items() if facts}


def _behind(action: Action, appeal: Appeal) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    said = plain(action.status)
    if appeal.closed_on is not None:
        if action.closed_on is None:
            facts["closed_on"] = appeal.closed_on
        if said in _OURS:
            facts["status"] = CLOSED
    elif said == plain(OPEN) and action.closed_on is None and status(appeal) != "Reçu":
        facts["status"] = UNDER_WAY
    return facts


def line_of(lines: Iterable[ActionRow], number: str) -> ActionRow:
    """Return the line of the action `number`; raises WorkbookRefused where it is gone."""
    wanted = same_number(number)
    found = next((line for line in lines if same_number(line.action.number) == wanted), None)
    if found is None:
        message = french(f"l'action {number} n'est plus dans le plan d'actions.")
        raise WorkbookRefused(message, remedy="Remettez sa ligne, ou restaurez une sauvegarde.")
    return found


def completing(action: Action, entry: Entry) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the facts that `entry` brings to `action`, and the fields filled otherwise since."""
    facts, theirs = {}, []
    for name, change in changes(entry).items():
        now = getattr(action, name)
        if now == change.before:
            facts[name] = change.after
        elif now != change.after:
            theirs.append(name)
    return facts, tuple(theirs)
