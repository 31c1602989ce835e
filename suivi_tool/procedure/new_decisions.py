"""An appeal against the new decision that a first appeal led to: linked to that first one."""

from __future__ import annotations

from collections.abc import Sequence

from suivi_tool.procedure.appeal import Appeal, Outcome
from suivi_tool.procedure.duplicates import names
from suivi_tool.procedure.words import plain

CHANGED = (Outcome.MODIFIED, Outcome.CANCELLED)


def first_appeal(appeal: Appeal, others: Sequence[Appeal]) -> Appeal | None:
    """Return the appeal whose new decision `appeal` contests, None where none surely is.

    Reading: the same person, an outcome « modifiée » or « annulée », and a decision notified on the
    day of the new one or later. Of several the last one counts. An appeal says itself which one it
    follows where « Appel précédent » is filled.
    """
    if appeal.follows.strip():
        wanted = plain(appeal.follows)
        return next((other for other in others if plain(other.number) == wanted), None)
    found = [other for other in others if _led_to(other, appeal)]
    return found[-1] if found else None


def _led_to(first: Appeal, appeal: Appeal) -> bool:
    if first.outcome not in CHANGED or first.number == appeal.number:
        return False
    if not names(appeal.appellant) or names(first.appellant) != names(appeal.appellant):
        return False
    decided, notified = first.new_decision_on, appeal.notified_on
    return decided is not None and notified is not None and notified >= decided
