"""« Plan d'actions », as we make it in a tracker of our own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields

from suivi_tool.procedure.appeal import Action
from suivi_tool.procedure.words import french
from suivi_tool.tracker.action_columns import ACTIONS
from suivi_tool.tracker.sheets import register_page
from suivi_tool.tracker.sheets.live import Live
from suivi_tool.tracker.sheets.paper import Book
from suivi_tool.tracker.sheets.references import SheetRef, letters
from suivi_tool.tracker.sheets.register_page import FIRST_ROW, Design

SHEET = str(ACTIONS.sheet)
TABLE = "PlanActions"
_ACCENTS = frozenset({"origin", "finding", "causes", "action", "progress",
                      "effectiveness_criterion", "closed_on"})  # fmt: skip


def reference(rows: int) -> SheetRef:
    """Return where the sheet keeps its fields when it holds `rows` actions."""
    return register_page.reference(ACTIONS, TABLE, rows)


def write(
    book: Book, actions: Sequence[Action], lists: Mapping[str, str] | None = None
) -> SheetRef:
    """Add the sheet and return where its fields are; `lists` names the lists of some fields."""
    ref = reference(len(actions))
    facts = [field.name for field in fields(Action) if field.name in ACTIONS]
    rows = [
        {name: register_page.cell_value(getattr(action, name)) for name in facts}
        for action in actions
    ]
    register_page.write(book, ACTIONS, rows, _design(ref, lists or {}), _no_formula)
    return ref


def _no_formula(name: str, row: int) -> Live | None:  # noqa: ARG001 - the plan has no live column
    return None


def _design(ref: SheetRef, lists: Mapping[str, str]) -> Design:
    column = {name: f"${letters(at)}{FIRST_ROW}" for name, at in ref.columns.items()}
    due = f"IF(ISNUMBER({column['new_due']}),{column['new_due']},{column['due']})"
    open_ = f"NOT(OR(ISNUMBER({column['done_on']}),ISNUMBER({column['closed_on']})))"
    dues = f"OR(COLUMN()={ref.columns['due']},COLUMN()={ref.columns['new_due']})"
    return Design(
        table=TABLE,
        title="Plan d’actions",
        help=_HELP,
        accents=_ACCENTS,
        lists=lists,
        rules=[
            (f"ISNUMBER({column['closed_on']})", {"font_color": "#5B6472"}),
            (f"AND({dues},{open_},ISNUMBER({due}),{due}<AUJOURDHUI)",
             {"font_color": "#A3201D", "bg_color": "#FBE4E2", "bold": True}),
            (f"AND({dues},{open_},ISNUMBER({due}),{due}<=AUJOURDHUI+7)",
             {"font_color": "#8A4B00", "bg_color": "#FDEFD9"}),
        ],
    )  # fmt: skip


_HELP = french(
    "MGT 01 : une ligne par action corrective ou préventive. Échéance dépassée en rouge, "
    "dans les 7 jours en orange."
)
