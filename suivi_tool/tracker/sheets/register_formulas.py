"""The live columns of the register: the deadlines that follow from other cells of the row.

Both stay empty where the list of days off does not cover the years that they take.
"""

from __future__ import annotations

from suivi_tool.procedure.acknowledgement import ACKNOWLEDGEMENT_DAYS, acknowledgement_deadline
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.appeal_period import APPEAL_MONTHS
from suivi_tool.procedure.working_days import Calendar, add_months
from suivi_tool.tracker.sheets.days_off import DaysOffRef
from suivi_tool.tracker.sheets.live import Live, is_day
from suivi_tool.tracker.sheets.references import SheetRef

FIELDS = ("appeal_limit", "acknowledgement_due")


def formula_for(field: str, row: int, register: SheetRef, days_off: DaysOffRef) -> str | None:
    """Return the formula (without « = ») of a field of FIELDS on its row of the register.

    None where the register lacks the columns that it would read.
    """
    if field == "acknowledgement_due" and register.has("received_on"):
        return _acknowledgement(register.own("received_on", row), days_off)
    if field == "appeal_limit":
        starts = [name for name in ("notified_on", "decision_sent_on") if register.has(name)]
        cells = [register.own(name, row) for name in starts]
        return _limit(cells) if cells else None
    return None


def live(
    place: tuple[str, int],
    appeal: Appeal,
    register: SheetRef,
    days_off: DaysOffRef,
    calendar: Calendar,
) -> Live | None:
    """Return the formula of (field, row) with its value for `appeal`, None where there is none."""
    field, row = place
    formula = formula_for(field, row, register, days_off)
    if formula is None:
        return None
    if field == "acknowledgement_due":
        received = appeal.received_on
        due = acknowledgement_deadline(received, calendar).due if received else None
        return Live(formula, due or "")
    notified = appeal.notified_on if register.has("notified_on") else None
    sent = appeal.decision_sent_on if register.has("decision_sent_on") else None
    start = notified or sent
    return Live(formula, add_months(start, APPEAL_MONTHS) if start else "")


def _acknowledgement(received: str, days_off: DaysOffRef) -> str:
    due = days_off.workday(f"INT({received})", ACKNOWLEDGEMENT_DAYS)
    known = days_off.covers(f"INT({received})+1", due)
    return f'IF({is_day(received)},IF({known},{due},""),"")'


def _limit(starts: list[str]) -> str:
    """Return EDATE of the first start that is a date."""
    formula = '""'
    for start in reversed(starts):
        formula = f"IF({is_day(start)},EDATE(INT({start}),{APPEAL_MONTHS}),{formula})"
    return formula
