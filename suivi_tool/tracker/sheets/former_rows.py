"""Appeals that only former trackers and archives hold, counted as those of the register are.

They stand, without a name, in hidden columns of « Données indicateurs »; the formulas that read the
register read them too. Those that no figure of the sheet can count are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from suivi_tool.procedure.appeal import Appeal
from suivi_tool.tracker.sheets import indicator_cells as cells
from suivi_tool.tracker.sheets.facts import Facts
from suivi_tool.tracker.sheets.paper import Page
from suivi_tool.tracker.sheets.references import SheetRef

FIELDS = ("number", "received_on", "acknowledged_on", "reply_due", "replied_on", "closed_on",
          "ruled_on", "justified", "period_verdict", "outcome")  # fmt: skip
_COLUMNS = {name: cells.FORMER + at for at, name in enumerate(FIELDS)}
_DATES = tuple(name for name in FIELDS if name.endswith(("_on", "_due")))


def registers(facts: Facts) -> tuple[SheetRef, ...]:
    """Return where appeals are counted: the register, and the former ones where there are any."""
    rows = len(counted(facts))
    if not rows:
        return (facts.register,)
    last = cells.FIRST_ROW + rows - 1
    block = SheetRef(cells.SHEET, cells.FIRST_ROW, last, _COLUMNS, closed=True)
    return facts.register, block


def write(page: Page, facts: Facts) -> None:
    """Write the former appeals, one a row, in their hidden columns."""
    known = counted(facts)
    page.sheet.set_column(cells.FORMER - 1, cells.FORMER + len(FIELDS) - 2, 11, None,
                          {"hidden": True})  # fmt: skip
    if known:
        page.put_row(cells.FIRST_ROW - 1, cells.FORMER, _HEADINGS, "hidden")
    for row, appeal in enumerate(known, cells.FIRST_ROW):
        for name, column in _COLUMNS.items():
            value = getattr(appeal, name)
            if isinstance(value, date):
                page.put(row, column, value, "hidden_date")
            elif value:
                page.put(row, column, str(value), "hidden")


def undated(facts: Facts) -> list[Appeal]:
    """Return the former appeals without a date of reception, which no month can count."""
    return [appeal for appeal in facts.former if appeal.counts and appeal.received_on is None]


def counted(facts: Facts) -> list[Appeal]:
    """Return the dated ones that are open, or of the years shown, or since the last committee."""
    past = (day for day in facts.committees if day < facts.today)
    first = min(date(facts.today.year - 1, 1, 1), max(past, default=date.max))
    return [appeal for appeal in _dated(facts.former) if _matters(appeal, first)]


def _dated(former: Iterable[Appeal]) -> Iterable[Appeal]:
    return (appeal for appeal in former if appeal.counts and appeal.received_on is not None)


def _matters(appeal: Appeal, first: date) -> bool:
    days = (getattr(appeal, name) for name in _DATES)
    return appeal.closed_on is None or any(day is not None and day >= first for day in days)


_HEADINGS = ("Ancien suivi", "Reçu le", "AR le", "Échéance", "Réponse", "Clos le", "Décidé le",
             "Justifié", "Délai respecté", "Résultat")  # fmt: skip
