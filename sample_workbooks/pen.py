"""Writing cells with XlsxWriter: typed values, formats made once, formulas with their value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from math import ceil
from typing import Any

import xlsxwriter

from sample_workbooks.days import holidays
from sample_workbooks.facts import CREATED, LISTS, Fact

Look = Mapping[str, Any]
DATE: Look = {"num_format": "dd/mm/yyyy", "align": "center"}


@dataclass(frozen=True)
class Calc:
    """A formula with the value that it gives."""

    formula: str
    value: Fact


@dataclass(frozen=True)
class Url:
    """A link with its text."""

    target: str
    text: str


Content = Fact | Calc | Url


class Pen:
    """A workbook being written; rows and columns count from 0, as in XlsxWriter."""

    def __init__(self, title: str, *, font: str = "Calibri", size: float = 10) -> None:
        self._bytes = BytesIO()
        self.book = xlsxwriter.Workbook(self._bytes, {"in_memory": True})
        self.book.set_properties(
            {
                "title": title,
                "author": "Hélène Marchand",
                "company": "Organisme de certification",
                "created": CREATED,
            }
        )
        self._base: Look = {"font_name": font, "font_size": size, "valign": "vcenter"}
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def format(self, look: Look = {}) -> Any:  # noqa: B006 (never changed)
        """Return the format of `look`, made once."""
        whole = {**self._base, **look}
        key = tuple(sorted(whole.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(whole)
        return self._formats[key]

    def write(self, sheet: Any, row: int, column: int, content: Content, look: Look = {}) -> None:  # noqa: B006
        """Write one cell by the type of `content`: text is text, whatever it begins with."""
        match content:
            case None | "":
                sheet.write_blank(row, column, None, self.format(look))
            case str():
                sheet.write_string(row, column, content, self.format(look))
            case date():
                sheet.write_datetime(row, column, content, self.format({**DATE, **look}))
            case Calc(formula, value):
                shown = {**DATE, **look} if isinstance(value, date) else look
                sheet.write_formula(row, column, formula, self.format(shown), cached(value))
            case Url(target, text):
                blue = {"font_color": "#0563C1", "underline": 1}
                sheet.write_url(row, column, target, self.format({**look, **blue}), text)
            case _:
                sheet.write_number(row, column, content, self.format(look))

    def row(
        self, sheet: Any, row: int, contents: Sequence[Content], looks: Sequence[Look] | Look
    ) -> None:
        """Write `contents` from the first column on, with one look each or one for all."""
        each = [looks] * len(contents) if isinstance(looks, Mapping) else looks
        for column, (content, look) in enumerate(zip(contents, each, strict=True)):
            self.write(sheet, row, column, content, look)

    def fit_height(
        self, sheet: Any, row: int, contents: Sequence[Content], widths: Sequence[float]
    ) -> None:
        """Give a row the height that its longest text needs, as a person would drag it."""
        lines = [
            ceil(len(content) * 1.05 / width) if isinstance(content, str) else 1
            for content, width in zip(contents, widths, strict=True)
        ]
        sheet.set_row(row, 3 + 13.5 * min(max(lines), 6))

    def close(self) -> bytes:
        """Return the bytes of the finished workbook."""
        self.book.close()
        return self._bytes.getvalue()


def cached(value: Fact) -> str | int | float:
    """Return `value` as a formula's cell caches it: a date is its serial number."""
    if isinstance(value, date):
        return (value - date(1899, 12, 30)).days
    return "" if value is None else value


def overdue_colours(pen: Pen, sheet: Any, area: str, *, due: str, done: str) -> None:
    """Colour the rows of `area`: red when overdue, orange within 7 days, grey when done.

    `due` and `done` are the cells of the first row that hold the dates, as « $N2 ».
    """
    open_ = f'{due}<>"",{done}=""'
    colour = pen.book.add_format
    rules = (
        (f'={done}<>""', colour({"font_color": "#7F7F7F", "bg_color": "#EDEDED"})),
        (f"=AND({open_},{due}<TODAY())", colour({"bg_color": "#F8CBAD"})),
        (f"=AND({open_},{due}<=TODAY()+7)", colour({"bg_color": "#FFE699"})),
    )
    for criteria, look in rules:
        sheet.conditional_format(
            area, {"type": "formula", "criteria": criteria, "format": look, "stop_if_true": True}
        )


def lists_sheet(pen: Pen, sheet: Any, heading: Look, *, holidays_on: Any = None) -> None:
    """Fill `sheet` with the lists and the holidays, each under the name that formulas use.

    The holidays go to the right of the lists, or onto the sheet `holidays_on`.
    """
    title = sheet.get_name()
    for column, (name, values) in enumerate(LISTS.items()):
        pen.write(sheet, 0, column, name.removeprefix("Liste"), heading)
        for row, value in enumerate(values, start=1):
            pen.write(sheet, row, column, value)
        letter = chr(ord("A") + column)
        pen.book.define_name(name, f"='{title}'!${letter}$2:${letter}${len(values) + 1}")
    sheet.set_column(0, len(LISTS) - 1, 24)
    column = len(LISTS) + 1 if holidays_on is None else 0
    holidays_columns(pen, holidays_on or sheet, heading, column)


def holidays_columns(pen: Pen, sheet: Any, heading: Look, column: int) -> None:
    """Write the holidays in two columns, and define the name `Feries` over their dates."""
    pen.write(sheet, 0, column, "Date", heading)
    pen.write(sheet, 0, column + 1, "Jour férié", heading)
    for row, (day, name) in enumerate(holidays().items(), start=1):
        pen.write(sheet, row, column, day)
        pen.write(sheet, row, column + 1, name)
    sheet.set_column(column, column, 12)
    sheet.set_column(column + 1, column + 1, 24)
    letter = chr(ord("A") + column)
    dates = f"${letter}$2:${letter}${1 + len(holidays())}"
    pen.book.define_name("Feries", f"='{sheet.get_name()}'!{dates}")
