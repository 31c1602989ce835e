"""« Contrôle »: every finding of `verifier`, with a link to its cell."""

from __future__ import annotations

from collections import Counter
from datetime import date

from suivi_tool.procedure.dates_fr import long
from suivi_tool.procedure.words import NBSP, french
from suivi_tool.tracker.sheets.facts import Facts, FindingLine
from suivi_tool.tracker.sheets.live import Live, long_date, text
from suivi_tool.tracker.sheets.look import Tone
from suivi_tool.tracker.sheets.paper import Book, Page
from suivi_tool.tracker.sheets.references import quoted

SHEET = "Contrôle"
HEADINGS = ("Gravité", "Où", "Colonne", "Constat", "Que faire")
SIGNS = {
    "erreur": f"✖{NBSP}Erreur",
    "alerte": f"▲{NBSP}Alerte",
    "information": f"○{NBSP}Information",
}
_FIRST = 8
_LAST = 5


def write(book: Book, facts: Facts) -> None:
    """Add the sheet."""
    page = book.page(SHEET, tab="#B34A00")
    page.widths(140, 200, 210, 480, 430)
    page.band(_LAST, SHEET, _as_of(facts.today), facts.organisation)
    last = max(_FIRST + len(facts.findings) - 1, _FIRST)
    _counts(page, facts, last)
    page.put_row(_FIRST - 1, 1, HEADINGS, "heading")
    page.height(_FIRST - 1, 28)
    for row, finding in enumerate(facts.findings, _FIRST):
        _finding(page, row, finding)
    if not facts.findings:
        page.merge((_FIRST, 1, _FIRST, _LAST), f"✔{NBSP}Aucun constat.", "lead", bold=True)
    signs = zip(SIGNS.values(), (Tone.BAD, Tone.WARN, Tone.CALM), strict=True)
    page.tones(f"A{_FIRST}:A{last}", [(f"$A{_FIRST}={text(sign)}", tone) for sign, tone in signs])
    page.sheet.freeze_panes(_FIRST - 1, 0)
    if facts.findings:
        page.sheet.autofilter(_FIRST - 2, 0, last - 1, _LAST - 1)
    page.printed(last, _LAST, heading_row=_FIRST - 1)


def _as_of(today: date) -> Live:
    head = "Constats de « verifier », situation au ".replace("« ", f"«{NBSP}").replace(
        " »", f"{NBSP}»"
    )
    return Live(f"{text(head)}&{long_date('AUJOURDHUI')}", head + long(today))


def _counts(page: Page, facts: Facts, last: int) -> None:
    found = Counter(_sign(finding) for finding in facts.findings)
    page.merge((3, 1, 3, _LAST), _HELP, "note")
    page.height(3, 30)
    for at, sign in enumerate(SIGNS.values(), 1):
        page.put(4, at, sign, "heading_centre")
        formula = f"COUNTIF($A${_FIRST}:$A${last},{text(sign)})"
        page.put(5, at, Live(formula, found[sign]), "number", bold=True, font_size=16)
    page.height(5, 30)


def _finding(page: Page, row: int, finding: FindingLine) -> None:
    page.put(row, 1, _sign(finding), "state", valign="top")
    where = finding.sheet + (f", ligne{NBSP}{finding.row}" if finding.row else "")
    if finding.row and finding.sheet:
        target = finding.cell or f"A{finding.row}"
        page.link(row, 2, f"internal:{quoted(finding.sheet)}!{target}", where)
    else:
        page.put(row, 2, where, "text")
    page.put_row(row, 3, (finding.column, finding.message, finding.remedy), "text")
    longest = max(len(finding.message) / 62, len(finding.remedy) / 55, 1)
    page.height(row, 14 + 20 * int(longest + 0.999))


def _sign(finding: FindingLine) -> str:
    return SIGNS.get(finding.severity, SIGNS["information"])


_HELP = french(
    "Chaque constat mène à sa cellule : cliquez, corrigez, puis lancez « actualiser ». Rien n'est "
    "corrigé à votre place."
)
