"""An appeal and its actions linked both ways: N° AC/AP ↔ Réf. origine."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from suivi_tool.tracker.layout import SheetLayout, letters
from suivi_tool.tracker.records import same_number
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.values import Link


def to_row(layout: SheetLayout, row: int, text: str) -> Link:
    """Return a hyperlink that shows `text` and leads to the number in `row` of a sheet."""
    sheet = layout.sheet.replace("'", "''")
    return Link(text, f"#'{sheet}'!{letters(layout.columns.get('number', 1))}{row}")


def to_actions(layout: SheetLayout, numbers: Sequence[str], first_row: int) -> Link:
    """Return the cell « N° AC/AP » of an appeal: all its actions, leading to the first of them."""
    return to_row(layout, first_row, ", ".join(numbers))


def relative(folder: Path, start: Path) -> str:
    """Return how a link leads to `folder` from a file in `start`, also on another drive."""
    try:
        return os.path.relpath(folder, start)
    except ValueError:
        return folder.as_uri()


def to_folder(number: str, target: str) -> Link:
    """Return the cell « Dossier » of an appeal: `target` is relative to the tracker."""
    return Link(number, target.replace("\\", "/"))


def repair(
    book: Workbook,
    layout: SheetLayout,
    field: str,
    rows: Iterable[tuple[int, Sequence[str]]],
    target: tuple[SheetLayout, Mapping[str, int]],
) -> int:
    """Lead the cells of `field` to the row that has their number now; return how many were wrong.

    A link points to a cell, not to what stands in it: after a sort it leads elsewhere. `rows` are
    (row, numbers in the cell); `target` the other sheet and its rows by number. A cell without a
    link of its own into that sheet is left alone.
    """
    column = layout.columns.get(field)
    there = book.inner_links(layout.sheet) if column else {}
    if column is None or not there:
        return 0
    wrong = {}
    known = {same_number(number): row for number, row in target[1].items() if number.strip()}
    for row, numbers in rows:
        leads_to = there.get((row, column), "")
        found = next((known[n] for n in map(same_number, numbers) if n in known), None)
        if found is None or not _into(target[0].sheet, leads_to):
            continue
        wanted = to_row(target[0], found, "").target
        if wanted != f"#{leads_to}":
            wrong[row, column] = wanted
    book.lead(layout.sheet, wrong)
    return len(wrong)


def _into(sheet: str, location: str) -> bool:
    name = location.rpartition("!")[0].strip("'").replace("''", "'")
    return name.casefold() == sheet.casefold()
