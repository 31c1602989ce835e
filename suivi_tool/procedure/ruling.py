"""What was decided on an appeal: two facts, the period and the substance (A5)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from suivi_tool.procedure.appeal import Appeal, Justified, Outcome, Verdict
from suivi_tool.procedure.words import plain


class Ruling(StrEnum):
    """What a person decided; « hors délai » is a reason of its own."""

    JUSTIFIED = "Justifié"
    NOT_JUSTIFIED = "Non justifié"
    TOO_LATE = "Hors délai"
    WITHDRAWN = "Appel retiré"
    NOT_AN_APPEAL = "Pas un appel"
    PENDING = "En cours"


_STORED = {"oui": Verdict.IN_TIME, "jour limite": Verdict.LIMIT_DAY, "non": Verdict.TOO_LATE}
_STORED |= {plain(verdict): verdict for verdict in Verdict}


def stored_verdict(appeal: Appeal) -> Verdict | None:
    """Return what « Délai d'appel respecté » says: Oui, Jour limite, Non; None for other words."""
    return _STORED.get(plain(appeal.period_verdict))


def ruling(appeal: Appeal) -> Ruling:
    """Return what was decided, as its facts tell.

    Reading (A5): « délai d'appel respecté » and « appel justifié » are two facts. An appeal turned
    down while its period is « Non » is « hors délai », never counted among those not justified on
    the substance. A late appeal that a person takes up and finds justified is justified. Nothing
    is decided by the period alone: « Non » without a decision is still « en cours ».
    """
    if not appeal.counts:
        return Ruling.NOT_AN_APPEAL
    if appeal.outcome is Outcome.WITHDRAWN:
        return Ruling.WITHDRAWN
    if appeal.justified is Justified.YES:
        return Ruling.JUSTIFIED
    if turned_down_as_late(appeal):
        return Ruling.TOO_LATE
    return Ruling.NOT_JUSTIFIED if appeal.justified is Justified.NO else Ruling.PENDING


def turned_down_as_late(appeal: Appeal) -> bool:
    """Tell whether the appeal was turned down because it came too late."""
    if appeal.justified is Justified.YES or stored_verdict(appeal) is not Verdict.TOO_LATE:
        return False
    return appeal.justified is Justified.NO or appeal.ruled_on is not None


def not_on_substance(appeal: Appeal) -> bool:
    """Tell whether the appeal was found not justified on the substance."""
    return appeal.justified is Justified.NO and not turned_down_as_late(appeal)


def decided_on(appeal: Appeal) -> date | None:
    """Return the day of the decision as far as it is known.

    Reading: a tracker that keeps no date of decision tells it by the reply, which says what was
    decided, else by the closing; an appeal decided before a committee is not told after it.
    """
    return appeal.ruled_on or appeal.replied_on or appeal.closed_on
