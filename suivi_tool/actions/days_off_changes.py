"""« Jours fériés » changed: what that moves is told before and after; missing years proposed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from suivi_tool.actions.office import Office
from suivi_tool.actions.reading import Reading, proposed_days_off
from suivi_tool.errors import Fault
from suivi_tool.procedure.calendar_change import Moved, moved_deadlines
from suivi_tool.procedure.dates_fr import short_with_day
from suivi_tool.procedure.words import count, french, listed
from suivi_tool.tracker import holidays_list
from suivi_tool.tracker.holidays_list import DayOff

WHAT = "jours fériés changés"
PROPOSED = "Proposé par l’outil, à vérifier"
_SHOWN = 12


def moved(before: Reading | None, now: Reading) -> tuple[Moved, ...]:
    """Return the deadlines of the register that the list of days off as it is now moves.

    `before` is the tracker as we left it, None where that is not known.
    """
    if before is None or before.days_off == now.days_off:
        return ()
    return moved_deadlines(now.appeals, before.calendar, now.calendar)


def told(found: Sequence[Moved]) -> Iterator[Fault]:
    """Tell each deadline moved, those of steps already done first; the rest is counted."""
    for one in found[:_SHOWN]:
        yield Fault(one.text, place=french("feuille « Jours fériés »"),
                    remedy=_SETTLED if one.settled else "")  # fmt: skip
    left = len(found) - _SHOWN
    if left > 0:
        yield Fault(french(f"{count(left, 'autre échéance', 'autres échéances')} changent aussi "
                           "avec la liste des jours fériés."))  # fmt: skip


def with_missing_years(office: Office, reading: Reading) -> tuple[Reading, tuple[Fault, ...]]:
    """Return the reading with the days of this year and the next, where the list lacks a year.

    They are marked as proposed, in the list that people correct; what they move is told.
    """
    wanted = {office.today.year, office.today.year + 1}
    missing = sorted(wanted - holidays_list.covered(reading.days_off))
    if not missing:
        return reading, ()
    added = [replace(day, note=PROPOSED) for day in proposed_days_off(office, missing)
             if day.day is not None and (day.day.year in missing)]  # fmt: skip
    if not added:
        return reading, ()
    known = {day.day for day in reading.days_off if day.day}
    new = [day for day in added if day.day not in known]
    complete = replace(reading, days_off=holidays_list.ordered([*reading.days_off, *new]))
    years = listed([str(year) for year in missing])
    proposal = Fault(
        french(f"Jours fériés de {years} ajoutés à la liste, à vérifier : {_named(new)}."),
        place=french("feuille « Jours fériés »"),
        remedy="Corrigez la liste si un jour est travaillé, ou fermé en plus.",
    )
    return complete, (proposal, *told(moved(reading, complete)))


def _named(days: Sequence[DayOff]) -> str:
    return ", ".join(f"{short_with_day(day.day)} {day.label}" for day in days if day.day)


_SETTLED = french(
    "Cette étape était faite : rien n'est corrigé dans le suivi. Si la liste est fausse, "
    "remettez-la ; sinon notez-le dans les commentaires."
)
