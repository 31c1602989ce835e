"""Our sheets with a page of trial formulas beside them, computed anew by LibreOffice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from office import LibreOffice
from sheet_facts import ACTIONS, appeals

from suivi_tool.procedure.appeal import Appeal
from suivi_tool.tracker.sheets import action_plan_sheet, appeals_sheet, generated
from suivi_tool.tracker.sheets.facts import Facts
from suivi_tool.tracker.sheets.live import Live
from suivi_tool.tracker.sheets.paper import Book
from suivi_tool.workbook.reading import Cell, read_rows

TRIAL = "Essai"
UNKNOWN = "pas encore calculé"


def with_trial(formulas: Sequence[str], facts: Facts, known: Sequence[Appeal]) -> bytes:
    """Return the registers, our sheets, and a page with one array formula a row."""
    book = Book()
    appeals_sheet.write(book, facts.days_off, known)
    action_plan_sheet.write(book, ACTIONS if known else ())
    generated.add_sheets(book, facts)
    page = book.page(TRIAL)
    for row, formula in enumerate(formulas, 1):
        page.put(row, 1, Live(formula, UNKNOWN, array=True))
    return book.close()


def computed(
    libreoffice: LibreOffice,
    folder: Path,
    formulas: Sequence[str],
    facts: Facts,
    known: Sequence[Appeal] | None = None,
) -> list[Cell]:
    """Return what LibreOffice makes of each formula, over `known` appeals (those of the facts)."""
    source = folder / "essai.xlsx"
    source.write_bytes(with_trial(formulas, facts, appeals() if known is None else known))
    [made] = libreoffice.convert([source], folder / "calculé", recalculate=True)
    return [row[0] for row in read_rows(made.read_bytes(), TRIAL)]
