"""The register of appeals: its rows read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from suivi_tool.procedure.appeal import Appeal
from suivi_tool.tracker.data_rows import DataRows
from suivi_tool.tracker.findings import CellFinding
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.records import as_excel_sees, of_number, read_records
from suivi_tool.tracker.view import SheetView


class AppealRow(NamedTuple):
    """An appeal and the row that holds it; `from_text` are the fields whose date is a text."""

    row: int
    appeal: Appeal
    from_text: frozenset[str] = frozenset()

    @property
    def number(self) -> str:
        """The number of the appeal."""
        return self.appeal.number

    @property
    def as_excel_sees_it(self) -> Appeal:
        """The appeal as formulas compute with it: a date that is a text is no date."""
        return as_excel_sees(self.appeal, self.from_text)


@dataclass(frozen=True)
class Register:
    """All appeals in the order of the sheet, and what is not right in their cells."""

    appeals: tuple[AppealRow, ...] = ()
    findings: tuple[CellFinding, ...] = ()
    extent: DataRows = field(default_factory=lambda: DataRows((), 0))

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers given so far."""
        return tuple(row.number for row in self.appeals if row.number)

    def row(self, number: str) -> AppealRow:
        """Return the appeal with this number.

        Raises: RefusedInput where no row has it, or several.
        """
        return of_number(self.appeals, number)


def read_appeals(tracker: Tracker, layout: SheetLayout) -> Register:
    """Return the appeals that stood in `tracker` when it was opened."""
    return read_register(tracker.view(layout.sheet), layout, date1904=tracker.date1904)


def read_register(view: SheetView, layout: SheetLayout, *, date1904: bool = False) -> Register:
    """Return the appeals of the sheet `view`; nothing that people typed stops the reading."""
    return Register(*read_records(view, layout, Appeal, AppealRow, date1904=date1904))
