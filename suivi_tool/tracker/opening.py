"""A tracker opened: its workbook to change, and its sheets as they were when it was read."""

from __future__ import annotations

from contextlib import suppress
from copy import copy
from functools import cached_property

from suivi_tool.errors import WorkbookRefused
from suivi_tool.tracker.choices import choices
from suivi_tool.tracker.view import SheetView, Table
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.reading import Reader


class Tracker:
    """Their workbook in memory.

    `book` takes the changes; the views show what stood in it when it was opened. Raises
    `WorkbookRefused` for what is no workbook that can be read.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.book = Workbook(data)
        self._views: dict[str, SheetView] = {}
        self._plain: dict[str, SheetView] = {}

    def unchanged(self) -> Tracker:
        """Return the same workbook with nothing changed in its `book`; what was read serves on."""
        other = copy(self)
        other.book = self.book.as_given()
        return other

    @property
    def date1904(self) -> bool:
        """Whether the workbook counts its days from 1904."""
        return self.book.date1904

    def view(self, sheet: str) -> SheetView:
        """Return the sheet called `sheet` with its tables, merged cells and lists."""
        key = sheet.casefold()
        if key not in self._views:
            plain = self._values(sheet)
            self._views[key] = SheetView(
                plain.name,
                plain.rows,
                self.book.merged(sheet),
                tuple(
                    Table(
                        table.name,
                        table.range,
                        table.header_rows,
                        table.totals_rows,
                        tuple(column.id for column in table.columns),
                    )
                    for table in self.book.tables(sheet)
                ),
                choices(self.book, sheet, self._values),
            )
        return self._views[key]

    def views(self) -> tuple[SheetView, ...]:
        """Return all sheets that a person sees, in order; those that cannot be read left out."""
        views = []
        for name in self.book.visible_sheet_names:
            with suppress(WorkbookRefused):
                views.append(self.view(name))
        return tuple(views)

    def _values(self, sheet: str) -> SheetView:
        key = sheet.casefold()
        if key not in self._plain:
            self._plain[key] = SheetView(sheet, self._reader.rows(sheet))
        return self._plain[key]

    def formulas(self, sheet: str, row: int) -> dict[int, str]:
        """Return the formulas that stood in `row`, by column."""
        return self._as_given.formulas(sheet, row)

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self.data)

    @cached_property
    def _as_given(self) -> Workbook:
        return self.book.as_given()
