"""What stays of an appeal when the names must go: what the indicators and precedents need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.procedure.links import Links, action_done
from suivi_tool.procedure.working_days import add_months

ANONYMOUS = "Anonymisé"

# Dates, motif and outcome stay for the indicators; so does what no person can be known by.
KEPT = frozenset(
    {
        "number", "received_on", "channel", "sent_on", "opened_on", "appellant_type",
        "certification", "contested_decision", "decision_sent_on", "notified_on", "ground_family",
        "period_verdict", "period_validated_on", "acknowledged_on", "acknowledged_by", "similar",
        "justified", "ruled_on", "actions", "reply_due", "told_progress_on", "treated_on",
        "outcome", "replied_on", "closed_on", "end_told_on", "status", "new_decision_on",
        "new_decision_notified_on", "list_updated_on", "follows",
    }
)  # fmt: skip
REMOVED = tuple(field.name for field in fields(Appeal) if field.name not in KEPT)
"""The fields that can name a person, or that a person filled freely."""


@dataclass(frozen=True, slots=True)
class Expired:
    """A closed appeal past its retention: since when, and what still keeps it, if anything."""

    number: str
    kept_until: date
    hindrance: str = ""


def expired(
    appeals: Iterable[Appeal], actions: Iterable[Action], retention_months: int, today: date
) -> tuple[Expired, ...]:
    """Return the appeals to anonymise: closed, and `retention_months` over since (excluded).

    The retention is a setting that the quality manager signs; a linked action that is still open,
    or an end that was never told, is a hindrance that a person must see.
    """
    links = Links(actions)
    found = []
    for appeal in appeals:
        if appeal.closed_on is None or is_anonymous(appeal):
            continue
        kept_until = add_months(max(filter(None, (appeal.closed_on, appeal.end_told_on))),
                                retention_months)  # fmt: skip
        if today > kept_until:
            found.append(Expired(appeal.number, kept_until, _hindrance(appeal, links)))
    return tuple(found)


def anonymised(appeal: Appeal) -> Appeal:
    """Return the appeal without anything that names a person."""
    kept = {name: getattr(appeal, name) for name in KEPT}
    return Appeal(**kept, appellant=ANONYMOUS)


def is_anonymous(appeal: Appeal) -> bool:
    """Tell whether the names of an appeal are gone already."""
    return appeal.appellant == ANONYMOUS


def _hindrance(appeal: Appeal, links: Links) -> str:
    if appeal.end_told_on is None:
        return "La fin du traitement n’a pas été notifiée à l’appelant."
    still_open = [action.number for action in links.of(appeal) if not action_done(action)]
    return f"Action encore ouverte\u00a0: {', '.join(still_open)}." if still_open else ""
