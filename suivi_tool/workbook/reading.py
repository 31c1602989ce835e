"""A sheet's values, read with calamine under limits that its memory can bear."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import cast

from python_calamine import CalamineError, CalamineWorkbook

from suivi_tool.workbook import refusals
from suivi_tool.workbook.extent import cells_filled, cells_spanned
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.usual_spelling import usual
from suivi_tool.workbook.workbook_part import WorkbookPart
from suivi_tool.workbook.worksheet import Worksheet

Cell = str | float | int | bool | date | datetime | time | timedelta | None

MAX_CELLS = 8_000_000


def read_rows(data: bytes, sheet: str) -> list[list[Cell]]:
    """Return the rows of one sheet; see `Reader.rows`. Raises `WorkbookRefused`."""
    return Reader(data).rows(sheet)


class Reader:
    """A workbook whose sheets are read one after the other: what they share is read once."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._shared: CalamineWorkbook | None = None  # of the file as it is

    def rows(self, sheet: str) -> list[list[Cell]]:
        """Return the rows of the sheet: index 0 is row 1, and in each row index 0 is column A.

        Rows end with the last filled column of the sheet. Empty text is None. A number without
        decimals is a float or int as the file has it. Raises `WorkbookRefused`.
        """
        data = self._checked(sheet)
        try:
            book = self._book(data)
            found = book.get_sheet_by_name(_exact(book.sheet_names, sheet))
            with _uncollected():
                rows = cast("list[list[Cell]]", found.to_python(skip_empty_area=False))
        except (CalamineError, OSError, ValueError, OverflowError) as error:
            raise refusals.damaged(place=f"feuille '{sheet}'") from error
        return [
            [None if value == "" else value for value in row] if "" in row else row for row in rows
        ]

    def _checked(self, sheet: str) -> bytes:
        """Return the workbook as calamine can read that sheet, which its memory can bear."""
        package = Package(self._data)
        with refusals.told():
            part = _part(package, sheet)
            if (
                cells_spanned(lambda: package.pieces(part)) > MAX_CELLS
                and cells_filled(Worksheet(package, part)) > MAX_CELLS
            ):
                raise refusals.bomb().within(f"feuille '{sheet}'")
            return usual(package, part)

    def _book(self, data: bytes) -> CalamineWorkbook:
        if data is not self._data:
            return CalamineWorkbook.from_filelike(BytesIO(data))
        if self._shared is None:
            self._shared = CalamineWorkbook.from_filelike(BytesIO(data))
        return self._shared


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector from looking through all that a reader makes, none of it garbage."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _part(package: Package, sheet: str) -> str:
    found = {each.name: each.part for each in WorkbookPart(package).worksheets}
    return found[_exact(list(found), sheet)]


def _exact(names: list[str], wanted: str) -> str:
    for name in names:
        if name.casefold() == wanted.casefold():
            return name
    raise refusals.no_sheet(wanted)
