"""« Données indicateurs »: the figures of both indicators, month by month, live over the register.

One table a year (this year, the year before). The table at the right gives the last day in time
for every day of reception: WORKDAY takes one day only, LOOKUP takes the whole register.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from suivi_tool.procedure.acknowledgement import ACKNOWLEDGEMENT_DAYS
from suivi_tool.procedure.dates_fr import MONTHS, SHORT_MONTHS, long
from suivi_tool.procedure.words import NBSP, french
from suivi_tool.procedure.working_days import add_months
from suivi_tool.tracker.sheets import indicator_summary as summary
from suivi_tool.tracker.sheets.days_off import DaysOffRef
from suivi_tool.tracker.sheets.figures import (
    MET,
    MISSED,
    NOT_APPLICABLE,
    Figures,
    Month,
    fraction,
)
from suivi_tool.tracker.sheets.live import Cached, Live, long_date, percent, percent_fr, text
from suivi_tool.tracker.sheets.look import Tone
from suivi_tool.tracker.sheets.paper import Book, Page
from suivi_tool.tracker.sheets.references import SheetRef, absolute

SHEET = "Données indicateurs"
TODAY = "AUJOURDHUI"
TODAY_CELL = absolute(SHEET, 4, 5)
YEAR = absolute(SHEET, 4, 6)
MOST_APPEALS = absolute(SHEET, 4, 7)
LEAST_RATE = absolute(SHEET, 4, 8)
REPLY_DEFAULT = absolute(SHEET, 4, 9)
SUBJECT = absolute(SHEET, 4, 10)

HEADING_ROW = 14
FIRST_ROW = 15
LAST_ROW = 26
_PREVIOUS = 17
DAYS_FIRST = 15
DAYS = 732
END_COLUMN = 10
"""The last printed column."""

MONTH, APPEALS, TARGET, MET_1, KEPT, MISSED_COUNT, PROGRESS, DUE, RATE, READ = range(1, 11)
BAR, CATEGORY, RATE_MET, RATE_MISSED, RATE_SHOWN, END, RATE_TARGET, ABOVE = range(12, 20)
DAY, ACK_LIMIT, REPLY_LIMIT, COVERED, SHORT = range(20, 25)

NOTHING_DUE, TO_COME = 0.0001, 0.0002
"""What a chart is given for « s.o. » and for a month to come: too small to be seen as a bar, known
by the number format of its label (a text would be drawn, and labelled, as 0)."""
COUNT_LABEL = f'[={TO_COME}]"";0'
RATE_LABEL = f'[={NOTHING_DUE}]"s.o.";[={TO_COME}]"";0{NBSP}%'


@dataclass(frozen=True, slots=True)
class Source:
    """What the formulas read: the register and the days off."""

    register: SheetRef
    days_off: DaysOffRef
    covered_years: frozenset[int] = frozenset()
    reply_default: int | None = None
    committees: str = "$W$1"


def column(which: int, *, previous: bool = False) -> str:
    """Return the range of one column over the twelve months."""
    shift = _PREVIOUS if previous else 0
    return absolute(SHEET, which, FIRST_ROW + shift, LAST_ROW + shift)


def total(which: int) -> str:
    """Return the cell under a column of this year."""
    return absolute(SHEET, which, LAST_ROW + 1)


@dataclass(frozen=True, slots=True)
class Limits:
    """The last day in time for each day of reception, from 1 January of the year before.

    None where the list of days off does not cover a year that it takes.
    """

    acknowledgement: tuple[date | None, ...]
    reply: tuple[date | None, ...]


def write(book: Book, figures: Figures, source: Source, limits: Limits, *, fixed: bool) -> None:
    """Add the sheet; `fixed` writes the day as a constant where =TODAY() would stand."""
    page = book.page(SHEET, tab="#8A93A3")
    page.widths(130, 90, 90, 120, 110, 90, 90, 90, 90, 170)
    page.band(END_COLUMN, f"{SHEET} – MGT{NBSP}02", _as_of(figures.today))
    _parameters(page, figures, source, fixed=fixed)
    _year(page, figures.months, 0, source, figures)
    _year(page, figures.previous, _PREVIOUS, source, figures)
    _limits(page, source, limits, figures.today.year)
    last = summary.write(page, figures, source.register, source.committees)
    page.sheet.set_column("K:X", 11, None, {"hidden": True})
    page.printed(last, END_COLUMN)
    book.name(TODAY, TODAY_CELL)


def _as_of(today: date) -> Live:
    head = "Situation au "
    return Live(f"{text(head)}&{long_date(TODAY)}", head + long(today))


def _parameters(page: Page, figures: Figures, source: Source, *, fixed: bool) -> None:
    page.merge((4, 1, 4, 4), "Ce qui est mesuré, et jusqu’à quel jour", "section")
    today = figures.today if fixed else Live("TODAY()", figures.today)
    default: int | str = source.reply_default or "aucun"
    lines = (
        (f"Situation au (nom {TODAY})", today, "date"),
        ("Année", Live(f"YEAR({TODAY})", figures.today.year), "number"),
        (french("MGT 02-1 : appels par mois, au plus"), figures.most_appeals, "number"),
        (french("MGT 02-2 : délais respectés, au moins"), figures.least_rate, "percent"),
        ("Délai de réponse par défaut (jours ouvrés)", default, "number"),
        ("Délais couverts par MGT 02-2", _subject(figures, source), "centre"),
    )
    for row, (label, value, look) in enumerate(lines, 5):
        page.merge((row, 1, row, 3), label, "text")
        page.put(row, 4, value, look)
    page.merge((5, 6, 10, END_COLUMN), _READING, "note", valign="top")
    _legends(page, figures)


def _legends(page: Page, figures: Figures) -> None:
    """Write the names of the series of both charts."""
    year, least, most = figures.today.year, figures.least_rate, figures.most_appeals
    head, close = f"Objectif (≤{NBSP}", " / mois)"
    names = (
        Live(f'"Objectif "&{percent(LEAST_RATE)}', f"Objectif {percent_fr(least)}"),
        Live(f"{text(head)}&{MOST_APPEALS}&{text(close)}", f"{head}{most}{close}"),
        Live(f'{YEAR}&""', f"{year}"),
        Live(f'({YEAR}-1)&""', f"{year - 1}"),
    )
    for row, name in enumerate(names, 9):
        page.put(row, COVERED, name, "hidden")


def _subject(figures: Figures, source: Source) -> Live:
    """Say what is covered: replies only where a reply deadline is set (A18)."""
    replies, only = text("Réponses"), text("Accusés de réception")
    if source.reply_default:
        return Live(replies, figures.subject)
    if not source.register.has("reply_due"):
        return Live(only, figures.subject)
    return Live(f"IF(COUNT({source.register.range('reply_due')})>0,{replies},{only})",
                figures.subject)  # fmt: skip


def _year(
    page: Page, months: tuple[Month, ...], shift: int, source: Source, figures: Figures
) -> None:
    heading = HEADING_ROW + shift
    back = "-1" if shift else ""
    page.merge(
        (heading - 1, 1, heading - 1, END_COLUMN),
        Live(f'"Année "&{YEAR}{back}', f"Année {months[0].start.year}"),
        "section",
    )
    page.height(heading, 48)
    page.put(heading, 1, _HEADINGS[0], "heading")
    page.put_row(heading, 2, _HEADINGS[1:], "heading_centre")
    for at in range(12):
        _month(page, heading + 1 + at, at, months, source, figures)
    _total(page, heading + 13, months)
    page.tones(
        f"D{heading + 1}:D{heading + 12}",
        [
            (f'LEFT($D{heading + 1},1)="✔"', Tone.GOOD),
            (f'LEFT($D{heading + 1},1)="✖"', Tone.BAD),
        ],
    )


def _month(
    page: Page, row: int, at: int, months: tuple[Month, ...], source: Source, figures: Figures
) -> None:
    month = months[at]
    back = "-1" if month.start.year < figures.today.year else ""
    begun = month.past
    after = add_months(month.start, 1)
    page.put(row, MONTH, Live(f"DATE({YEAR}{back},{at + 1},1)", month.start), "text",
             num_format="[$-40C]mmmm\\ yyyy")  # fmt: skip
    page.put(row, END, Live(f"EDATE(A{row},1)", after), "hidden_date")
    received = source.register.range("received_on")
    counted = f'COUNTIFS({received},">="&A{row},{received},"<"&Q{row})'
    page.put(row, APPEALS, Live(_begun(row, counted), month.appeals), "number")
    page.put(row, TARGET, Live(MOST_APPEALS, figures.most_appeals), "number")
    page.put(row, MET_1, _met(row, month, figures), "centre")
    page.put(row, KEPT, Live(f'IF(B{row}="","",B{row}-F{row}-G{row})', _if(begun, month.kept)),
             "number")  # fmt: skip
    for where, judged, value in (
        (MISSED_COUNT, missed(source), month.missed),
        (PROGRESS, in_progress(source), month.in_progress),
    ):
        formula = _begun(row, _sum(row, received, judged))
        page.put(row, where, Live(formula, _if(begun, value), array=True), "number")
    page.put(row, DUE, Live(f'IF(B{row}="","",E{row}+F{row})', _if(begun, month.due)), "number")
    shown = month.rate if month.rate is not None else NOT_APPLICABLE
    page.put(row, RATE, Live(f'IF(B{row}="","",IF(H{row}=0,"s.o.",E{row}/H{row}))',
                             _if(begun, shown)), "percent")  # fmt: skip
    page.put(row, READ, Live(f'IF(B{row}="","",{_fraction(f"E{row}", f"H{row}")})',
                             _if(begun, fraction(month.kept, month.due))), "centre")  # fmt: skip
    _for_charts(page, row, at, months, figures)


def _for_charts(page: Page, row: int, at: int, months: tuple[Month, ...], figures: Figures) -> None:
    """Write what the charts show: the figure over each bar, the two lines under it."""
    month = months[at]
    rate, least = month.rate, figures.least_rate
    short = text(SHORT_MONTHS[at])
    under = f'{short}&CHAR(10)&IF(B{row}="","",IF(H{row}=0,"–",E{row}&"/"&H{row}))'
    counted = f"{month.kept}/{month.due}" if month.due else "–"
    lines = f"{month.short_name}\n{counted if month.past else ''}"
    values: tuple[tuple[int, str, str | float | int], ...] = (
        (BAR, f'IF(B{row}="",{TO_COME},B{row})', TO_COME if month.appeals is None else month.appeals),
        (CATEGORY, under, lines),
        (RATE_MET, f"IF(ISNUMBER(I{row}),IF(I{row}>={LEAST_RATE},I{row},0),0)",
         rate if rate is not None and rate >= least else 0),
        (RATE_MISSED, f"IF(ISNUMBER(I{row}),IF(I{row}<{LEAST_RATE},I{row},0),0)",
         rate if rate is not None and rate < least else 0),
        (RATE_SHOWN, f'IF(B{row}="",{TO_COME},IF(ISNUMBER(I{row}),I{row},{NOTHING_DUE}))',
         _rate_shown(month)),
        (RATE_TARGET, LEAST_RATE, least),
        (SHORT, short, month.short_name),
    )  # fmt: skip
    for where, formula, value in values:
        page.put(row, where, Live(formula, value), "hidden")
    page.put(row, ABOVE, _above(row, at, months[: at + 1], figures), "hidden")


def _above(row: int, at: int, months: tuple[Month, ...], figures: Figures) -> Live:
    """Return the names of the months above the target so far (« avril, mai »)."""
    name = text(MONTHS[at])
    missed_it = f"D{row}={text(MISSED)}"
    names = [month.name for month in months if (month.appeals or 0) > figures.most_appeals]
    if at == 0:
        return Live(f'IF({missed_it},{name},"")', ", ".join(names))
    before = f"S{row - 1}"
    return Live(f'{before}&IF({missed_it},IF({before}="","",", ")&{name},"")', ", ".join(names))


def _rate_shown(month: Month) -> float:
    if not month.past:
        return TO_COME
    return NOTHING_DUE if month.rate is None else month.rate


def _total(page: Page, row: int, months: tuple[Month, ...]) -> None:
    """Write the line under the twelve months."""
    first, last = row - 12, row - 1
    sums = {
        APPEALS: sum(month.appeals or 0 for month in months),
        KEPT: sum(month.kept for month in months),
        MISSED_COUNT: sum(month.missed for month in months),
        PROGRESS: sum(month.in_progress for month in months),
        DUE: sum(month.due for month in months),
    }
    for where in range(1, END_COLUMN + 1):
        page.put(row, where, None, "total")
    page.put(row, 1, "Année", "total", align="left", indent=1)
    for where, value in sums.items():
        name = "ABCDEFGHIJ"[where - 1]
        page.put(row, where, Live(f"SUM({name}{first}:{name}{last})", value), "total")
    kept, due = sums[KEPT], sums[DUE]
    page.put(row, RATE, Live(f'IF(H{row}=0,"s.o.",E{row}/H{row})',
                             kept / due if due else NOT_APPLICABLE), "total",
             num_format="0\u00a0%")  # fmt: skip
    page.put(row, READ, Live(_fraction(f"E{row}", f"H{row}"), fraction(kept, due)), "total")


def _limits(page: Page, source: Source, limits: Limits, year: int) -> None:
    """Write the table of the last day in time for each day of reception."""
    page.put_row(DAYS_FIRST - 1, DAY, ("Reçu le", "AR au plus tard", "Réponse au plus tard"),
                 "hidden")  # fmt: skip
    page.put(DAYS_FIRST - 1, COVERED, Live(f"{YEAR}-2", year - 2), "hidden")
    _covered_years(page, source, year)
    start = date(year - 1, 1, 1)
    for at in range(DAYS):
        row = DAYS_FIRST + at
        before = f"DATE({YEAR}-1,1,1)" if at == 0 else f"T{row - 1}+1"
        page.put(row, DAY, Live(before, start + timedelta(days=at)), "hidden_date")
        due = limits.acknowledgement[at]
        page.put(row, ACK_LIMIT, _limit(source, row, ACKNOWLEDGEMENT_DAYS, due), "hidden_date")
        if source.reply_default:
            reply = limits.reply[at]
            page.put(row, REPLY_LIMIT, _limit(source, row, REPLY_DEFAULT, reply), "hidden_date")


def _covered_years(page: Page, source: Source, year: int) -> None:
    for at in range(4):
        known = year - 1 + at in source.covered_years
        formula = f"COUNTIF({source.days_off.years},W{DAYS_FIRST - 1}+{at + 1})>0"
        page.put(DAYS_FIRST + at, COVERED, Live(f"IF({formula},1,0)", int(known)), "hidden")


def _limit(source: Source, row: int, count: int | str, due: date | None) -> Live:
    limit = source.days_off.workday(f"T{row}", count)
    years = f"$W${DAYS_FIRST}:$W${DAYS_FIRST + 3}"
    base = f"$W${DAYS_FIRST - 1}"
    known = (f"INDEX({years},YEAR(T{row}+1)-{base})"
             f"*INDEX({years},MIN(4,YEAR({limit})-{base}))")  # fmt: skip
    return Live(f'IF({known}=0,"",{limit})', due)


def looked_up(source: Source, which: int) -> str:
    """Return the formula giving each row of the register its last day in time."""
    last = DAYS_FIRST + DAYS - 1
    days = absolute(SHEET, DAY, DAYS_FIRST, last)
    limits = absolute(SHEET, which, DAYS_FIRST, last)
    return f"LOOKUP(INT({source.register.range('received_on')}),{days},{limits})"


def missed(source: Source) -> str:
    """Return 1 for each row of the register with a deadline missed (A19), else 0."""
    late = _late(source, "acknowledged_on", looked_up(source, ACK_LIMIT))
    for due in _reply_dues(source):
        late = f"IF({late}=1,1,{_late(source, 'replied_on', due)})"
    return late


def in_progress(source: Source) -> str:
    """Return 1 for each row with nothing missed and a deadline not yet due nor done, else 0."""
    waiting = _waiting(source, "acknowledged_on", looked_up(source, ACK_LIMIT))
    for due in _reply_dues(source):
        waiting = f"IF({waiting}=1,1,{_waiting(source, 'replied_on', due)})"
    return f"IF({missed(source)}=1,0,{waiting})"


def _reply_dues(source: Source) -> list[str]:
    """Return the reply deadline of each row: the cell, else the default of the settings."""
    register = source.register
    default = looked_up(source, REPLY_LIMIT) if source.reply_default else ""
    if not register.has("reply_due"):
        return [default] if default else []
    cell = register.range("reply_due")
    other = default or '""'
    return [f"IF(ISNUMBER({cell}),INT({cell}),{other})"]


def _late(source: Source, done: str, due: str) -> str:
    """Return 1 where it was done after `due`, or is not done and `due` has passed."""
    judged = f"IF({TODAY}>{due},1,0)"
    if source.register.has(done):
        cell = source.register.range(done)
        judged = f"IF(ISNUMBER({cell}),IF(INT({cell})>{due},1,0),{judged})"
    return f"IF(ISNUMBER({due}),{judged},0)"


def _waiting(source: Source, done: str, due: str) -> str:
    """Return 1 where it is not done and `due` has not passed."""
    judged = f"IF({TODAY}>{due},0,1)"
    if source.register.has(done):
        judged = f"IF(ISNUMBER({source.register.range(done)}),0,{judged})"
    return f"IF(ISNUMBER({due}),{judged},0)"


def _sum(row: int, received: str, judged: str) -> str:
    """Add `judged` over the rows received in the month of `row`."""
    within = f"IF({received}>=A{row},IF({received}<Q{row},{judged},0),0)"
    return f"SUM(IF(ISNUMBER({received}),{within},0))"


def _begun(row: int, formula: str) -> str:
    return f'IF(A{row}>{TODAY},"",{formula})'


def _met(row: int, month: Month, figures: Figures) -> Live:
    formula = f'IF(B{row}="","",IF(B{row}<=C{row},{text(MET)},{text(MISSED)}))'
    if month.appeals is None:
        return Live(formula, "")
    return Live(formula, MET if month.appeals <= figures.most_appeals else MISSED)


def _fraction(kept: str, due: str) -> str:
    """Return the formula of « 86 % – 6 sur 7 »."""
    share = percent(f"{kept}/{due}")
    return f'IF({due}=0,"s.o.",{share}&" – "&{kept}&" sur "&{due})'


def _if(begun: bool, value: Cached) -> Cached:
    return value if begun else ""


_HEADINGS = (
    "Mois de réception",
    "Appels reçus",
    "Objectif (au plus)",
    "MGT 02-1",
    "Dans les délais",
    "Hors délai",
    "En cours",
    "Échus",
    "Taux",
    "MGT 02-2",
)
_READING = french(
    "Chaque appel compte dans le mois de sa réception, même tardif ou retiré. Dans les délais : "
    "toutes les échéances échues sont tenues (accusé de réception en 8 jours ouvrés, et échéance "
    "de réponse là où elle est fixée). Échéance dépassée sans réponse : hors délai aussitôt. En "
    "cours : pas encore échu, hors du calcul. s.o. : rien n'était échu. Une date saisie en texte "
    "n'est pas comptée : la feuille « Contrôle » la signale."
)
