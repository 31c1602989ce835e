"""The words that a column of theirs offers: its validation list, wherever that list stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress

from suivi_tool.errors import WorkbookRefused
from suivi_tool.tracker.view import Cell, SheetView
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.references import Range

Rows = Callable[[str], SheetView]

_REFERENCE = re.compile(r"(?:(?:'((?:[^']|'')+)'|([^'!\[\]]+))!)?(\$?[A-Z]{1,3}\$?\d+(?::.+)?)")
_INDIRECT = re.compile(r'INDIRECT\("([^"]+)"\)', re.IGNORECASE)
_TABLE_COLUMN = re.compile(r"([^\[\]]+)\[([^\[\]]+)\]")
_MOST_WORDS = 500


def choices(book: Workbook, sheet: str, view_of: Rows) -> dict[int, tuple[str, ...]]:
    """Return the words of the lists of `sheet` by column; `view_of` reads the sheet of a list."""
    found: dict[int, tuple[str, ...]] = {}
    for validation in book.validations(sheet):
        columns = {
            column
            for area in validation.ranges
            if area.last_col - area.first_col < 50
            for column in range(area.first_col, area.last_col + 1)
        } - found.keys()
        if columns:
            with suppress(WorkbookRefused):
                words = _words(book, sheet, validation.formula1, view_of)
                found.update(dict.fromkeys(columns, words) if words else {})
    return found


def _words(book: Workbook, sheet: str, source: str, view_of: Rows) -> tuple[str, ...]:
    """Return the words of a list: written out, a range, a name, or a column of a table."""
    source = source.strip().removeprefix("=")
    if source.startswith('"'):
        return tuple(word.strip() for word in source.strip('"').split(",") if word.strip())
    if indirect := _INDIRECT.fullmatch(source):
        source = indirect[1]
    source = _named(book.defined_names(), source)
    if reference := _REFERENCE.fullmatch(source):
        owner = (reference[1] or "").replace("''", "'") or reference[2] or sheet
        return _in_range(book, owner, reference[3], view_of)
    if column := _TABLE_COLUMN.fullmatch(source):
        return _in_table(book, column[1], column[2], view_of)
    return ()


def _named(names: Mapping[str, str], source: str) -> str:
    known = {name.casefold(): refers for name, refers in names.items()}
    return known.get(source.casefold(), source).removeprefix("=")


def _in_range(book: Workbook, sheet: str, area: str, view_of: Rows) -> tuple[str, ...]:
    if sheet.casefold() not in {name.casefold() for name in book.sheet_names}:
        return ()
    try:
        cells = Range.parse(area)
    except ValueError:
        return ()
    view = view_of(sheet)
    last = min(cells.last_row, cells.first_row + _MOST_WORDS, len(view.rows))
    values = [
        view.cell(row, column)
        for row in range(cells.first_row, last + 1)
        for column in range(cells.first_col, min(cells.last_col, cells.first_col + 20) + 1)
    ]
    return _texts(values)


def _in_table(book: Workbook, table: str, column: str, view_of: Rows) -> tuple[str, ...]:
    for sheet in book.sheet_names:
        for found in book.tables(sheet):
            names = [each.name.casefold() for each in found.columns]
            if found.name.casefold() == table.casefold() and column.casefold() in names:
                at = found.first_col + names.index(column.casefold())
                view = view_of(sheet)
                rows = range(found.first_data_row, found.last_data_row + 1)
                return _texts([view.cell(row, at) for row in rows])
    return ()


def _texts(values: list[Cell]) -> tuple[str, ...]:
    return tuple(value.strip() for value in values if isinstance(value, str))
