"""Where things stand in a workbook, as formulas say it: « 'Appels'!$B$6:$B$5000 ».

Rows and columns are counted from 1. Ranges reach far below the last row, so that a row typed by
hand counts at once; they are plain A1 references, which hold for a table and for a plain range,
and also for a row typed under a table that did not grow.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.workbook.formulas import quoted
from suivi_tool.workbook.references import column_letters

_SAFE = re.compile(r"[^\W_][\w '/°–().-]*")
LEAST_REACH = 2000
_ROOM = 1000


def letters(column: int) -> str:
    """Return « A » for 1, « AA » for 27."""
    return column_letters(column)


def absolute(sheet: str, column: int, first_row: int, last_row: int | None = None) -> str:
    """Return « 'Appels'!$B$6 », or « 'Appels'!$B$6:$B$90 » where `last_row` is given."""
    name = letters(column)
    start = f"{quoted(sheet)}!${name}${first_row}"
    return start if last_row is None else f"{start}:${name}${last_row}"


@dataclass(frozen=True, slots=True)
class SheetRef:
    """Where a register lies: its sheet, its first and last data rows, the column of each field.

    `columns` maps the field (attribute of `Appeal` or `Action`, or a limit such as
    « acknowledgement_due ») to its column. `last_row` is `first_row - 1` where it is empty.
    `headings` are the texts as in the file; where `named` is set, they are also the names of the
    columns of `table`, and the row's own cells are said by them. A `closed` one is ours: nobody
    types under its last row.
    """

    sheet: str
    first_row: int
    last_row: int
    columns: Mapping[str, int] = field(default_factory=dict)
    table: str | None = None
    headings: Mapping[str, str] = field(default_factory=dict)
    named: bool = False
    closed: bool = False

    @classmethod
    def of(cls, layout: SheetLayout, last_row: int, *, own_table: str = "") -> SheetRef:
        """Return the place of a register that was understood; `last_row` is that of its data.

        `own_table` is the name of a table that we made: its headings are names of columns.
        """
        return cls(
            layout.sheet,
            layout.first_data_row,
            last_row,
            layout.columns,
            layout.table,
            layout.headings,
            named=bool(own_table) and layout.table == own_table and layout.header_rows == 1,
        )

    @property
    def reach(self) -> int:
        """The last row that formulas look at."""
        if self.closed:
            return self.last_row
        return max(LEAST_REACH, (self.last_row // _ROOM + 2) * _ROOM)

    def has(self, name: str) -> bool:
        """Tell whether the field has a column."""
        return name in self.columns

    def range(self, name: str) -> str:
        """Return the whole column of a field, beneath the heading. Raises KeyError."""
        return absolute(self.sheet, self.columns[name], self.first_row, self.reach)

    def cell(self, name: str, row: int) -> str:
        """Return one cell of a field, with the sheet. Raises KeyError."""
        return absolute(self.sheet, self.columns[name], row)

    def own(self, name: str, row: int) -> str:
        """Return a field's cell on the same row: « $B6 », or by its heading in a table."""
        heading = self.headings.get(name, "")
        if self.table and self.named and _SAFE.fullmatch(heading):
            escaped = heading.replace("'", "''")
            return f"{self.table}[[#This Row],[{escaped}]]"
        return f"${letters(self.columns[name])}{row}"

    def link(self, name: str, row: int) -> str:
        """Return the target of a link to one cell (« internal:'Appels'!B14 »), row's start else."""
        return f"internal:{quoted(self.sheet)}!{letters(self.columns.get(name, 1))}{row}"
