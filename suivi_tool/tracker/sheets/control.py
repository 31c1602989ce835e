"""« Contrôle »: every finding of `verifier`, with a link to its cell."""

from __future__ import annotations

from collections import Counter
from datetime import date
from textwrap import wrap

from suivi_tool.procedure.dates_fr import long
from suivi_tool.procedure.words import NBSP, french
from suivi_tool.tracker.findings import CellFinding, Severity
from suivi_tool.tracker.sheets.facts import Facts
from suivi_tool.tracker.sheets.live import Live, long_date, text
from suivi_tool.tracker.sheets.look import Tone
from suivi_tool.tracker.sheets.paper import Book, Page
from suivi_tool.tracker.sheets.places import link, place, row_at
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
_FIRST, _LAST, _SPOT = 8, 5, 6
_MESSAGE_FITS, _REMEDY_FITS = 62, 54
"""Characters of a line, the widest of Calibri 11 left room for."""


def write(book: Book, facts: Facts) -> None:
    """Add the sheet, the gravest findings first."""
    page = book.page(SHEET, tab="#B34A00")
    page.widths(120, 170, 180, 430, 370, 0)
    page.band(_LAST, SHEET, _as_of(facts.today), facts.organisation)
    findings = sorted(facts.findings, key=lambda finding: list(SIGNS).index(finding.severity))
    last = max(_FIRST + len(findings) - 1, _FIRST)
    _counts(page, facts, last)
    page.put_row(_FIRST - 1, 1, HEADINGS, "heading")
    page.height(_FIRST - 1, 30)
    rows = _Rows(facts)
    for row, finding in enumerate(findings, _FIRST):
        _finding(page, row, finding, rows)
    if findings:
        # with the hidden column: a sort of the findings takes the places of their rows along
        page.sheet.autofilter(_FIRST - 2, 0, last - 1, _SPOT - 1)
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


def _finding(page: Page, row: int, finding: CellFinding, rows: _Rows) -> None:
    page.put(row, 1, SIGNS[finding.severity], "state")
    _where(page, row, finding, rows)
    page.put_row(row, 3, (finding.column, finding.message, finding.remedy), "text")
    lines = max(_lines(finding.message, _MESSAGE_FITS), _lines(finding.remedy, _REMEDY_FITS))
    page.height(row, 14 + 19 * lines)


def _lines(sentence: str, fits: int) -> int:
    """Return how many lines of `fits` characters a sentence takes, 1 at least."""
    return 1 if len(sentence) <= fits else len(wrap(sentence, fits))


def _where(page: Page, row: int, finding: CellFinding, rows: _Rows) -> None:
    """Write where the finding is: a link that follows its row, else one to a fixed cell."""
    line = f", ligne{NBSP}"
    where = finding.sheet + (f"{line}{finding.row}" if finding.row else "")
    sheet, field, number = rows.of(finding)
    if sheet is not None and number:
        spot = f"${letters(_SPOT)}{row}"
        said = Live(f"{text(sheet.sheet + line)}&{row_at(sheet, spot)}", where)
        page.put(row, 2, link(sheet, field, spot, said, lost=f"{number}{_GONE}"), "link")
        page.put(row, _SPOT, place(sheet, number, finding.row), "hidden")
    elif finding.sheet:
        fixed = f"internal:{quoted(finding.sheet)}!A{finding.row or 1}"
        page.link(row, 2, sheet.link(field, finding.row) if sheet else fixed, where)
    else:
        page.put(row, 2, where, "text")


class _Rows:
    """The numbers of the rows of both registers: by them a finding finds its row again."""

    def __init__(self, facts: Facts) -> None:
        self._sheets = {sheet.sheet: sheet for sheet in (facts.action_plan, facts.register)
                        if sheet is not None and sheet.has("number")}  # fmt: skip
        plan = facts.action_plan.sheet if facts.action_plan else ""
        self._numbers = {(plan, row.row): row.action.number for row in facts.actions}
        for row in facts.appeals:
            self._numbers[facts.register.sheet, row.row] = row.appeal.number

    def of(self, finding: CellFinding) -> tuple[SheetRef | None, str, str]:
        """Return the register, the field and the number of a finding, as far as there are any."""
        sheet = self._sheets.get(finding.sheet) if finding.row else None
        known = {heading: name for name, heading in sheet.headings.items()} if sheet else {}
        number = self._numbers.get((finding.sheet, finding.row), "")
        return sheet, known.get(finding.column, "number"), number


_GONE = french(" : ligne introuvable")
_HELP = french(
    "Chaque constat mène à sa cellule, même après un tri : cliquez, corrigez, puis lancez "
    "« actualiser ». Rien n'est corrigé à votre place. Dans chaque groupe, ce qui est en cours "
    "vient d'abord, ce qui est clos ensuite."
)
