"""What the generated sheets are made from: facts read elsewhere, and where they lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.history import Frozen
from suivi_tool.procedure.indicators import Indicators
from suivi_tool.procedure.open_deadlines import OpenDeadline
from suivi_tool.procedure.reminder import Reminder
from suivi_tool.tracker.action_plan import ActionRow
from suivi_tool.tracker.findings import CellFinding
from suivi_tool.tracker.holidays_list import DayOff
from suivi_tool.tracker.register import AppealRow
from suivi_tool.tracker.sheets.references import SheetRef

__all__ = ["ActionRow", "AppealRow", "Facts"]


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the sheets show, of one day; see each part.

    `fixed_today` writes `today` as a constant, else =TODAY() stands with `today` as its cache.
    `figures` and `deadlines` are those of the appeals as Excel sees them. `committees` and
    `reviews` are the dates of the committees and of the management reviews, past and planned;
    `history` is what each committee saw; `former` are the appeals that only former trackers and
    archives hold, counted in `figures`. `reminders` are those of late actions, by their number.
    """

    today: date
    register: SheetRef
    figures: Indicators
    appeals: tuple[AppealRow, ...] = ()
    action_plan: SheetRef | None = None
    actions: tuple[ActionRow, ...] = ()
    days_off: tuple[DayOff, ...] = ()
    deadlines: tuple[OpenDeadline, ...] = ()
    findings: tuple[CellFinding, ...] = ()
    committees: tuple[date, ...] = ()
    reviews: tuple[date, ...] = ()
    history: tuple[Frozen, ...] = ()
    former: tuple[Appeal, ...] = ()
    reminders: Mapping[str, Reminder] = field(default_factory=dict)
    organisation: str = ""
    fixed_today: bool = False
    date1904: bool = False
