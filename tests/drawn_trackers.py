"""Trackers drawn as text: one line a row, cells between bars, dates as 2026-05-15."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from suivi_tool.tracker.view import Cell, SheetView, Table
from suivi_tool.workbook.references import Range

_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def cell(text: str) -> Cell:
    """Return what Excel would hold: a date, a number, or the text between quotes or bare."""
    if not text:
        return None
    if text.startswith('"') and text.endswith('"'):
        return text[1:-1]
    if _ISO.fullmatch(text):
        return datetime.fromisoformat(text)
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else text


def rows(drawing: str) -> list[list[Cell]]:
    """Return the rows of a drawing; a line of dashes is a blank row."""
    lines = [line.strip() for line in drawing.strip().splitlines()]
    return [
        [] if set(line) == {"-"} else [cell(part.strip()) for part in line.split("|")]
        for line in lines
    ]


def sheet(
    name: str,
    drawing: str,
    *,
    merged: Sequence[tuple[int, int, int, int]] = (),
    table: str = "",
    choices: Mapping[int, tuple[str, ...]] | None = None,
) -> SheetView:
    """Return a drawn sheet; `table` names a table over all of it."""
    drawn = rows(drawing)
    width = max(map(len, drawn), default=0)
    area = Range(1, 1, len(drawn), width)
    tables = (Table(table, area, ids=tuple(range(1, width + 1))),) if table else ()
    return SheetView(
        name, drawn, [Range(*corner) for corner in merged], tables, dict(choices or {})
    )
