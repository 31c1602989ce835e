"""« COPIL – historique »: committees and reviews of the year (V1, V2), and what each committee saw.

The figures of a committee are frozen (see `frozen_figures`); beside each stands that of today.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from suivi_tool.procedure.words import NBSP, french
from suivi_tool.tracker.sheets import frozen_figures
from suivi_tool.tracker.sheets import indicator_cells as cells
from suivi_tool.tracker.sheets.facts import Facts
from suivi_tool.tracker.sheets.live import Live, text
from suivi_tool.tracker.sheets.look import Tone
from suivi_tool.tracker.sheets.paper import Book, Page
from suivi_tool.tracker.sheets.references import absolute, letters

SHEET = "COPIL – historique"
COMMITTEES_A_YEAR, REVIEWS_A_YEAR = 6, 1
_FIRST, _PLACES = 9, 12
_COMMITTEE, _REVIEW = 1, 4
_LAST = frozen_figures.LAST
_FROZEN_HEADING = _FIRST + _PLACES + 2


def committees_range() -> str:
    """Return the range of the dates of the committees."""
    return absolute(SHEET, _COMMITTEE, _FIRST, _FIRST + _PLACES - 1)


def write(book: Book, facts: Facts) -> None:
    """Add the sheet."""
    page = book.page(SHEET, tab="#8A93A3")
    page.widths(140, 140, 110, 130, 120, 130, 100, 120, 100, 110, 180)
    page.band(_LAST, SHEET, _HELP, facts.organisation)
    for meetings in (
        _Meetings(_COMMITTEE, "Comités de pilotage", facts.committees, COMMITTEES_A_YEAR),
        _Meetings(_REVIEW, "Revues de direction", facts.reviews, REVIEWS_A_YEAR),
    ):
        meetings.write(page, facts.today)
    last = _history(page, facts)
    page.sheet.freeze_panes(2, 0)
    page.printed(last, _LAST, heading_row=_FROZEN_HEADING)


@dataclass(frozen=True, slots=True)
class _Meetings:
    """The meetings of one kind, from column `where` on; `wanted` are asked for in a year."""

    where: int
    title: str
    all_dates: Sequence[date]
    wanted: int

    def dates(self, today: date) -> list[date]:
        """Return the dates with room in the sheet: the two last held, this year's, the nearest."""
        last = sorted({when for when in self.all_dates if when <= today})[-2:]

        def weight(when: date) -> tuple[bool, bool, int]:
            return (when not in last, when.year != today.year, abs((when - today).days))

        return sorted(sorted(set(self.all_dates), key=weight)[:_PLACES])

    def write(self, page: Page, today: date) -> None:
        """Write what was held this year, whether enough is planned, and the dates."""
        where, name = self.where, letters(self.where)
        page.merge((4, where, 4, where + 1), self.title, "section")
        area = absolute(SHEET, where, _FIRST, _FIRST + _PLACES - 1)
        this_year = f'{area},">="&DATE(YEAR({cells.TODAY}),1,1)'
        dates = self.dates(today)
        of_year = [when for when in dates if when.year == today.year]
        held = Live(f'COUNTIFS({this_year},{area},"<="&{cells.TODAY})',
                    sum(when <= today for when in of_year))  # fmt: skip
        planned = Live(f'COUNTIFS({this_year},{area},"<"&DATE(YEAR({cells.TODAY})+1,1,1))',
                       len(of_year))  # fmt: skip
        for row, label, number in ((5, "Tenus cette année", held), (6, "Prévus en tout", planned)):
            page.put(row, where, label, "text")
            page.put(row, where + 1, number, "number")
        self._verdict(page, len(of_year))
        page.put_row(8, where, ("Date", "État"), "heading")
        for at in range(_PLACES):
            self._meeting(page, _FIRST + at, dates[at] if at < len(dates) else None, today)
        first = f"{name}7"
        signs = ((f'LEFT(${name}$7,1)="✔"', Tone.GOOD), (f'LEFT(${name}$7,1)="▲"', Tone.WARN))
        page.tones(first, signs)

    def _verdict(self, page: Page, planned: int) -> None:
        enough, short = f"✔{NBSP}{self.wanted} prévus au moins", f"▲{NBSP}Moins de {self.wanted}"
        if self.wanted == 1:
            enough, short = f"✔{NBSP}Prévue", f"▲{NBSP}À prévoir"
        cell = absolute(SHEET, self.where + 1, 6)
        verdict = Live(f"IF({cell}>={self.wanted},{text(enough)},{text(short)})",
                       enough if planned >= self.wanted else short)  # fmt: skip
        page.merge((7, self.where, 7, self.where + 1), verdict, "state")

    def _meeting(self, page: Page, row: int, when: date | None, today: date) -> None:
        page.put(row, self.where, when, "date")
        day, held, ahead = f"{letters(self.where)}{row}", f"✔{NBSP}Passé", f"○{NBSP}Prévu"
        formula = f'IF({day}="","",IF({day}<={cells.TODAY},{text(held)},{text(ahead)}))'
        value = "" if when is None else held if when <= today else ahead
        page.put(row, self.where + 1, Live(formula, value), "text")


def _history(page: Page, facts: Facts) -> int:
    """Write one row a committee and month, the latest committee first; return the last row."""
    heading = _FROZEN_HEADING
    page.merge((heading - 1, 1, heading - 1, _LAST), "Chiffres vus par chaque comité", "section")
    headings = [_in_two_lines(french(name)) for name in frozen_figures.HEADINGS]
    page.put_row(heading, 1, headings, "heading_centre")
    page.height(heading, 46)
    last = frozen_figures.write(page, heading + 1, facts.history, facts.figures)
    if last == heading:
        page.merge((heading + 1, 1, heading + 1, _LAST), _NONE, "note")
    return max(last, heading + 1)


def _in_two_lines(heading: str) -> str:
    """Return « Échus : » over « aujourd’hui »: side by side they would run into each other."""
    return heading.replace(f"{NBSP}: ", f"{NBSP}:\n")


_HELP = french(
    "Les comités de l'année, et ce que chacun a vu : un chiffre qui change se voit. Les dates à "
    "venir s'inscrivent dans les réglages (« comites » de suivi.toml)."
)
_NONE = french("Aucun comité figé. « comite --date » fige les chiffres d'un comité.")
