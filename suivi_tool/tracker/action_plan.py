"""The action plan: its rows read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from suivi_tool.procedure.appeal import Action
from suivi_tool.tracker.data_rows import DataRows
from suivi_tool.tracker.findings import CellFinding
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.records import as_excel_sees, of_number, read_records
from suivi_tool.tracker.view import SheetView


class ActionRow(NamedTuple):
    """An action and the row that holds it; `from_text` are the fields whose date is a text."""

    row: int
    action: Action
    from_text: frozenset[str] = frozenset()

    @property
    def number(self) -> str:
        """The number of the action."""
        return self.action.number

    @property
    def as_excel_sees_it(self) -> Action:
        """The action as formulas compute with it: a date that is a text is no date."""
        return as_excel_sees(self.action, self.from_text)


@dataclass(frozen=True)
class ActionPlan:
    """All actions in the order of the sheet, and what is not right in their cells."""

    actions: tuple[ActionRow, ...] = ()
    findings: tuple[CellFinding, ...] = ()
    extent: DataRows = field(default_factory=lambda: DataRows((), 0))

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers given so far."""
        return tuple(row.number for row in self.actions if row.number)

    def row(self, number: str) -> ActionRow:
        """Return the action with this number.

        Raises: RefusedInput where no row has it, or several.
        """
        return of_number(self.actions, number)


def read_actions(tracker: Tracker, layout: SheetLayout) -> ActionPlan:
    """Return the actions that stood in `tracker` when it was opened."""
    return read_plan(tracker.view(layout.sheet), layout, date1904=tracker.date1904)


def read_plan(view: SheetView, layout: SheetLayout, *, date1904: bool = False) -> ActionPlan:
    """Return the actions of the sheet `view`; nothing that people typed stops the reading."""
    return ActionPlan(*read_records(view, layout, Action, ActionRow, date1904=date1904))
