"""« Listes »: the words to choose from, open to be lengthened by hand, each list with a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from suivi_tool.procedure.words import french
from suivi_tool.tracker.appeal_columns import APPEALS
from suivi_tool.tracker.sheets.paper import Book
from suivi_tool.tracker.sheets.references import absolute

SHEET = "Listes"
GROUNDS = (
    "Erreur de correction",
    "Critère mal appliqué",
    "Déroulement de l’examen",
    "Dossier jugé incomplet",
    "Délai ou convocation",
    "Défaut d’information",
    "Impartialité",
    "Autre",
)
_FIRST, _LAST = 5, 44
NAMES = {
    "ground_family": "ListeMotifs",
    "certification": "ListeCertifications",
    "contested_decision": "ListeDecisions",
    "pilot": "ListePilotes",
    "process": "ListeProcessus",
}
_HEADINGS = {
    "ground_family": "Familles de motif",
    "certification": "Certifications",
    "contested_decision": "Décisions contestées",
    "pilot": "Pilotes",
    "process": "Processus",
}


def names() -> Mapping[str, str]:
    """Return the formula of the list of each field that has one here."""
    return {field: f"={name}" for field, name in NAMES.items()}


def write(book: Book, people: Sequence[str]) -> None:
    """Add the sheet; `people` are those who may pilot an action."""
    words: dict[str, Sequence[str]] = {
        "ground_family": GROUNDS,
        "certification": (),
        "contested_decision": APPEALS["contested_decision"].words,
        "pilot": tuple(people),
        "process": ("MGT 01", "MGT 02"),
    }
    page = book.page(SHEET, tab="#8A93A3")
    page.widths(*[220] * len(NAMES))
    page.band(len(NAMES), SHEET, _HELP)
    page.height(4, 30)
    for at, (field, name) in enumerate(NAMES.items(), 1):
        page.put(4, at, _HEADINGS[field], "heading")
        for row in range(_FIRST, _LAST + 1):
            known = words[field]
            word = known[row - _FIRST] if row - _FIRST < len(known) else None
            page.put(row, at, word, "entry")
        book.name(name, absolute(SHEET, at, _FIRST, _LAST))
    page.sheet.freeze_panes(4, 0)
    page.printed(_FIRST + 15, len(NAMES), heading_row=4)


_HELP = french("Complétez ces listes à la main : elles servent aux menus des registres.")
