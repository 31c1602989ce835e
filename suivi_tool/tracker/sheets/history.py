"""« COPIL – historique »: committees and reviews of the year (V1, V2), and what each committee saw.

The figures of a committee are frozen; beside each stands the figure of today, and the difference.
Older months than those of « Données indicateurs » (this year and the one before) have no figure of
today: « – ».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from suivi_tool.procedure.indicators import Indicators, Month
from suivi_tool.procedure.timeliness import Rate
from suivi_tool.procedure.words import NBSP, french, plain
from suivi_tool.tracker.sheets import indicator_cells as cells
from suivi_tool.tracker.sheets.facts import Facts, Frozen
from suivi_tool.tracker.sheets.live import Cached, Live, text
from suivi_tool.tracker.sheets.look import Tone
from suivi_tool.tracker.sheets.paper import Book, Page
from suivi_tool.tracker.sheets.references import absolute, letters

SHEET = "COPIL – historique"
COMMITTEES_A_YEAR, REVIEWS_A_YEAR = 6, 1
_FIRST, _PLACES = 9, 12
_COMMITTEE, _REVIEW = 1, 4
_LAST = 9
_FROZEN_HEADING = _FIRST + _PLACES + 2
_HEADINGS = (
    "Comité du", "Mois", "Appels : figé", "Appels : aujourd'hui", "Dans les délais : figé",
    "Dans les délais : aujourd'hui", "Échus : figé", "Échus : aujourd'hui", "Évolution",
)  # fmt: skip
_SAME, _CHANGED, _UNKNOWN = f"✔{NBSP}Inchangé", f"▲{NBSP}A changé", "–"


def committees_range() -> str:
    """Return the range of the dates of the committees."""
    return absolute(SHEET, _COMMITTEE, _FIRST, _FIRST + _PLACES - 1)


def freeze(record: Indicators, committee: date) -> tuple[Frozen, ...]:
    """Return what the committee of that day sees: the months of its year that have begun."""
    return tuple(
        Frozen(committee, month.first, month.appeals or 0, rate.kept, rate.due)
        for month, rate in ((month, month.rate or Rate()) for month in record.current.past)
    )


def read(rows: Sequence[Sequence[object]]) -> tuple[Frozen, ...]:
    """Read the frozen figures of the sheet back; `rows` begins at row 1, cells at column A."""
    wanted = plain(_HEADINGS[0])
    starts = [at for at, row in enumerate(rows) if row and _said(row[0]) == wanted]
    found = [_frozen(row) for row in rows[starts[-1] + 1 :]] if starts else []
    return tuple(line for line in found if line is not None)


def write(book: Book, facts: Facts) -> None:
    """Add the sheet."""
    page = book.page(SHEET, tab="#8A93A3")
    page.widths(140, 140, 120, 140, 130, 140, 110, 130, 180)
    page.band(_LAST, SHEET, _HELP, facts.organisation)
    for meetings in (
        _Meetings(_COMMITTEE, "Comités de pilotage", facts.committees, COMMITTEES_A_YEAR),
        _Meetings(_REVIEW, "Revues de direction", facts.reviews, REVIEWS_A_YEAR),
    ):
        meetings.write(page, facts.today)
    _history(page, facts)
    page.sheet.freeze_panes(2, 0)
    page.printed(_FROZEN_HEADING + max(len(facts.history), 1), _LAST)


@dataclass(frozen=True, slots=True)
class _Meetings:
    """The meetings of one kind, from column `where` on; `wanted` are asked for in a year."""

    where: int
    title: str
    all_dates: Sequence[date]
    wanted: int

    @property
    def dates(self) -> list[date]:
        """The dates that the sheet has room for: the latest."""
        return sorted(set(self.all_dates))[-_PLACES:]

    def write(self, page: Page, today: date) -> None:
        """Write what was held this year, whether enough is planned, and the dates."""
        where, name = self.where, letters(self.where)
        page.merge((4, where, 4, where + 1), self.title, "section")
        area = absolute(SHEET, where, _FIRST, _FIRST + _PLACES - 1)
        this_year = f'{area},">="&DATE(YEAR({cells.TODAY}),1,1)'
        of_year = [when for when in self.dates if when.year == today.year]
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
            self._meeting(page, _FIRST + at, at, today)
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

    def _meeting(self, page: Page, row: int, at: int, today: date) -> None:
        when = self.dates[at] if at < len(self.dates) else None
        page.put(row, self.where, when, "date")
        day, held, ahead = f"{letters(self.where)}{row}", f"✔{NBSP}Passé", f"○{NBSP}Prévu"
        formula = f'IF({day}="","",IF({day}<={cells.TODAY},{text(held)},{text(ahead)}))'
        value = "" if when is None else held if when <= today else ahead
        page.put(row, self.where + 1, Live(formula, value), "text")


def _history(page: Page, facts: Facts) -> None:
    """Write one row a committee and month, the latest committee first."""
    heading = _FROZEN_HEADING
    page.merge((heading - 1, 1, heading - 1, _LAST), "Chiffres vus par chaque comité", "section")
    page.put_row(heading, 1, [french(name) for name in _HEADINGS], "heading_centre")
    page.height(heading, 46)
    lines = sorted(facts.history, key=lambda line: (-line.committee.toordinal(), line.month))
    months = {month.first: month for month in facts.figures.months}
    for row, line in enumerate(lines, heading + 1):
        _line(page, row, line, months.get(line.month))
    if not lines:
        page.merge((heading + 1, 1, heading + 1, _LAST), _NONE, "note")
    first, last = heading + 1, heading + max(len(lines), 1)
    signs = [(f'LEFT($I{first},1)="✔"', Tone.GOOD), (f'LEFT($I{first},1)="▲"', Tone.WARN)]
    page.tones(f"I{first}:I{last}", signs)


def _line(page: Page, row: int, line: Frozen, now: Month | None) -> None:
    rate = (now.rate if now else None) or Rate()
    page.put(row, 1, line.committee, "date")
    page.put(row, 2, line.month, "text", num_format="[$-40C]mmmm\\ yyyy")
    pairs: tuple[tuple[int, int, int, Cached], ...] = (
        (3, cells.APPEALS, line.appeals, now.appeals if now else None),
        (5, cells.KEPT, line.kept, rate.kept if now else None),
        (7, cells.DUE, line.due, rate.due if now else None),
    )
    same = now is not None
    for where, which, frozen, today in pairs:
        page.put(row, where, frozen, "number")
        page.put(row, where + 1, Live(_now(row, which), _UNKNOWN if now is None else today),
                 "number")  # fmt: skip
        same = same and today == frozen
    changed = f"AND(C{row}=D{row},E{row}=F{row},G{row}=H{row})"
    formula = f'IF(D{row}="–","–",IF({changed},{text(_SAME)},{text(_CHANGED)}))'
    page.put(row, 9, Live(formula, _UNKNOWN if now is None else _SAME if same else _CHANGED),
             "state")  # fmt: skip


def _now(row: int, which: int) -> str:
    """Return today's figure of the month of `row`, « – » beyond both years."""
    months, figures = cells.both_years(cells.MONTH), cells.both_years(which)
    return f'IF(COUNTIF({months},B{row})=0,"–",SUMIF({months},B{row},{figures}))'


def _frozen(row: Sequence[object]) -> Frozen | None:
    if len(row) < 7:
        return None
    committee, month = _day(row[0]), _day(row[1])
    numbers = [row[at] for at in (2, 4, 6)]
    if committee is None or month is None:
        return None
    counts = [int(number) for number in numbers if isinstance(number, int | float)]
    return Frozen(committee, month, *counts) if len(counts) == len(numbers) else None


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def _said(value: object) -> str:
    return plain(value) if isinstance(value, str) else ""


_HELP = french("Les comités de l'année, et ce que chacun a vu : un chiffre qui change se voit.")
_NONE = french("Aucun comité figé. « comite --date » fige les chiffres d'un comité.")
