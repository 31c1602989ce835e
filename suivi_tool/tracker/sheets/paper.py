"""The workbook being written, and a sheet of it: every value lands with its style and its cache.

Rows and columns are counted from 1. What comes out is the same, byte for byte, for the same facts.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from suivi_tool.tracker.sheets.live import Live
from suivi_tool.tracker.sheets.look import INKS, NAVY, Tone, style, tone
from suivi_tool.tracker.sheets.references import letters

Value = str | int | float | bool | date | None | Live
A4 = 9


class Book:
    """An XlsxWriter workbook in memory; `date1904` says how dates are counted.

    `made_on` is the date of creation that the file bears: never the clock's.
    """

    def __init__(
        self, *, date1904: bool = False, title: str = "", made_on: date = date(2026, 1, 1)
    ) -> None:
        self._bytes = BytesIO()
        self.writer = xlsxwriter.Workbook(
            self._bytes,
            {
                "in_memory": True,
                "date_1904": date1904,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        epoch = date(1904, 1, 1) if date1904 else date(1899, 12, 30)
        self._epoch = epoch.toordinal()
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._looks: dict[str, Format] = {}
        midnight = datetime(made_on.year, made_on.month, made_on.day)  # noqa: DTZ001
        self.writer.set_properties({"title": title, "created": midnight})
        self.writer.set_calc_mode("auto")

    def page(self, name: str, *, tab: str = NAVY) -> Page:
        """Add a sheet and return it."""
        sheet = self.writer.add_worksheet(name, _Sheet)
        sheet.set_tab_color(tab)
        return Page(self, sheet)

    def format(self, properties: dict[str, Any]) -> Format:
        """Return the format of these properties, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.writer.add_format(properties)
        return self._formats[key]

    def look(self, name: str, more: dict[str, Any]) -> Format:
        """Return the format of a named style, some of its properties changed by `more`."""
        if more:
            return self.format(style(name, **more))
        if name not in self._looks:
            self._looks[name] = self.format(style(name))
        return self._looks[name]

    def serial(self, day: date) -> int:
        """Return the number under which the workbook keeps a date."""
        return day.toordinal() - self._epoch

    def name(self, name: str, refers_to: str) -> None:
        """Give a cell or a range a name in the scope of the workbook."""
        self.writer.define_name(name, f"={refers_to}")

    def close(self) -> bytes:
        """Return the finished workbook."""
        self.writer.close()
        return self._bytes.getvalue()


class _Sheet(Worksheet):  # type: ignore[misc]
    """A sheet that takes formulas as they are: ours name no function younger than Excel 2010."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        """Strip « = » and braces; the library tries thirty rewritings on each formula instead."""
        del expand_future_functions
        return formula.removeprefix("{").removesuffix("}").removeprefix("=")


class Page:
    """One sheet: cells by row and column from 1, styles by name (see look)."""

    def __init__(self, book: Book, sheet: Worksheet) -> None:
        self.book, self.sheet = book, sheet

    def put(self, row: int, column: int, value: Value, look: str = "plain", **more: Any) -> None:
        """Write a value, or a formula with its cached value."""
        self._write(row - 1, column - 1, value, self.book.look(look, more))

    def put_row(self, row: int, column: int, values: Sequence[Value], look: str = "plain") -> None:
        """Write values from left to right in one style."""
        for offset, value in enumerate(values):
            self.put(row, column + offset, value, look)

    def merge(self, area: tuple[int, int, int, int], value: Value, look: str, **more: Any) -> None:
        """Merge first row, first column, last row, last column, and write into it."""
        first_row, first_column, last_row, last_column = (number - 1 for number in area)
        cell = self.book.format(style(look, **more))
        if (first_row, first_column) != (last_row, last_column):
            self.sheet.merge_range(first_row, first_column, last_row, last_column, "", cell)
        self._write(first_row, first_column, value, cell)

    def link(self, row: int, column: int, target: str, shown: str, look: str = "link") -> None:
        """Write a link (« internal:'Feuille'!A1 »)."""
        cell = self.book.format(style(look))
        self.sheet.write_url(row - 1, column - 1, target, cell, shown)

    def widths(self, *pixels: int) -> None:
        """Set the widths of the columns from A on, in pixels; 0 hides a column."""
        for column, width in enumerate(pixels):
            if width:
                self.sheet.set_column_pixels(column, column, width)
            else:
                self.sheet.set_column(column, column, 10, None, {"hidden": True})

    def height(self, row: int, pixels: int) -> None:
        """Set the height of a row in pixels."""
        self.sheet.set_row_pixels(row - 1, pixels)

    def band(self, last_column: int, title: Value, subtitle: Value, aside: str = "") -> None:
        """Write the dark band with the title (rows 1 and 2)."""
        self.height(1, 40)
        self.height(2, 26)
        split = last_column - 2 if aside and last_column > 4 else last_column
        self.merge((1, 1, 1, split), title, "title")
        self.merge((2, 1, 2, last_column), subtitle, "subtitle")
        if split < last_column:
            self.merge((1, split + 1, 1, last_column), aside, "aside")

    def tones(self, area: str, rules: Sequence[tuple[str, Tone]]) -> None:
        """Colour the cells of `area` by formulas (relative to its first cell)."""
        for formula, which in rules:
            self.sheet.conditional_format(
                area,
                {
                    "type": "formula",
                    "criteria": f"={formula}",
                    "format": self.book.format(tone(which)),
                    "stop_if_true": True,
                },
            )

    def inks(self, area: str, rules: Sequence[tuple[str, Tone]]) -> None:
        """Colour the text alone of the cells of `area`."""
        for formula, which in rules:
            ink = self.book.format({"font_color": INKS[which]})
            self.sheet.conditional_format(
                area, {"type": "formula", "criteria": f"={formula}", "format": ink}
            )

    def printed(self, last_row: int, last_column: int, heading_row: int = 0) -> None:
        """Print on A4 landscape, one page wide, headings repeated, pages numbered."""
        sheet = self.sheet
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer('&L&"Calibri,Regular"&8&A&R&"Calibri,Regular"&8Page &P / &N')
        sheet.print_area(f"A1:{letters(last_column)}{max(last_row, 1)}")
        if heading_row:
            sheet.repeat_rows(heading_row - 1)

    def _write(self, row: int, column: int, value: Value, cell: Format) -> None:
        if isinstance(value, Live):
            self._write_live(row, column, value, cell)
        elif value is None or value == "":
            self.sheet.write_blank(row, column, None, cell)
        elif isinstance(value, bool):
            self.sheet.write_boolean(row, column, value, cell)
        elif isinstance(value, str):
            self.sheet.write_string(row, column, value, cell)
        else:
            self.sheet.write_number(row, column, self._number(value), cell)

    def _write_live(self, row: int, column: int, live: Live, cell: Format) -> None:
        cached = live.cached
        known = "" if cached is None else cached
        value = known if isinstance(known, str | bool) else self._number(known)
        if live.array:
            self.sheet.write_array_formula(row, column, row, column, live.text, cell, value)
        else:
            self.sheet.write_formula(row, column, f"={live.text}", cell, value)

    def _number(self, value: float | date) -> float:
        return self.book.serial(value) if isinstance(value, date) else value
