"""Where a row is now: by its number, so that neither a sort nor an added row misleads a link.

A link of the file's own keeps the address that it was given; these are formulas, and follow.
"""

from __future__ import annotations

from suivi_tool.procedure.words import NBSP
from suivi_tool.tracker.sheets.live import Live, long_text, text
from suivi_tool.tracker.sheets.references import SheetRef
from suivi_tool.workbook.formulas import quoted


def place(sheet: SheetRef, number: str, row: int | None) -> Live:
    """Return the place of `number` in the register (1 = first data row), 0 where it is gone.

    The row known at the refresh is tried first, its blanks trimmed; then the column is searched.
    """
    if not sheet.has("number"):
        return Live("0", 0)
    numbers, bare = sheet.range("number"), " ".join(number.split())
    searched = _searched(bare, numbers)
    if row is None:
        return Live(searched, 0)
    here = row - sheet.first_row + 1
    kept = f'TRIM(SUBSTITUTE(INDEX({numbers},{here})&"",{text(NBSP)}," "))'
    return Live(f"IF({kept}={long_text(bare)},{here},{searched})", here)


def cell_at(sheet: SheetRef, field: str, spot: str) -> str:
    """Return the cell of a field on the row at `spot`, empty where the field has no column."""
    return f"INDEX({sheet.range(field)},{spot})" if sheet.has(field) else ""


def link(sheet: SheetRef, field: str, spot: str, shown: Live, *, lost: str) -> Live:
    """Return a link to the cell of a field on the row at `spot`, `lost` where that is 0.

    A field without a column leads to the number of the row.
    """
    cell = cell_at(sheet, field if sheet.has(field) else "number", spot)
    target = f"{text(f'#{quoted(sheet.sheet)}!')}&ADDRESS(ROW({cell}),COLUMN({cell}))"
    formula = f"IF({spot}=0,{long_text(lost)},HYPERLINK({target},{shown.text}))"
    return Live(formula, shown.cached)


def row_at(sheet: SheetRef, spot: str) -> str:
    """Return the formula of the row of the sheet at `spot`."""
    return f"ROW({cell_at(sheet, 'number', spot)})"


def _searched(bare: str, numbers: str) -> str:
    """Return the place of a number in its column, where it may also be kept as a number: 12."""
    escaped = bare.replace("~", "~~").replace("*", "~*").replace("?", "~?")
    found = f"MATCH({long_text(escaped)},{numbers},0)"
    if bare.isdecimal() and bare == str(int(bare)):
        return f"IFERROR({found},IFERROR(MATCH({bare},{numbers},0),0))"
    return f"IFERROR({found},0)"
