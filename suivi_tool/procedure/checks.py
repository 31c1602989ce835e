"""Every finding of `verifier` and of the sheet « Contrôle », over all appeals and actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.procedure.checks_actions import action_remarks, concerns_appeals
from suivi_tool.procedure.checks_dates import date_remarks
from suivi_tool.procedure.checks_duties import duty_remarks, no_appeal_remarks
from suivi_tool.procedure.findings import Finding, Gravity, Remark, Subject, error, warning
from suivi_tool.procedure.links import Links
from suivi_tool.procedure.organisation import Organisation
from suivi_tool.procedure.words import plain
from suivi_tool.procedure.working_days import Calendar

__all__ = ["Finding", "Gravity", "Subject", "findings"]

_GRAVEST_FIRST = {gravity: rank for rank, gravity in enumerate(Gravity)}


def findings(
    appeals: Sequence[Appeal],
    actions: Sequence[Action],
    calendar: Calendar,
    today: date,
    organisation: Organisation | None = None,
) -> tuple[Finding, ...]:
    """Return everything to look at: gravest first, what is under way first, then by rows.

    A tracker adopted with years of history has many findings about appeals closed long ago: they
    stand after those that can still be acted upon.

    Actions that come from no appeal belong to MGT 01: of them only a number given twice is told.
    """
    body = organisation or Organisation("")
    links = Links(actions)
    found = [*_numbers(appeals, actions), *_unknown_links(appeals, actions, links)]
    concerned: set[int] = set()
    for position, appeal in enumerate(appeals):
        linked = links.of(appeal)
        concerned.update(map(id, linked))
        remarks = (
            (
                *date_remarks(appeal, calendar, today),
                *duty_remarks(appeal, linked, calendar, body, today),
            )
            if appeal.counts
            else no_appeal_remarks(appeal)
        )
        found += [item.about(Subject.APPEAL, appeal.number, position) for item in remarks]
    for position, action in enumerate(actions):
        if id(action) in concerned or concerns_appeals(action):
            found += [item.about(Subject.ACTION, action.number, position)
                      for item in action_remarks(action, today)]  # fmt: skip
    ended = {
        Subject.APPEAL: [appeal.closed_on is not None for appeal in appeals],
        Subject.ACTION: [action.closed_on is not None for action in actions],
    }
    return tuple(sorted(found, key=lambda item: (
        _GRAVEST_FIRST[item.gravity], ended[item.subject][item.position],
        item.subject is Subject.ACTION, item.position)))  # fmt: skip


def _numbers(appeals: Sequence[Appeal], actions: Sequence[Action]) -> Iterator[Finding]:
    yield from _twice([appeal.number for appeal in appeals], Subject.APPEAL)
    # In a single-sheet tracker the row of an appeal bears the number of the appeal: no duplicate.
    yield from _twice([action.number for action in actions], Subject.ACTION)


def _twice(numbers: Iterable[str], subject: Subject) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for position, number in enumerate(numbers):
        key = plain(number)
        if key and key in first:
            yield error("number", f"Le numéro {number.strip()} est donné deux fois.",
                        "Donnez à la seconde ligne le numéro suivant.").about(
                subject, number, position)  # fmt: skip
        first.setdefault(key, position)


def _unknown_links(
    appeals: Sequence[Appeal], actions: Sequence[Action], links: Links
) -> Iterator[Finding]:
    """Yield the links that lead nowhere, both ways."""
    known = {plain(appeal.number): appeal for appeal in appeals}
    for position, appeal in enumerate(appeals):
        for number in appeal.actions:
            if not links.numbered(number):
                yield _unlinked(f"L'action {number} n'est pas dans le plan d'actions.").about(
                    Subject.APPEAL, appeal.number, position)  # fmt: skip
        if appeal.follows.strip() and plain(appeal.follows) not in known:
            yield warning("follows", f"L'appel d'origine {appeal.follows} n'est pas au registre.",
                          "Corrigez le numéro.").about(
                Subject.APPEAL, appeal.number, position)  # fmt: skip
    for position, action in enumerate(actions):
        reference = plain(action.origin_reference)
        if not reference or not concerns_appeals(action):
            continue
        remark = _one_way(action, known.get(reference))
        if remark is not None:
            yield remark.about(Subject.ACTION, action.number, position)


def _unlinked(message: str) -> Remark:
    return warning("actions", message, "Corrigez le numéro, ou ajoutez l'action au plan.")


def _one_way(action: Action, appeal: Appeal | None) -> Remark | None:
    reference = action.origin_reference.strip()
    if appeal is None:
        return warning("origin_reference", f"L'appel {reference} n'est pas au registre.",
                       "Corrigez le numéro de l'appel.")  # fmt: skip
    if plain(action.kind) == "appel" or plain(action.number) in map(plain, appeal.actions):
        return None
    return warning("origin_reference", f"L'appel {reference} ne cite pas l'action {action.number}.",
                   "Inscrivez le numéro de l'action dans la ligne de l'appel.")  # fmt: skip
