"""The hidden table of « Données indicateurs »: the last day in time for each day of reception."""

from __future__ import annotations

from datetime import date, timedelta

from suivi_tool.procedure.acknowledgement import ACKNOWLEDGEMENT_DAYS, acknowledgement_deadline
from suivi_tool.procedure.working_days import Calendar
from suivi_tool.tracker.sheets import indicator_cells as cells
from suivi_tool.tracker.sheets.days_off import DaysOffRef
from suivi_tool.tracker.sheets.live import Live
from suivi_tool.tracker.sheets.paper import Page
from suivi_tool.tracker.sheets.references import letters

_YEARS = 4
_DAY, _COVERED = letters(cells.DAY), letters(cells.COVERED)


def write(page: Page, days_off: DaysOffRef, calendar: Calendar, year: int) -> None:
    """Write two years of days from 1 January of the year before `year`."""
    above = cells.FIRST_ROW - 1
    page.put_row(above, cells.DAY, ("Reçu le", "AR au plus tard"), "hidden")
    page.put(above, cells.COVERED, Live(f"{cells.YEAR}-2", year - 2), "hidden")
    for at in range(_YEARS):
        formula = f"IF(COUNTIF({days_off.years},{_COVERED}{above}+{at + 1})>0,1,0)"
        known = int(year - 1 + at in calendar.years)
        page.put(cells.FIRST_ROW + at, cells.COVERED, Live(formula, known), "hidden")
    start = date(year - 1, 1, 1)
    for at in range(cells.DAYS):
        row, received = cells.FIRST_ROW + at, start + timedelta(days=at)
        formula = f"{_DAY}{row - 1}+1" if at else f"DATE({cells.YEAR}-1,1,1)"
        page.put(row, cells.DAY, Live(formula, received), "hidden_date")
        due = acknowledgement_deadline(received, calendar).due
        page.put(row, cells.LIMIT, Live(_limit(days_off, row), due or ""), "hidden_date")


def _limit(days_off: DaysOffRef, row: int) -> str:
    """Return WORKDAY where the list of days off covers both years that it takes, else nothing."""
    received, base = f"{_DAY}{row}", f"${_COVERED}${cells.FIRST_ROW - 1}"
    known = f"${_COVERED}${cells.FIRST_ROW}:${_COVERED}${cells.FIRST_ROW + _YEARS - 1}"
    limit = days_off.workday(received, ACKNOWLEDGEMENT_DAYS)
    both = f"INDEX({known},YEAR({received}+1)-{base})*INDEX({known},YEAR({limit})-{base})"
    return f'IF({both}=0,"",{limit})'
