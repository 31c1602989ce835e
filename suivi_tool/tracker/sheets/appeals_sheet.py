"""« Appels »: the register of appeals, as we make it where a tracker has none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields

from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.words import french
from suivi_tool.tracker import holidays_list
from suivi_tool.tracker.appeal_columns import APPEALS
from suivi_tool.tracker.holidays_list import DayOff
from suivi_tool.tracker.sheets import days_off, register_formulas, register_page
from suivi_tool.tracker.sheets.days_off import DaysOffRef
from suivi_tool.tracker.sheets.live import Live
from suivi_tool.tracker.sheets.paper import Book
from suivi_tool.tracker.sheets.references import SheetRef, letters
from suivi_tool.tracker.sheets.register_page import FIRST_ROW, Design

SHEET = str(APPEALS.sheet)
TABLE = "RegistreAppels"
_ACCENTS = frozenset({"appellant", "contested_decision", "ground_family", "appeal_limit",
                      "acknowledgement_due", "causes", "actions", "closed_on",
                      "status"})  # fmt: skip


def reference(rows: int) -> SheetRef:
    """Return where the sheet keeps its fields when it holds `rows` appeals."""
    return register_page.reference(APPEALS, TABLE, rows)


def build(
    lines: Sequence[DayOff], appeals: Sequence[Appeal] = (), *, date1904: bool = False
) -> bytes:
    """Return a workbook that holds « Appels » and « Jours fériés », to be put into a tracker."""
    book = Book(date1904=date1904)
    write(book, lines, appeals)
    days_off.write(book, lines)
    return book.close()


def write(
    book: Book,
    lines: Sequence[DayOff],
    appeals: Sequence[Appeal],
    lists: Mapping[str, str] | None = None,
) -> SheetRef:
    """Add the sheet and return where its fields are; `lists` names the lists of some fields."""
    ref = reference(len(appeals))
    calendar = holidays_list.calendar(lines)
    where = DaysOffRef(len(lines))
    facts = [field.name for field in fields(Appeal) if field.name in APPEALS]

    def formula(name: str, row: int) -> Live | None:
        at = row - FIRST_ROW
        appeal = appeals[at] if at < len(appeals) else Appeal("")
        return register_formulas.live((name, row), appeal, ref, where, calendar)

    rows = [
        {name: register_page.cell_value(getattr(appeal, name)) for name in facts}
        for appeal in appeals
    ]
    register_page.write(book, APPEALS, rows, _design(ref, lists or {}), formula)
    return ref


def _design(ref: SheetRef, lists: Mapping[str, str]) -> Design:
    column = {name: f"${letters(at)}{FIRST_ROW}" for name, at in ref.columns.items()}
    late = (f"AND(ISNUMBER({column['acknowledgement_due']}),"
            f"NOT(ISNUMBER({column['acknowledged_on']})),"
            f"{column['acknowledgement_due']}<AUJOURDHUI)")  # fmt: skip
    return Design(
        table=TABLE,
        title="Appels",
        help=_HELP,
        accents=_ACCENTS,
        lists=lists,
        rules=[
            (f"ISNUMBER({column['closed_on']})", {"font_color": "#5B6472"}),
            (f"AND(COLUMN()={ref.columns['acknowledgement_due']},{late})",
             {"font_color": "#A3201D", "bg_color": "#FBE4E2", "bold": True}),
        ],
    )  # fmt: skip


_HELP = french(
    "MGT 02 : une ligne par appel, justifié ou non. Colonnes en italique : calculées. Dates : de "
    "vraies dates (15/05/2026)."
)
