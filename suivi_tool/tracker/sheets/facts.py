"""What the generated sheets are made from: facts read elsewhere, and where they lie."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.tracker.holidays_list import DayOff
from suivi_tool.tracker.sheets.figures import Figures
from suivi_tool.tracker.sheets.references import SheetRef


@dataclass(frozen=True, slots=True)
class AppealRow:
    """An appeal and its row in the register."""

    row: int
    appeal: Appeal


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action and its row in the action plan."""

    row: int
    action: Action


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """One open deadline as « Échéances » shows it.

    `field` is where the register (or the action plan, for `of_action`) records that it is done;
    `number` that of the appeal or action; `due` the last day in time, None where none is set;
    `first_due` the deadline before it was put off; `who` the person or the role.
    """

    number: str
    step: str
    who: str
    due: date | None
    field: str
    explanation: str = ""
    first_due: date | None = None
    of_action: bool = False


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding of `verifier`: `severity` is « erreur », « alerte » or « information »."""

    severity: str
    sheet: str
    row: int | None
    column: str
    message: str
    remedy: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the sheets show, of one day; see each part.

    `fixed_today` writes `today` as a constant, else =TODAY() stands with `today` as its cache.
    `committees` and `reviews` are the dates of the committees and management reviews.
    """

    today: date
    register: SheetRef
    figures: Figures
    appeals: tuple[AppealRow, ...] = ()
    action_plan: SheetRef | None = None
    actions: tuple[ActionRow, ...] = ()
    days_off: tuple[DayOff, ...] = ()
    deadlines: tuple[DeadlineLine, ...] = ()
    findings: tuple[FindingLine, ...] = ()
    committees: tuple[date, ...] = ()
    reviews: tuple[date, ...] = ()
    organisation: str = ""
    fixed_today: bool = False
    date1904: bool = False
