"""Which actions belong to which appeal: those it names, and those that name it (A21, A22)."""

from __future__ import annotations

from collections.abc import Iterable

from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.procedure.words import plain

CLOSED_WORDS = ("clôturée", "clôturé", "soldée", "soldé", "close", "clos")
"""What people write into « Statut » of an action that is closed."""

DONE_WORDS = (*CLOSED_WORDS, "réalisée", "réalisé", "terminée", "terminé", "annulée", "annulé",
              "faite", "fait")  # fmt: skip
"""What they write where it is carried out, or given up."""

_CLOSED, _DONE = frozenset(map(plain, CLOSED_WORDS)), frozenset(map(plain, DONE_WORDS))


class Links:
    """The actions of a plan, found by their number and by the appeal that they name.

    Numbers are compared without case and accents; an empty one links nothing.
    """

    def __init__(self, actions: Iterable[Action]) -> None:
        """Index `actions` once."""
        self._by_number: dict[str, list[Action]] = {}
        self._by_appeal: dict[str, list[Action]] = {}
        for action in actions:
            if number := plain(action.number):
                self._by_number.setdefault(number, []).append(action)
            if reference := plain(action.origin_reference):
                self._by_appeal.setdefault(reference, []).append(action)

    def of(self, appeal: Appeal) -> tuple[Action, ...]:
        """Return the actions of `appeal`, each once, those that it names first."""
        found = [action for number in appeal.actions for action in self.numbered(number)]
        found += self._by_appeal.get(plain(appeal.number), [])
        if len(found) == 2 and found[0] is found[1]:  # named both ways
            return (found[0],)
        return tuple(found if len(found) < 2 else dict.fromkeys(found))

    def numbered(self, number: str) -> list[Action]:
        """Return the actions of that number: one, none, or several where it is given twice."""
        return self._by_number.get(plain(number), [])


def linked(appeal: Appeal, actions: Iterable[Action]) -> tuple[Action, ...]:
    """Return the actions of one appeal."""
    return Links(actions).of(appeal)


def action_done(action: Action) -> bool:
    """Tell whether an action is carried out: by its dates, else by the word of its status."""
    return (
        action.done_on is not None or action.closed_on is not None or plain(action.status) in _DONE
    )


def action_closed(action: Action) -> bool:
    """Tell whether an action is closed: by its date, else by the word of its status."""
    return action.closed_on is not None or plain(action.status) in _CLOSED
