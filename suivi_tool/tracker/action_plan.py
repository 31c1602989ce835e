"""The action plan: its rows read, a row added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from suivi_tool.procedure.appeal import Action
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.data_rows import DataRows
from suivi_tool.tracker.findings import CellFinding
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.records import Record, not_one_row, read_records, same_number
from suivi_tool.tracker.view import SheetView
from suivi_tool.tracker.writing import SheetWriter, facts_of
from suivi_tool.workbook.values import Link

_FACTS = frozenset(fact.name for fact in fields(Action))


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action and the row that holds it; `from_text` are the fields whose date is a text."""

    row: int
    action: Action
    from_text: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ActionPlan:
    """All actions in the order of the sheet, and what is not right in their cells."""

    actions: tuple[ActionRow, ...] = ()
    findings: tuple[CellFinding, ...] = ()
    extent: DataRows = field(default_factory=lambda: DataRows((), 0))

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers given so far."""
        return tuple(row.action.number for row in self.actions if row.action.number)

    def row(self, number: str) -> ActionRow:
        """Return the action with this number.

        Raises: RefusedInput where no row has it, or several.
        """
        wanted = same_number(number)
        found = [row for row in self.actions if same_number(row.action.number) == wanted]
        if len(found) != 1:
            raise not_one_row(number, [row.row for row in found])
        return found[0]

    def of_appeal(self, number: str) -> tuple[ActionRow, ...]:
        """Return the rows whose « Réf. origine » is the appeal with this number."""
        wanted = same_number(number)
        return tuple(
            row for row in self.actions if same_number(row.action.origin_reference) == wanted
        )


def append_action(
    writer: SheetWriter, action: Action, links: Mapping[str, Link] | None = None
) -> int:
    """Write `action` as a new row and return its number; `links` by field replace its texts."""
    return writer.append({**facts_of(SheetKind.ACTIONS, action), **(links or {})})


def read_actions(tracker: Tracker, layout: SheetLayout) -> ActionPlan:
    """Return the actions that stood in `tracker` when it was opened."""
    return read_plan(tracker.view(layout.sheet), layout, date1904=tracker.date1904)


def read_plan(view: SheetView, layout: SheetLayout, *, date1904: bool = False) -> ActionPlan:
    """Return the actions of the sheet `view`; nothing that people typed stops the reading."""
    read = read_records(view, layout, date1904=date1904)
    rows = tuple(ActionRow(one.row, _action(one), one.from_text) for one in read.records)
    return ActionPlan(rows, read.findings, read.extent)


def _action(record: Record) -> Action:
    known = {name: value for name, value in record.values.items() if name in _FACTS}
    return Action(**{"number": "", **known})
