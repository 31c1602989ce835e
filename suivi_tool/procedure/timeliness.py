"""Whether an appeal was answered in time: what MGT 02-2 counts, one appeal at a time (A18, A19)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from suivi_tool.procedure.acknowledgement import acknowledgement_deadline
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.words import NBSP
from suivi_tool.procedure.working_days import Calendar

NOT_APPLICABLE = "s.o."


class Timeliness(StrEnum):
    """What one deadline, or one appeal with all its deadlines, is at a date."""

    KEPT = "dans les délais"
    MISSED = "hors délai"
    PENDING = "en cours"
    UNKNOWN = "non calculable"


def deadline_kept(due: date | None, done_on: date | None, today: date) -> Timeliness:
    """Judge one deadline at `today`: the last day is still in time (A8)."""
    if due is None:
        return Timeliness.UNKNOWN
    if done_on is not None:
        return Timeliness.KEPT if done_on <= due else Timeliness.MISSED
    return Timeliness.PENDING if today <= due else Timeliness.MISSED


def timeliness(appeal: Appeal, calendar: Calendar, today: date) -> Timeliness:
    """Return what the appeal counts as in MGT 02-2, at `today`.

    Source: MGT 02, OBJECTIFS: « 100% du respect des délais de traitement » (I2).
    Reading (A18): its deadlines are the acknowledgement and, where filled, « Échéance de réponse ».
    (A19): one missed deadline misses the appeal at once; else one not yet due and not done leaves
    it « en cours », out of the denominator; kept when all are kept. An appeal whose deadline
    cannot be calculated (no date of reception, no holidays of that year) counts nowhere.
    """
    due = None
    if appeal.received_on is not None:
        due = acknowledgement_deadline(appeal.received_on, calendar).due
    found = [deadline_kept(due, appeal.acknowledged_on, today)]
    if appeal.reply_due is not None:
        found.append(deadline_kept(appeal.reply_due, appeal.replied_on, today))
    order = (Timeliness.MISSED, Timeliness.UNKNOWN, Timeliness.PENDING)
    return next((state for state in order if state in found), Timeliness.KEPT)


@dataclass(frozen=True, slots=True)
class Rate:
    """Appeals answered in time: `kept` of `due`, those `pending` and `unknown` apart."""

    kept: int = 0
    due: int = 0
    pending: int = 0
    unknown: int = 0

    @classmethod
    def of(cls, states: Iterable[Timeliness]) -> Rate:
        """Count `states`."""
        found = list(states)
        kept = found.count(Timeliness.KEPT)
        return cls(
            kept,
            kept + found.count(Timeliness.MISSED),
            found.count(Timeliness.PENDING),
            found.count(Timeliness.UNKNOWN),
        )

    def __add__(self, other: Rate) -> Rate:
        return Rate(
            self.kept + other.kept,
            self.due + other.due,
            self.pending + other.pending,
            self.unknown + other.unknown,
        )

    @property
    def missed(self) -> int:
        """Appeals whose deadlines were not all kept."""
        return self.due - self.kept

    @property
    def value(self) -> float | None:
        """The fraction 0-1, or None (« s.o. ») where nothing was due (A19)."""
        return self.kept / self.due if self.due else None

    @property
    def text(self) -> str:
        """« 86 % – 6 sur 7 », or « s.o. »; never 100 % where one was missed, nor 0 % where kept."""
        if self.value is None:
            return NOT_APPLICABLE
        return f"{percent(self.kept, self.due)}{NBSP}%{NBSP}– {self.kept} sur {self.due}"


def percent(part: int, whole: int) -> int:
    """Return the percentage rounded half up, 99 at most where not all and 1 at least where some."""
    rounded = (200 * part + whole) // (2 * whole)
    if 0 < part < whole:
        return min(max(rounded, 1), 99)
    return rounded
