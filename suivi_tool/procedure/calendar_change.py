"""What a changed list of « Jours fériés » moves: shown before and after, never in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from suivi_tool.procedure.acknowledgement import acknowledgement_deadline
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.appeal_period import appeal_period
from suivi_tool.procedure.dates_fr import short_with_day
from suivi_tool.procedure.open_deadlines import DeadlineKind
from suivi_tool.procedure.words import french
from suivi_tool.procedure.working_days import Calendar

APPEAL_PERIOD = "Délai d’appel"


@dataclass(frozen=True, slots=True)
class Moved:
    """A deadline that the new list moves; `settled` where the step was done under the old one.

    A date is None where its list does not cover the year.
    """

    number: str
    what: str
    before: date | None
    after: date | None
    settled: bool

    @property
    def text(self) -> str:
        """« APP-2026-001, accusé de réception : ven. 15/05/2026 devient lun. 18/05/2026 »."""
        shown = [short_with_day(day) if day else "non calculable"
                 for day in (self.before, self.after)]  # fmt: skip
        done = " (déjà fait)" if self.settled else ""
        return french(f"{self.number}, {self.what.lower()} : {shown[0]} devient {shown[1]}{done}.")


def moved_deadlines(
    appeals: Iterable[Appeal], before: Calendar, after: Calendar
) -> tuple[Moved, ...]:
    """Return every deadline that differs between two lists of holidays, those settled first."""
    found = [moved for appeal in appeals if appeal.counts
             for moved in _moved(appeal, before, after)]  # fmt: skip
    return tuple(sorted(found, key=lambda moved: not moved.settled))


def _moved(appeal: Appeal, before: Calendar, after: Calendar) -> Iterator[Moved]:
    if appeal.received_on is not None:
        old, new = (acknowledgement_deadline(appeal.received_on, list_).due
                    for list_ in (before, after))  # fmt: skip
        if old != new:
            settled = appeal.acknowledged_on is not None
            yield Moved(appeal.number, DeadlineKind.ACKNOWLEDGEMENT, old, new, settled)
    periods = [
        appeal_period(appeal.notified_on, appeal.sent_on, appeal.received_on,
                      appeal.decision_sent_on, list_)
        for list_ in (before, after)
    ]  # fmt: skip
    if (periods[0].last_day, periods[0].verdict) != (periods[1].last_day, periods[1].verdict):
        settled = appeal.period_validated_on is not None
        yield Moved(appeal.number, APPEAL_PERIOD, periods[0].last_day, periods[1].last_day,
                    settled)  # fmt: skip
