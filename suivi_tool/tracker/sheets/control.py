"""« Contrôle »: every finding of `verifier`, with a link to its cell."""

from __future__ import annotations

from collections import Counter
from datetime import date
from math import ceil

from suivi_tool.procedure.dates_fr import long
from suivi_tool.procedure.words import NBSP, french
from suivi_tool.tracker.findings import CellFinding, Severity
from suivi_tool.tracker.sheets.facts import Facts
from suivi_tool.tracker.sheets.live import Live, long_date, text
from suivi_tool.tracker.sheets.look import Tone
from suivi_tool.tracker.sheets.paper import Book, Page
from suivi_tool.tracker.sheets.references import SheetRef, letters
from suivi_tool.workbook.formulas import quoted

SHEET = "Contrôle"
HEADINGS = ("Gravité", "Où", "Colonne", "Constat", "Que faire")
SIGNS = {
    Severity.ERROR: f"✖{NBSP}Erreur",
    Severity.WARNING: f"▲{NBSP}Alerte",
    Severity.REMARK: f"○{NBSP}Remarque",
}
_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARN, Severity.REMARK: Tone.CALM}
_FIRST, _LAST = 8, 5
_MESSAGE_FITS, _REMEDY_FITS = 55, 47


def write(book: Book, facts: Facts) -> None:
    """Add the sheet, the gravest findings first."""
    page = book.page(SHEET, tab="#B34A00")
    page.widths(120, 170, 180, 430, 370)
    page.band(_LAST, SHEET, _as_of(facts.today), facts.organisation)
    findings = sorted(facts.findings, key=lambda finding: list(SIGNS).index(finding.severity))
    last = max(_FIRST + len(findings) - 1, _FIRST)
    _counts(page, facts, last)
    page.put_row(_FIRST - 1, 1, HEADINGS, "heading")
    page.height(_FIRST - 1, 30)
    for row, finding in enumerate(findings, _FIRST):
        _finding(page, row, finding, facts)
    if findings:
        page.sheet.autofilter(_FIRST - 2, 0, last - 1, _LAST - 1)
    else:
        page.merge((_FIRST, 1, _FIRST, _LAST), f"✔{NBSP}Aucun constat.", "lead", bold=True)
        page.height(_FIRST, 34)
    rules = [(f"$A{_FIRST}={text(sign)}", _TONES[severity]) for severity, sign in SIGNS.items()]
    page.tones(f"A{_FIRST}:A{last}", rules)
    page.sheet.freeze_panes(_FIRST - 1, 0)
    page.printed(last, _LAST, heading_row=_FIRST - 1)


def _as_of(today: date) -> Live:
    head = french("Constats de « verifier », situation au ")
    return Live(f"{text(head)}&{long_date('AUJOURDHUI')}", head + long(today))


def _counts(page: Page, facts: Facts, last: int) -> None:
    found = Counter(finding.severity for finding in facts.findings)
    page.merge((3, 1, 3, _LAST), _HELP, "note")
    page.height(3, 30)
    for at, (severity, sign) in enumerate(SIGNS.items(), 1):
        page.put(4, at, sign, "heading_centre")
        formula = f"COUNTIF($A${_FIRST}:$A${last},{text(sign)})"
        page.put(5, at, Live(formula, found[severity]), "number", bold=True, font_size=16)
    page.height(4, 24)
    page.height(5, 32)


def _finding(page: Page, row: int, finding: CellFinding, facts: Facts) -> None:
    page.put(row, 1, SIGNS[finding.severity], "state")
    where = finding.sheet + (f", ligne{NBSP}{finding.row}" if finding.row else "")
    if finding.sheet:
        cell = f"{_column(finding, facts)}{finding.row or 1}"
        page.link(row, 2, f"internal:{quoted(finding.sheet)}!{cell}", where)
    else:
        page.put(row, 2, where, "text")
    page.put_row(row, 3, (finding.column, finding.message, finding.remedy), "text")
    lines = max(len(finding.message) / _MESSAGE_FITS, len(finding.remedy) / _REMEDY_FITS, 1)
    page.height(row, 14 + 19 * ceil(lines))


def _column(finding: CellFinding, facts: Facts) -> str:
    """Return the letters of the finding's column, A where it is not known."""
    for sheet in (facts.register, facts.action_plan):
        if isinstance(sheet, SheetRef) and sheet.sheet == finding.sheet:
            known = {heading: name for name, heading in sheet.headings.items()}
            return letters(sheet.columns.get(known.get(finding.column, ""), 1))
    return "A"


_HELP = french(
    "Chaque constat mène à sa cellule : cliquez, corrigez, puis lancez « actualiser ». Rien n'est "
    "corrigé à votre place."
)
