"""The register of appeals: its rows read, a row added, cells of a row changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from suivi_tool.procedure.appeal import Appeal
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.data_rows import DataRows
from suivi_tool.tracker.findings import CellFinding
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.records import Record, not_one_row, read_records, same_number
from suivi_tool.tracker.values import Fact
from suivi_tool.tracker.view import SheetView
from suivi_tool.tracker.writing import Derived, SheetWriter, facts_of
from suivi_tool.workbook.values import Link

_FACTS = frozenset(fact.name for fact in fields(Appeal))


@dataclass(frozen=True, slots=True)
class AppealRow:
    """An appeal and the row that holds it; `from_text` are the fields whose date is a text."""

    row: int
    appeal: Appeal
    from_text: frozenset[str] = frozenset()

    @property
    def as_excel_sees_it(self) -> Appeal:
        """The appeal as formulas compute with it: a date that is a text is no date."""
        unseen: dict[str, Any] = dict.fromkeys(self.from_text & _FACTS)
        return replace(self.appeal, **unseen) if unseen else self.appeal


@dataclass(frozen=True)
class Register:
    """All appeals in the order of the sheet, and what is not right in their cells."""

    appeals: tuple[AppealRow, ...] = ()
    findings: tuple[CellFinding, ...] = ()
    extent: DataRows = field(default_factory=lambda: DataRows((), 0))

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers given so far."""
        return tuple(row.appeal.number for row in self.appeals if row.appeal.number)

    def row(self, number: str) -> AppealRow:
        """Return the appeal with this number.

        Raises: RefusedInput where no row has it, or several.
        """
        wanted = same_number(number)
        found = [row for row in self.appeals if same_number(row.appeal.number) == wanted]
        if len(found) != 1:
            raise not_one_row(number, [row.row for row in found])
        return found[0]


def append_appeal(
    writer: SheetWriter,
    appeal: Appeal,
    derived: Derived | None = None,
    links: Mapping[str, Link] | None = None,
) -> int:
    """Write `appeal` as a new row and return its number; `links` by field replace its texts."""
    facts = {**facts_of(SheetKind.APPEALS, appeal), **(links or {})}
    return writer.append(facts, derived)


def set_fields(
    writer: SheetWriter, register: Register, number: str, facts: Mapping[str, Fact]
) -> int:
    """Write `facts` (None clears) into the row of the appeal `number` and return it.

    Raises: RefusedInput where no row has the number, or several.
    """
    row = register.row(number).row
    writer.set(row, facts)
    return row


def read_appeals(tracker: Tracker, layout: SheetLayout) -> Register:
    """Return the appeals that stood in `tracker` when it was opened."""
    return read_register(tracker.view(layout.sheet), layout, date1904=tracker.date1904)


def read_register(view: SheetView, layout: SheetLayout, *, date1904: bool = False) -> Register:
    """Return the appeals of the sheet `view`; nothing that people typed stops the reading."""
    read = read_records(view, layout, date1904=date1904)
    rows = tuple(AppealRow(one.row, _appeal(one), one.from_text) for one in read.records)
    return Register(rows, read.findings, read.extent)


def _appeal(record: Record) -> Appeal:
    known = {name: value for name, value in record.values.items() if name in _FACTS}
    return Appeal(**{"number": "", **known})
