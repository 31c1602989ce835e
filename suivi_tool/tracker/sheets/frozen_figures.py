"""What each committee saw, row by row: written beside the figures of today, and read back.

The sheet is the only place where frozen figures are kept: what is read here is written again.
Months older than those of « Données indicateurs » (this year and the one before) have no figure of
today: « – ».
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from suivi_tool.errors import Fault
from suivi_tool.procedure.history import Frozen, FrozenMonth, changes
from suivi_tool.procedure.indicators import Indicators, Month
from suivi_tool.procedure.timeliness import Rate
from suivi_tool.procedure.words import NBSP, french, plain
from suivi_tool.tracker.sheets import indicator_cells as cells
from suivi_tool.tracker.sheets.live import Cached, Live, text
from suivi_tool.tracker.sheets.look import Tone
from suivi_tool.tracker.sheets.paper import Page

HEADINGS = (
    "Comité du", "Mois", "Appels : figé", "Appels : aujourd'hui", "Dans les délais : figé",
    "Dans les délais : aujourd'hui", "Échus : figé", "Échus : aujourd'hui", "En cours : figé",
    "Calculé le", "Évolution",
)  # fmt: skip
LAST = len(HEADINGS)
_NUMBERS = (2, 4, 6, 8)
_SAME, _COURSE = f"✔{NBSP}Inchangé", f"✔{NBSP}A suivi son cours"
_CHANGED, _UNKNOWN = f"▲{NBSP}A changé", "–"


def read(rows: Sequence[Sequence[object]]) -> tuple[tuple[Frozen, ...], tuple[Fault, ...]]:
    """Return the frozen figures of the sheet, oldest first, and a fault for each row unreadable.

    `rows` begins at row 1, cells at column A.
    """
    wanted = plain(HEADINGS[0])
    starts = [at for at, row in enumerate(rows) if row and _said(row[0]) == wanted]
    committees: dict[tuple[date, date], list[FrozenMonth]] = {}
    faults = []
    for at in range(starts[-1] + 1, len(rows)) if starts else ():
        row = [*rows[at], *[None] * LAST][:LAST]
        if all(row[place] is None for place in (1, *_NUMBERS)):
            continue
        found = _month(row)
        if found is None:
            faults.append(_unreadable(at + 1))
        else:
            committee, computed, month = found
            committees.setdefault((committee, computed), []).append(month)
    frozen = (
        Frozen(committee, computed, tuple(sorted(months, key=lambda month: month.first)))
        for (committee, computed), months in sorted(committees.items())
    )
    return tuple(frozen), tuple(faults)


def write(page: Page, first: int, frozen: Iterable[Frozen], now: Indicators) -> int:
    """Write one row a committee and month from row `first` on, the latest committee first.

    Return the last row written, `first` - 1 where there is none.
    """
    months = {month.first: month for month in now.months if month.appeals is not None}
    row = first - 1
    for seen in sorted(frozen, key=lambda seen: seen.committee, reverse=True):
        moved = {change.month for change in changes(seen, now)}
        for month in seen.months:
            row += 1
            _row(page, row, (seen, month), (months.get(month.first), month.first in moved))
    if row >= first:
        signs = [(f'LEFT($K{first},1)="✔"', Tone.GOOD), (f'LEFT($K{first},1)="▲"', Tone.WARN)]
        page.tones(f"K{first}:K{row}", signs)
    return row


def _row(
    page: Page, row: int, then: tuple[Frozen, FrozenMonth], now: tuple[Month | None, bool]
) -> None:
    (seen, was), (month, moved) = then, now
    rate = (month.rate if month else None) or Rate()
    page.put(row, 1, seen.committee, "date")
    page.put(row, 2, was.first, "text", num_format="[$-40C]mmmm\\ yyyy")
    pairs: tuple[tuple[int, int, int, Cached], ...] = (
        (3, cells.APPEALS, was.appeals, month.appeals if month else None),
        (5, cells.KEPT, was.kept, rate.kept if month else None),
        (7, cells.DUE, was.due, rate.due if month else None),
    )
    for where, which, figure, today in pairs:
        page.put(row, where, figure, "number")
        value = _UNKNOWN if today is None else today
        page.put(row, where + 1, Live(_now(row, which), value), "number")
    page.put(row, 9, was.pending, "number")
    page.put(row, 10, seen.at, "date")
    same = all(figure == today for _, _, figure, today in pairs)
    verdict = _CHANGED if moved else _SAME if same else _COURSE
    page.put(row, LAST, Live(_evolution(row), verdict if month else _UNKNOWN), "state")


def _now(row: int, which: int) -> str:
    """Return today's figure of the month of `row`, « – » beyond both years and in the future."""
    months, figures = cells.both_years(cells.MONTH), cells.both_years(which)
    shown = f"AND(B{row}<={cells.TODAY},COUNTIF({months},B{row})>0)"
    return f'IF({shown},SUMIF({months},B{row},{figures}),"–")'


def _evolution(row: int) -> str:
    """Return the formula of what `procedure.history.changes` says of one month."""
    then, now = f"C{row}", f"D{row}"
    kept, kept_now, due, due_now = f"E{row}", f"F{row}", f"G{row}", f"H{row}"
    over = f"J{row}>EOMONTH(B{row},0)"
    added = f"{now}<{then},AND({over},{now}<>{then})"
    missed = f"{due_now}-{kept_now}<{due}-{kept}"
    grown = f"{due_now}-{due}>I{row}+MAX({now}-{then},0)"
    moved = f"OR({added},{kept_now}<{kept},{missed},{grown})"
    same = f"AND({then}={now},{kept}={kept_now},{due}={due_now})"
    verdict = f"IF({moved},{text(_CHANGED)},IF({same},{text(_SAME)},{text(_COURSE)}))"
    return f'IF({now}="–","–",{verdict})'


def _month(row: Sequence[object]) -> tuple[date, date, FrozenMonth] | None:
    """Return committee, day of the figures and figures of a row, None where one is no figure."""
    committee, first = _day(row[0]), _day(row[1])
    numbers = [_whole(row[at]) for at in _NUMBERS]
    if committee is None or first is None or None in numbers:
        return None
    appeals, kept, due, pending = (number or 0 for number in numbers)
    computed = _day(row[9]) or committee
    over = computed >= _next_month(first)
    return committee, computed, FrozenMonth(first, appeals, kept, due, pending, over)


def _next_month(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1)


def _whole(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
        return None
    return int(value)


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def _said(value: object) -> str:
    return plain(value) if isinstance(value, str) else ""


def _unreadable(row: int) -> Fault:
    return Fault(
        french("les chiffres figés de cette ligne ne sont plus lisibles : la feuille est laissée "
               "telle quelle."),
        place=french(f"feuille « COPIL – historique », ligne {row}"),
        remedy="Remettez les dates et les nombres de la ligne, ou restaurez une sauvegarde.",
    )  # fmt: skip
