"""« Jours fériés »: the one list of days off, shown, edited by hand, used by every formula."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from suivi_tool.procedure.words import french
from suivi_tool.tracker.holidays_list import CLOSING, EARLIEST, HOLIDAY, SHEET, DayOff, covered
from suivi_tool.tracker.sheets.live import Live, day, text
from suivi_tool.tracker.sheets.look import Tone
from suivi_tool.tracker.sheets.paper import Book, Page
from suivi_tool.tracker.sheets.references import absolute

HEADINGS = ("Date", "Jour", "Jour férié", "Nature", "Commentaire")
FIRST_ROW = 7
_ROOM = 400
_DATE, _WEEKDAY, _LABEL, _NATURE, _NOTE, _COUNTED, _YEAR = range(1, 8)


@dataclass(frozen=True, slots=True)
class DaysOffRef:
    """Where formulas find the days off: numbers only, whatever a person types in the list."""

    lines: int

    @property
    def last_row(self) -> int:
        """The last prepared row."""
        return FIRST_ROW + max(_ROOM, self.lines + 100) - 1

    @property
    def days(self) -> str:
        """The range of the days off (a line that counts for nothing holds 1)."""
        return absolute(SHEET, _COUNTED, FIRST_ROW, self.last_row)

    @property
    def years(self) -> str:
        """The range of the years that have a public holiday (else 0)."""
        return absolute(SHEET, _YEAR, FIRST_ROW, self.last_row)

    def workday(self, start: str, count: int | str) -> str:
        """Return the formula of the `count`-th working day after `start`."""
        return f"WORKDAY({start},{count},{self.days})"

    def covers(self, *dates: str) -> str:
        """Return a formula that is TRUE where the list has the year of each date."""
        tests = ",".join(f"COUNTIF({self.years},YEAR({when}))>0" for when in dates)
        return f"AND({tests})"

    def left(self, today: str, due: str) -> str:
        """Return the working days left until `due`: 0 on the day, negative when late.

        "" where the list lacks the first or the last year: no figure is better than a false one.
        """
        ahead = f"NETWORKDAYS({today}+1,{due},{self.days})"
        late = f"-NETWORKDAYS({due}+1,{today},{self.days})"
        counted = f"IF({due}>{today},{ahead},{late})"
        listed = self.covers(f"MIN({due},{today})+1", f"MAX({due},{today})")
        return f'IF({due}={today},0,IF({listed},{counted},""))'


def write(book: Book, lines: Sequence[DayOff]) -> DaysOffRef:
    """Add the sheet and return where its days are."""
    ref = DaysOffRef(len(lines))
    page = book.page(SHEET, tab="#8A93A3")
    page.widths(120, 120, 300, 130, 380, 0, 0)
    page.band(5, SHEET, _covered(ref, lines))
    page.merge((3, 1, 4, 5), _HELP, "note")
    page.height(6, 30)
    page.put_row(6, 1, HEADINGS, "heading")
    page.put_row(6, _COUNTED, ("Jour compté", "Année couverte"), "hidden")
    for row in range(FIRST_ROW, ref.last_row + 1):
        at = row - FIRST_ROW
        _line(page, row, lines[at] if at < len(lines) else None)
    _checks(page, ref)
    page.sheet.freeze_panes(6, 0)
    page.printed(FIRST_ROW + len(lines) + 4, 5, heading_row=6)
    return ref


def _line(page: Page, row: int, line: DayOff | None) -> None:
    page.height(row, 22)
    known = line.day if line else None
    raw = f"A{row}"
    real = f"IF(ISNUMBER({raw}),{raw}>={day(EARLIEST)},FALSE)"
    if line is not None:
        page.put(row, _DATE, known or line.typed, "entry_date")
        page.put_row(row, _LABEL, (line.label, line.nature, line.note), "entry")
    else:
        page.put(row, _DATE, None, "entry_date")
        page.put_row(row, _LABEL, (None, None, None), "entry")
    page.put(row, _COUNTED, Live(f"IF({real},INT({raw}),1)", known or 1), "hidden_date")
    page.put(row, _WEEKDAY, Live(f'IF(F{row}>1,F{row},"")', known or ""), "weekday")
    year = known.year if known and line and not line.closes else 0
    closing = f'LEFT(TRIM(D{row}),4)="ferm"'
    page.put(row, _YEAR, Live(f"IF(F{row}>1,IF({closing},0,YEAR(F{row})),0)", year), "hidden")


def _checks(page: Page, ref: DaysOffRef) -> None:
    """Guide the hand: real dates, two natures; what is not counted is said in colour."""
    first, last = FIRST_ROW, ref.last_row
    page.sheet.data_validation(
        f"A{first}:A{last}",
        {
            "validate": "date",
            "criteria": ">=",
            "value": EARLIEST,
            "error_title": "Date attendue",
            "error_message": french("Saisissez une date comme 15/05/2026."),
            "error_type": "warning",
        },
    )
    page.sheet.data_validation(
        f"D{first}:D{last}", {"validate": "list", "source": [HOLIDAY, CLOSING]}
    )
    page.tones(
        f"A{first}:E{last}",
        [
            (f'AND($A{first}<>"",$F{first}=1)', Tone.BAD),
            (f'AND($F{first}>1,LEFT(TRIM($D{first}),4)="ferm")', Tone.CALM),
        ],
    )


def _covered(ref: DaysOffRef, lines: Sequence[DayOff]) -> Live:
    """Say which years the list covers."""
    years = covered(lines)
    head, none = "Années couvertes\u00a0: ", french("Aucune année couverte : ajoutez des jours.")
    span = f"de {min(years)} à {max(years)}" if years else ""
    low = f"SMALL({ref.years},COUNTIF({ref.years},0)+1)"
    formula = f'IF(MAX({ref.years})=0,{text(none)},{text(head)}&"de "&{low}&" à "&MAX({ref.years}))'
    return Live(formula, head + span if years else none)


_HELP = french(
    "Cette liste fait foi : les règles et toutes les formules l'utilisent. Complétez-la ou "
    "corrigez-la à la main. « férié » : jour férié légal ; « fermeture » : jour de fermeture de "
    "l'organisme. Les jours ouvrés ignorent les deux ; le délai d'appel de 2 mois n'est reporté "
    "que par les samedis, dimanches et jours fériés. Une ligne en rouge n'est pas comptée : sa "
    "date n'est pas une vraie date."
)
