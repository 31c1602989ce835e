"""« Données indicateurs »: both indicators month by month, live over the register."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from suivi_tool.procedure.dates_fr import long
from suivi_tool.procedure.indicators import Indicators
from suivi_tool.procedure.words import NBSP, french
from suivi_tool.procedure.working_days import Calendar
from suivi_tool.tracker.sheets import (
    former_rows,
    history,
    indicator_months,
    indicator_summary,
    judged_rows,
    reception_days,
)
from suivi_tool.tracker.sheets import indicator_cells as cells
from suivi_tool.tracker.sheets.days_off import DaysOffRef
from suivi_tool.tracker.sheets.facts import Facts
from suivi_tool.tracker.sheets.indicator_summary import Undated
from suivi_tool.tracker.sheets.live import Live, is_day, long_date, text, whole_percent
from suivi_tool.tracker.sheets.paper import Book, Page
from suivi_tool.tracker.sheets.references import SheetRef

SHEET = cells.SHEET


def write(book: Book, facts: Facts, days_off: DaysOffRef, calendar: Calendar) -> None:
    """Add the sheet and name its cell AUJOURDHUI."""
    record = facts.figures
    page = book.page(SHEET, tab="#8A93A3")
    page.widths(130, 90, 90, 130, 100, 90, 90, 80, 80, 170, 110)
    page.band(cells.LAST_SHOWN, f"{SHEET} – MGT{NBSP}02", _as_of(facts.today))
    _parameters(page, facts)
    indicator_months.write(page, record, former_rows.registers(facts))
    last = indicator_summary.write(page, record, _rows(facts))
    _legends(page, record)
    reception_days.write(page, days_off, calendar, facts.today.year)
    page.sheet.set_column("L:Y", 11, None, {"hidden": True})
    former_rows.write(page, facts)
    page.sheet.set_h_pagebreaks([cells.FIRST_ROW + cells.PREVIOUS - 3])
    page.printed(last, cells.LAST_SHOWN)
    book.name(cells.TODAY, cells.TODAY_CELL)


def _rows(facts: Facts) -> indicator_summary.Rows:
    undated = [row for row in facts.appeals
               if row.appeal.counts and row.as_excel_sees_it.received_on is None]  # fmt: skip
    former = former_rows.undated(facts)
    return indicator_summary.Rows(
        former_rows.registers(facts),
        Undated([row.row for row in undated], len(former)),
        Undated(
            [row.row for row in undated if row.as_excel_sees_it.closed_on is None],
            sum(appeal.closed_on is None for appeal in former),
        ),
        history.committees_range(),
        len(former_rows.counted(facts)) + len(former),
    )


def _as_of(today: date) -> Live:
    head = "Situation au "
    return Live(f"{text(head)}&{long_date(cells.TODAY)}", head + long(today))


def _parameters(page: Page, facts: Facts) -> None:
    record = facts.figures
    page.merge((4, 1, 4, 4), "Ce qui est mesuré, et jusqu’à quel jour", "section")
    today = facts.today if facts.fixed_today else Live("TODAY()", facts.today)
    lines = (
        (f"Situation au (nom {cells.TODAY})", today, "date"),
        ("Année", Live(f"YEAR({cells.TODAY})", facts.today.year), "number"),
        (french("MGT 02-1 : appels par mois, au plus"), record.targets.appeals_per_month, "number"),
        (french("MGT 02-2 : délais respectés, au moins"), record.targets.rate, "percent"),
        ("MGT 02-2 porte sur", _subject(record, former_rows.registers(facts)), "centre"),
    )
    for row, (label, value, look) in enumerate(lines, 5):
        page.merge((row, 1, row, 3), label, "text")
        page.height(row, 22)
        page.put(row, 4, value, look, shrink=True)
    page.merge((5, 6, 10, cells.LAST_SHOWN), _READING, "note", valign="top")


def _subject(record: Indicators, registers: Sequence[SheetRef]) -> Live:
    """Say what is covered: replies only where a reply deadline is set in either year (A18)."""
    replies, only = "Réponses", "Accusés de réception"
    value = replies if record.covers_replies else only
    with_due = [register for register in registers if register.has("reply_due")]
    if not with_due:
        return Live(text(only), value)
    set_ = judged_rows.in_all(with_due, _with_reply_due)
    return Live(f"IF({set_}>0,{text(replies)},{text(only)})", value, array=True)


def _with_reply_due(register: SheetRef) -> str:
    """Count the appeals of both years that have a reply deadline."""
    received, due = register.range("received_on"), register.range("reply_due")
    one = judged_rows.counted(register, "1")
    set_ = f"IF({received}<DATE({cells.YEAR}+1,1,1),IF({is_day(due)},{one},0),0)"
    shown = f"IF({received}>=DATE({cells.YEAR}-1,1,1),{set_},0)"
    return f"SUM(IF(ISNUMBER({received}),{shown},0))"


def _legends(page: Page, record: Indicators) -> None:
    """Write the names of the series of both charts, and the title of the second."""
    year, most = record.current.year, record.targets.appeals_per_month
    head, close = f"Objectif (≤{NBSP}", " / mois)"
    mgt, tail = f"MGT{NBSP}02-2 – ", " dans les délais"
    names = (
        Live(f'"Objectif "&{whole_percent(cells.LEAST_RATE)}',
             f"Objectif {round(100 * record.targets.rate)}{NBSP}%"),
        Live(f"{text(head)}&{cells.MOST_APPEALS}&{text(close)}", f"{head}{most}{close}"),
        Live(f'{cells.YEAR}&""', f"{year}"),
        Live(f'({cells.YEAR}-1)&""', f"{year - 1}"),
        Live(f"{text(mgt)}&{cells.SUBJECT}&{text(tail)}", mgt + record.rate_title),
    )  # fmt: skip
    for at, name in enumerate(names):
        page.put(cells.FIRST_ROW + at, cells.LEGEND, name, "hidden")


_READING = french(
    "Chaque appel compte dans le mois de sa réception, même tardif ou retiré. Dans les délais : "
    "toutes les échéances sont tenues (accusé de réception en 8 jours ouvrés, et échéance de "
    "réponse là où elle est fixée). Échéance dépassée sans réponse : hors délai aussitôt. En "
    "cours : pas encore échu, hors du calcul. s.o. : rien n'était échu. Non calculables : l'année "
    "n'est pas dans la feuille « Jours fériés ». Jugés : à la date de la décision, à défaut de la "
    "réponse, à défaut de la clôture. Une date saisie en texte n'est pas comptée : la "
    "feuille « Contrôle » la signale."
)
