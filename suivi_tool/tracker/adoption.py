"""Columns added to their register when the tool adopts it: what it needs and has no column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from suivi_tool.tracker.columns import Kind
from suivi_tool.tracker.data_rows import DataRows
from suivi_tool.tracker.doubts import Doubt
from suivi_tool.tracker.headings import COLUMNS
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.opening import Tracker


def missing_columns(
    layout: SheetLayout, doubts: Sequence[Doubt] = (), *, required_only: bool = False
) -> tuple[str, ...]:
    """Return the fields that have no column, in the order of the sheet.

    A field that a column in doubt may be is not missing: nothing is added beside it.
    """
    known = COLUMNS[layout.kind]
    doubtful = {doubt.field for doubt in doubts if doubt.sheet == layout.sheet}
    return tuple(
        name
        for name, column in known.items()
        if name not in layout.columns
        and column.heading not in doubtful
        and (column.required or not required_only)
    )


def add_missing_columns(
    tracker: Tracker, layout: SheetLayout, names: Sequence[str], extent: DataRows
) -> SheetLayout:
    """Add a column for each of the fields `names` at the right end; return the layout with them."""
    if not names:
        return layout
    known = COLUMNS[layout.kind]
    dated = (Kind.DATE, Kind.DATES)
    added = tracker.book.add_columns(
        layout.sheet,
        [known[name].heading for name in names],
        header_row=layout.last_header_row,
        last_row=extent.last,
        after=layout.last_column,
        table=layout.table,
        kinds=["date" if known[name].kind in dated else "" for name in names],
    )
    return _with_ids(tracker, layout.with_columns(dict(zip(names, added, strict=True))))


def _with_ids(tracker: Tracker, layout: SheetLayout) -> SheetLayout:
    """Return the layout with the identities that its table gave to the new columns."""
    for table in tracker.book.tables(layout.sheet):
        if table.name == layout.table:
            at = {table.first_col + i: column.id for i, column in enumerate(table.columns)}
            ids = {name: at[column] for name, column in layout.columns.items() if column in at}
            return replace(layout, ids=ids)
    return layout
