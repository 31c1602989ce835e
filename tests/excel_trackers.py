"""Small Excel trackers drawn as text, written with XlsxWriter, read back with openpyxl."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import openpyxl
import xlsxwriter
from drawn_trackers import rows


def workbook(
    sheets: Mapping[str, str],
    *,
    tables: Mapping[str, str] | None = None,
    lists: Sequence[tuple[str, str, Any]] = (),
    formulas: Sequence[tuple[str, str, str]] = (),
    names: Mapping[str, str] | None = None,
    date1904: bool = False,
) -> bytes:
    """Return a workbook: sheets by name as drawings; `tables` by sheet, over all of it.

    `lists` holds (sheet, range, source), `formulas` (sheet, cell, formula).
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "date_1904": date1904})
    day = book.add_format({"num_format": "dd/mm/yyyy", "border": 1})
    for name, drawing in sheets.items():
        sheet = book.add_worksheet(name)
        drawn = rows(drawing)
        for at, row in enumerate(drawn):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(at, column, value, day)
                elif isinstance(value, str):
                    sheet.write_string(at, column, value)
                elif value is not None:
                    sheet.write_number(at, column, float(str(value)))
        if tables and name in tables:
            columns = [{"header": str(heading)} for heading in drawn[0]]
            sheet.add_table(
                0, 0, len(drawn) - 1, len(drawn[0]) - 1, {"name": tables[name], "columns": columns}
            )
    for name, refers in (names or {}).items():
        book.define_name(name, refers)
    for owner, area, source in lists:
        book.get_worksheet_by_name(owner).data_validation(
            area, {"validate": "list", "source": source}
        )
    for owner, cell, formula in formulas:
        book.get_worksheet_by_name(owner).write_formula(cell, formula)
    book.close()
    return out.getvalue()


def row_of(data: bytes, sheet: str, row: int, *, values: bool = False) -> list[Any]:
    """Return the cells of a row as openpyxl reads them; `values`: those of formulas too."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=values)
    return [cell.value for cell in book[sheet][row]]


def parts_changed(before: bytes, after: bytes) -> set[str]:
    """Return the names of the parts that differ between two packages."""
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        names = {*old.namelist(), *new.namelist()}
        kept = {*old.namelist()} & {*new.namelist()}
        return {name for name in names if name not in kept or old.read(name) != new.read(name)}
