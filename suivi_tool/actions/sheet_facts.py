"""The facts that our sheets are made from: the tracker as it reads, judged at the day."""

from __future__ import annotations

from collections.abc import Sequence

from suivi_tool.actions import pages, verify
from suivi_tool.actions.former import read_former
from suivi_tool.actions.office import Office
from suivi_tool.actions.reading import Reading
from suivi_tool.procedure.history import Frozen
from suivi_tool.procedure.reminder import Reminder, is_late, reminders
from suivi_tool.tracker.findings import CellFinding
from suivi_tool.tracker.sheets.facts import Facts
from suivi_tool.tracker.sheets.references import SheetRef


def of(
    office: Office,
    now: Reading,
    register: SheetRef,
    action_plan: SheetRef | None,
    frozen: Sequence[Frozen],
    *,
    lost: Sequence[CellFinding] = (),
) -> Facts:
    """Return what the sheets show of `now`; the references say where its registers lie.

    `lost` are the appeals that the register no longer holds.
    """
    former, _ = read_former(office, now.tracker, now.appeals)
    known = (*former, *now.appeals)
    return Facts(
        today=office.today,
        register=register,
        figures=pages.indicators(office, known, now.actions, now.calendar, frozen),
        appeals=now.register.appeals,
        action_plan=action_plan,
        actions=now.measures,
        days_off=now.days_off,
        deadlines=pages.deadlines(office, now.appeals, now.actions, now.calendar),
        findings=verify.for_sheet(office, now, lost),
        committees=pages.committees(office, frozen),
        reviews=pages.reviews(office),
        history=tuple(frozen),
        former=former,
        reminders=_reminders(office, now),
        organisation=office.organisation.name,
        fixed_today=office.fixed,
        date1904=now.tracker.date1904,
    )


def _reminders(office: Office, now: Reading) -> dict[str, Reminder]:
    """Return the reminder of each late action, by its number."""
    late = (action for action in now.actions if is_late(action, office.today))
    written = (reminders([action], office.organisation, office.today) for action in late)
    return {reminder.actions[0].number: reminder for found in written for reminder in found}
