"""The columns as the procedure's own list (columns.md) has them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from suivi_tool.tracker.columns import Columns, Kind


class Listed(NamedTuple):
    """A column of the list: the other headings in one text, whether needed, what it holds."""

    also: str
    required: bool
    kind: str


def listed(shared: Path, title: str) -> dict[str, Listed]:
    """Return the columns of the sheet `title` by heading."""
    text = (shared / "procedure" / "columns.md").read_text("utf-8")
    table = text.split(f"## Sheet « {title} »")[1].split("\n## ")[0]
    found = {}
    for line in table.splitlines()[3:]:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 3:
            heading, also, kind = cells
            found[heading.removesuffix(" (*)")] = Listed(also, heading.endswith("(*)"), kind)
    return found


def ours(columns: Columns) -> dict[str, Listed]:
    """Return our columns in the same shape; « date » and « live formula » as the list says them."""
    found = {}
    for column in columns.values():
        kind = "date" if column.kind is Kind.DATE else ""
        kind += ", live formula" if column.derived else ""
        found[column.heading] = Listed(", ".join(column.also), column.required, kind)
    return found
