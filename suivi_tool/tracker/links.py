"""An appeal and its actions linked both ways: N° AC/AP ↔ Réf. origine."""

from __future__ import annotations

from collections.abc import Sequence

from suivi_tool.tracker.layout import SheetLayout, letters
from suivi_tool.workbook.values import Link


def to_row(layout: SheetLayout, row: int, text: str) -> Link:
    """Return a hyperlink that shows `text` and leads to the number in `row` of a sheet."""
    sheet = layout.sheet.replace("'", "''")
    return Link(text, f"#'{sheet}'!{letters(layout.columns.get('number', 1))}{row}")


def to_actions(layout: SheetLayout, numbers: Sequence[str], first_row: int) -> Link:
    """Return the cell « N° AC/AP » of an appeal: all its actions, leading to the first of them."""
    return to_row(layout, first_row, ", ".join(numbers))


def to_folder(number: str, target: str) -> Link:
    """Return the cell « Dossier » of an appeal: `target` is relative to the tracker."""
    return Link(number, target.replace("\\", "/"))
