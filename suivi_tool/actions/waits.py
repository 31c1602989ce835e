"""What waits for the tracker: since when, and after one working day what keeps it out."""

from __future__ import annotations

from datetime import date

from suivi_tool.actions.office import Office
from suivi_tool.actions.reading import proposed_days_off
from suivi_tool.actions.situation import Situation
from suivi_tool.errors import Fault, SuiviError, TrackerBusy
from suivi_tool.procedure.words import count
from suivi_tool.storage.pending import Entry
from suivi_tool.tracker import holidays_list


def told(office: Office) -> tuple[Fault, ...]:
    """Return a sentence for each thing that waits for the tracker, with its age in days."""
    return tuple(
        Fault(f"{entry.number} ({entry.kind}) attend {age(office, entry)} d’entrer dans le suivi.")
        for entry in office.work.waits()
    )


def age(office: Office, entry: Entry) -> str:
    """Return since when an entry waits, in days of the real clock."""
    days = (office.work.clock() - entry.at).days
    return f"depuis {count(days, 'jour')}" if days > 0 else "depuis aujourd’hui"


def of_appeal(office: Office, situation: Situation, number: str) -> str:
    """Return that the appeal itself waits and since when, empty where the tracker has it."""
    for entry in situation.waiting:
        if entry.number == number:
            return f" Cet appel attend {age(office, entry)} d’entrer dans le suivi."
    return ""


def obstacle(office: Office) -> tuple[Fault, ...]:
    """Return who or what keeps out what has waited for one working day, else nothing."""
    now = office.work.clock().date()
    if not any(_long(office, entry.at.astimezone().date(), now) for entry in office.work.waits()):
        return ()
    try:
        office.tracker_file.check_free()
    except TrackerBusy as busy:
        return busy.faults
    return (
        Fault(
            "Le suivi est libre, et pourtant quelque chose attend d’y entrer.",
            remedy="Lancez « actualiser » : il dira ce qui l’en empêche encore.",
        ),
    )


def _long(office: Office, since: date, now: date) -> bool:
    """Tell whether a whole working day has gone by, weekends and days off left out."""
    if (now - since).days < 1:
        return False
    try:
        calendar = holidays_list.calendar(proposed_days_off(office))
        return calendar.add(since, 1) <= now
    except SuiviError:  # a year that the list does not reach
        return True
