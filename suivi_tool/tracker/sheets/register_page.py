"""A register as we make it: one table with every column, lists to choose from, live deadlines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from textwrap import wrap

from suivi_tool.procedure.words import french
from suivi_tool.tracker.columns import Column, Columns, Kind
from suivi_tool.tracker.sheets.live import Live
from suivi_tool.tracker.sheets.look import BLUE, NAVY, style
from suivi_tool.tracker.sheets.paper import Book, Page, Value
from suivi_tool.tracker.sheets.references import SheetRef, letters

HEADER_ROW = 4
FIRST_ROW = HEADER_ROW + 1
READY_ROWS = 500
"""Rows under the last one that have the lists to choose from already."""

_WIDE = frozenset({"ground", "causes", "ruling_ground", "comments", "finding", "action",
                   "correction", "effectiveness_criterion", "contact"})  # fmt: skip
_MIDDLE = frozenset({"appellant", "certification", "contested_decision", "decided_by", "handler",
                     "pilot", "origin", "ground_family", "folder", "evidence"})  # fmt: skip
_NUMBER_WIDTH, _TITLE = 160, 18
"""The column of the numbers is printed again on each page: the title must fit into it."""
_LITERAL_LIMIT = 255
_PAGES_WIDE = 4
_LETTER, _MOST_LINES = 7, 8
"""The width in pixels of a letter of Calibri 11; a text of more lines is cut, as Excel cuts it."""


@dataclass(frozen=True)
class Design:
    """What one register shows besides its columns.

    `accents` begin a new tint of the headings at a field; `lists` give a field the formula of its
    list (« =ListeMotifs ») instead of its words; `rules` are conditional formats of a whole row.
    """

    table: str
    title: str
    help: str
    accents: frozenset[str] = frozenset()
    lists: Mapping[str, str] = field(default_factory=dict)
    rules: Sequence[tuple[str, Mapping[str, str | bool]]] = ()


Formula = Callable[[str, int], Live | None]
"""The formula of a field on a row, with its value; None where the field has none."""


def reference(columns: Columns, table: str, rows: int) -> SheetRef:
    """Return where a register of `rows` rows written here keeps its fields."""
    fields = {name: at for at, name in enumerate(columns, 1)}
    headings = {name: column.heading for name, column in columns.items()}
    last = FIRST_ROW + rows - 1
    return SheetRef(str(columns.sheet), FIRST_ROW, last, fields, table, headings, named=True)


def write(
    book: Book,
    columns: Columns,
    rows: Sequence[Mapping[str, Value]],
    design: Design,
    formula: Formula,
) -> Page:
    """Add the sheet with its table; a register without rows has one blank row."""
    page = book.page(str(columns.sheet))
    last = FIRST_ROW + max(len(rows), 1) - 1
    _top(page, len(columns), design)
    _table(page, columns, last, design, formula)
    for row in range(FIRST_ROW, last + 1):
        known = rows[row - FIRST_ROW] if row - FIRST_ROW < len(rows) else {}
        for at, (name, column) in enumerate(columns.items(), 1):
            value = formula(name, row) if column.derived else known.get(name)
            page.put(row, at, value, *_look(name, column))
        page.height(row, _height(columns, known))
    _lists(page, columns, last + READY_ROWS, design)
    _rules(page, len(columns), last + READY_ROWS, design)
    page.sheet.freeze_panes(HEADER_ROW, 1)
    page.printed(last, len(columns), heading_row=HEADER_ROW)
    page.sheet.repeat_columns(0)
    page.sheet.fit_to_pages(_PAGES_WIDE, 0)
    return page


def _height(columns: Columns, values: Mapping[str, Value]) -> int:
    """Return the height in pixels that shows the longest text of a row whole, within a limit."""
    lines = (
        sum(max(1, len(wrap(part, _width(name, columns[name]) // _LETTER)))
            for part in value.splitlines())
        for name, value in values.items() if isinstance(value, str)
    )  # fmt: skip
    return max(34, 4 + 19 * min(_MOST_LINES, max(lines, default=1)))


def cell_value(value: object) -> Value:
    """Return a fact as the register writes it: several numbers or dates become one text."""
    if isinstance(value, tuple):
        dates = [one for one in value if isinstance(one, date)]
        if len(dates) == len(value) == 1:
            return dates[0]
        parts = [f"{one:%d/%m/%Y}" if isinstance(one, date) else str(one) for one in value]
        return ", ".join(parts)
    if value is None or isinstance(value, date | int | float):
        return value
    return str(value)


def _top(page: Page, count: int, design: Design) -> None:
    page.height(1, 40)
    page.height(2, 24)
    page.height(3, 10)
    for at in range(1, count + 1):
        page.put(1, at, None, "title")
        page.put(2, at, None, "subtitle")
    page.put(1, 1, design.title, "title", font_size=_TITLE)
    page.put(2, 2, design.help, "subtitle", indent=0)


def _table(page: Page, columns: Columns, last: int, design: Design, formula: Formula) -> None:
    settings = []
    tint = NAVY
    for at, (name, column) in enumerate(columns.items(), 1):
        if name in design.accents:
            tint = BLUE if tint == NAVY else NAVY
        heading = page.book.format(style("heading", bg_color=tint, right=1, right_color="#FFFFFF"))
        setting: dict[str, object] = {"header": column.heading, "header_format": heading}
        live = formula(name, FIRST_ROW) if column.derived else None
        if live is not None:
            setting["formula"] = f"={live.text}"
        settings.append(setting)
        page.sheet.set_column_pixels(at - 1, at - 1, _width(name, column))
    page.sheet.add_table(
        HEADER_ROW - 1,
        0,
        last - 1,
        len(columns) - 1,
        {"name": design.table, "columns": settings, "style": None, "autofilter": True},
    )
    page.height(HEADER_ROW, 52)


def _look(name: str, column: Column) -> tuple[str]:
    if column.derived:
        return ("derived",)
    if name == "number":
        return ("strong",)
    return ("date",) if column.kind in (Kind.DATE, Kind.DATES) else ("text",)


def _width(name: str, column: Column) -> int:
    if name == "number":
        return _NUMBER_WIDTH
    if name in _WIDE:
        return 300
    if name in _MIDDLE:
        return 180
    return 125 if column.kind in (Kind.DATE, Kind.DATES) else 140


def _lists(page: Page, columns: Columns, last: int, design: Design) -> None:
    for at, (name, column) in enumerate(columns.items(), 1):
        area = f"{letters(at)}{FIRST_ROW}:{letters(at)}{last}"
        source = design.lists.get(name)
        words = list(column.words)
        if source:
            _choose(page, area, source)
        elif words and len(",".join(words)) <= _LITERAL_LIMIT:
            _choose(page, area, words, strict=column.kind is Kind.WORD)
        elif column.kind is Kind.DATE and not column.derived:
            page.sheet.data_validation(area, _DATE_RULE)


def _choose(page: Page, area: str, source: str | list[str], *, strict: bool = False) -> None:
    page.sheet.data_validation(
        area,
        {
            "validate": "list",
            "source": source,
            "error_type": "stop" if strict else "information",
            "error_title": "Valeur hors liste",
            "error_message": french("Choisissez une valeur de la liste déroulante."),
        },
    )


def _rules(page: Page, count: int, last: int, design: Design) -> None:
    area = f"A{FIRST_ROW}:{letters(count)}{last}"
    for formula, properties in design.rules:
        page.sheet.conditional_format(
            area,
            {
                "type": "formula",
                "criteria": f"={formula}",
                "format": page.book.format(dict(properties)),
            },
        )


_DATE_RULE = {
    "validate": "date",
    "criteria": ">=",
    "value": date(2000, 1, 1),
    "error_type": "warning",
    "error_title": "Date attendue",
    "error_message": french("Saisissez une date comme 15/05/2026."),
}
