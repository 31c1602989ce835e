"""Small workbooks to edit, and an independent eye (openpyxl, zipfile) on what came out."""
# ruff: noqa: DTZ001

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet as Seen

ROWS = 5


def tracker(*, total: bool = False, table: bool = True, date1904: bool = False) -> bytes:
    """Return a register « Suivi » (N°, Valeur, Le, Double) of five rows, all that may follow it.

    With `total` a total row stands right under it; a second sheet « Bilan » counts it.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"date_1904": date1904}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy", "bg_color": "#DDEBF7"})
        red = book.add_format({"bg_color": "#FFC7CE"})
        sheet = book.add_worksheet("Suivi")
        heads = ("N°", "Valeur", "Le", "Double")
        sheet.write_row(0, 0, heads)
        for row in range(1, ROWS + 1):
            sheet.write_string(row, 0, f"A{row}")
            sheet.write_number(row, 1, row)
            sheet.write_datetime(row, 2, datetime(2026, 1, row), day)
            sheet.write_formula(row, 3, f"=B{row + 1}*2", None, row * 2)
        if table:
            columns = [{"header": each} for each in heads]
            sheet.add_table(0, 0, ROWS, 3, {"name": "Registre", "columns": columns})
        else:
            sheet.autofilter(0, 0, ROWS, 3)
        if total:
            sheet.write_string(ROWS + 1, 0, "Total")
            sheet.write_formula(ROWS + 1, 1, "=SUM(B2:B6)", None, 15)
            sheet.merge_range(ROWS + 3, 0, ROWS + 4, 1, "Visa")
            sheet.write_comment(ROWS + 3, 0, "À signer")
        sheet.set_row(ROWS, 30)
        sheet.data_validation(f"A2:A{ROWS + 1}", {"validate": "list", "source": ["A", "B"]})
        sheet.conditional_format(
            f"B2:B{ROWS + 1}", {"type": "cell", "criteria": ">", "value": 3, "format": red}
        )
        sheet.add_sparkline("F6", {"range": "Suivi!A6:D6"})
        sheet.print_area(0, 0, ROWS, 3)
        chart = book.add_chart({"type": "column"})
        chart.add_series(
            {"values": "=Suivi!$B$2:$B$6", "categories": "=Suivi!$A$2:$A$6",
             "values_data": [1, 2, 3, 4, 5], "categories_data": ["A1", "A2", "A3", "A4", "A5"]}
        )  # fmt: skip
        sheet.insert_chart("H2", chart)
        count = book.add_worksheet("Bilan")
        count.write_formula("A1", "=COUNTIF(Suivi!$B$2:$B$6,1)", None, 1)
        count.write_formula("A2", "=Suivi!B6", None, 5)
        book.define_name("Valeurs", "=Suivi!$B$2:$B$6")
        book.define_name("Titre", "=Suivi!$A$1")
    return buffer.getvalue()


def open_sheet(data: bytes, name: str, *, values: bool = False) -> Seen:
    """Return a sheet as openpyxl sees it."""
    sheet = open_book(data, values=values)[name]
    assert isinstance(sheet, Seen)
    return sheet


def open_book(data: bytes, *, values: bool = False) -> Any:
    """Return the workbook as openpyxl sees it, which says what it does not know."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def packed(content: Mapping[str, bytes]) -> bytes:
    """Return a package of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in content.items():
            opened.writestr(name, data)
    return buffer.getvalue()


def with_part(data: bytes, name: str, before: bytes, after: bytes) -> bytes:
    """Return the package with one thing replaced in one part."""
    content = parts(data)
    assert before in content[name], (name, before)
    content[name] = content[name].replace(before, after, 1)
    return packed(content)


def changed(before: bytes, after: bytes) -> set[str]:
    """Return the names of the parts that are not the same."""
    old, new = parts(before), parts(after)
    return {name for name in old | new if old.get(name) != new.get(name)}
