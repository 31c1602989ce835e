"""The two tables of « Données indicateurs »: one row a month, and what the charts are given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from suivi_tool.procedure.dates_fr import MONTHS, SHORT_MONTHS
from suivi_tool.procedure.indicators import Indicators, Month, Year
from suivi_tool.procedure.timeliness import NOT_APPLICABLE, Rate, percent
from suivi_tool.procedure.words import NBSP, listed
from suivi_tool.procedure.working_days import add_months
from suivi_tool.tracker.sheets import indicator_cells as cells
from suivi_tool.tracker.sheets import judged_rows
from suivi_tool.tracker.sheets.indicator_cells import NOTHING_DUE, TO_COME
from suivi_tool.tracker.sheets.live import Cached, Live, fraction, percent_of, text
from suivi_tool.tracker.sheets.look import Tone
from suivi_tool.tracker.sheets.paper import Page
from suivi_tool.tracker.sheets.references import SheetRef, letters

MET, MISSED = f"✔{NBSP}Atteint", f"✖{NBSP}Manqué"
_HEADINGS = (
    "Mois de réception", "Appels reçus", "Objectif (au plus)", "MGT 02-1", "Dans les délais",
    "Hors délai", "En cours", "Échus", "Taux", "MGT 02-2", "Non calculables",
)  # fmt: skip
_COUNTED = (cells.APPEALS, cells.KEPT, cells.MISSED, cells.PENDING, cells.DUE, cells.UNKNOWN)
_END, _ABOVE = letters(cells.END), letters(cells.ABOVE)


def write(page: Page, record: Indicators, registers: Sequence[SheetRef]) -> None:
    """Write this year's table and that of the year before, over all `registers`."""
    for year, shift in ((record.current, 0), (record.previous, cells.PREVIOUS)):
        table = _Table(page, record, registers, year, shift)
        table.write()


@dataclass(frozen=True)
class _Table:
    page: Page
    record: Indicators
    registers: Sequence[SheetRef]
    year: Year
    shift: int

    @property
    def first(self) -> int:
        return cells.FIRST_ROW + self.shift

    @property
    def number(self) -> str:
        """The formula of the year."""
        return f"{cells.YEAR}-1" if self.shift else cells.YEAR

    def write(self) -> None:
        page, heading = self.page, self.first - 1
        title = Live(f'"Année "&({self.number})', f"Année {self.year.year}")
        page.merge((heading - 1, 1, heading - 1, cells.LAST_SHOWN), title, "section")
        page.height(heading, 44)
        page.put(heading, 1, _HEADINGS[0], "heading")
        page.put_row(heading, 2, _HEADINGS[1:], "heading_centre")
        for at, month in enumerate(self.year.months):
            page.height(self.first + at, 22)
            self._counted(self.first + at, at, month)
            self._judged(self.first + at, month)
            self._charted(self.first + at, at, month)
        self._total(self.first + 12)
        cell = f"$D{self.first}"
        signs = [(f'LEFT({cell},1)="✔"', Tone.GOOD), (f'LEFT({cell},1)="✖"', Tone.BAD)]
        page.tones(f"D{self.first}:D{self.first + 11}", signs)

    def _put(self, row: int, which: int, formula: str, value: Cached, look: str) -> None:
        self.page.put(row, which, Live(formula, value), look)

    def _counted(self, row: int, at: int, month: Month) -> None:
        """MGT 02-1: appeals received in the month, blank in a month to come (A16, A17)."""
        start = Live(f"DATE({self.number},{at + 1},1)", month.first)
        self.page.put(row, cells.MONTH, start, "text", num_format="[$-40C]mmmm\\ yyyy")
        self._put(row, cells.END, f"EDATE(A{row},1)", add_months(month.first, 1), "hidden_date")
        span = f"A{row}", f"{_END}{row}"
        counted = judged_rows.in_all(
            self.registers, lambda register: judged_rows.received(register, *span)
        )
        live = Live(_begun(row, counted), month.appeals, array=True)
        self.page.put(row, cells.APPEALS, live, "number")
        most = self.record.targets.appeals_per_month
        self._put(row, cells.TARGET, cells.MOST_APPEALS, most, "number")
        met = "" if month.appeals is None else MET if month.target_met else MISSED
        formula = f'IF(B{row}="","",IF(B{row}<=C{row},{text(MET)},{text(MISSED)}))'
        self._put(row, cells.MET, formula, met, "centre")

    def _judged(self, row: int, month: Month) -> None:
        """MGT 02-2: the appeals of the month by what they are judged (A19)."""
        rate = month.rate or Rate()

        def shown(value: Cached) -> Cached:
            return "" if month.rate is None else value

        by_array = (
            (cells.MISSED, judged_rows.MISSED, rate.missed),
            (cells.PENDING, judged_rows.PENDING, rate.pending),
            (cells.UNKNOWN, judged_rows.UNKNOWN, rate.unknown),
        )
        for which, wanted, value in by_array:
            counted = judged_rows.in_all(self.registers, self._judging(row, wanted))
            live = Live(_begun(row, counted), shown(value), array=True)
            self.page.put(row, which, live, "number")
        kept = f'IF(B{row}="","",B{row}-F{row}-G{row}-K{row})'
        self._put(row, cells.KEPT, kept, shown(rate.kept), "number")
        self._put(row, cells.DUE, f'IF(B{row}="","",E{row}+F{row})', shown(rate.due), "number")
        share = f'IF(B{row}="","",IF(H{row}=0,"s.o.",{percent_of(f"E{row}", f"H{row}")}/100))'
        self._put(row, cells.RATE, share, shown(shown_rate(rate)), "percent")
        read = f'IF(B{row}="","",{fraction(f"E{row}", f"H{row}")})'
        self._put(row, cells.READ, read, shown(rate.text), "centre")

    def _judging(self, row: int, wanted: int) -> Callable[[SheetRef], str]:
        return lambda register: judged_rows.count(register, f"A{row}", f"{_END}{row}", wanted)

    def _charted(self, row: int, at: int, month: Month) -> None:
        """Write what the charts are given, and the two lines under each bar."""
        rate = month.rate
        value = shown_rate(rate) if rate else None
        number = value if isinstance(value, float) else 0
        kept = bool(month.rate_met)
        bar = month.appeals or 0
        counted = "" if month.appeals is None else month.appeals
        shown = TO_COME if rate is None else value if rate.due else NOTHING_DUE
        short = text(SHORT_MONTHS[at])
        under = f'IF(B{row}="","",IF(H{row}=0,"–",E{row}&"/"&H{row}))'
        counts = f"{rate.kept}/{rate.due}" if rate and rate.due else "–" if rate else ""
        met = f"E{row}/H{row}>={cells.LEAST_RATE}"
        name = f"{SHORT_MONTHS[at]}\n{counts}"
        self._put(row, cells.BAR, f'IF(B{row}="",0,B{row})', bar, "hidden")
        self._put(row, cells.CATEGORY, f"{short}&CHAR(10)&{under}", name, "hidden")
        self._put(row, cells.RATE_MET, f"IF(ISNUMBER(I{row}),IF({met},I{row},0),0)",
                  number if kept else 0, "hidden")  # fmt: skip
        self._put(row, cells.RATE_MISSED, f"IF(ISNUMBER(I{row}),IF({met},0,I{row}),0)",
                  0 if kept else number, "hidden")  # fmt: skip
        label = f'IF(B{row}="",{TO_COME},IF(ISNUMBER(I{row}),I{row},{NOTHING_DUE}))'
        self._put(row, cells.RATE_SHOWN, label, shown, "hidden")
        self._put(row, cells.RATE_TARGET, cells.LEAST_RATE, self.record.targets.rate, "hidden")
        self._put(row, cells.SHORT, f"{short}&CHAR(10)&B{row}",
                  f"{SHORT_MONTHS[at]}\n{counted}", "hidden")  # fmt: skip
        self._above(row, at)

    def _above(self, row: int, at: int) -> None:
        """Gather the names of the months above the target: « février, avril et mai »."""
        names = [month.name for month in self.year.above]
        so_far = [name for name in names if MONTHS.index(name) <= at]
        gathered = listed(names) if len(so_far) == len(names) else ", ".join(so_far)
        missed, first, last = text(MISSED), f"D${self.first}", f"D${self.first + 11}"
        until = f"COUNTIF({first}:D{row},{missed})"
        ends = f"{until}=COUNTIF({first}:{last},{missed})"
        before = f"{_ABOVE}{row - 1}" if at else '""'
        link = f'IF({until}=1,"",IF({ends}," et ",", "))'
        formula = f'{before}&IF(D{row}={missed},{link}&{text(MONTHS[at])},"")'
        self._put(row, cells.ABOVE, formula, gathered, "hidden")

    def _total(self, row: int) -> None:
        """Write the line under the twelve months."""
        for which in range(1, cells.LAST_SHOWN + 1):
            self.page.put(row, which, None, "total")
        self.page.put(row, 1, "Année", "total", align="left", indent=1)
        rate = self.year.rate
        values = (self.year.total, rate.kept, rate.missed, rate.pending, rate.due, rate.unknown)
        for which, value in zip(_COUNTED, values, strict=True):
            name = letters(which)
            self._put(row, which, f"SUM({name}{row - 12}:{name}{row - 1})", value, "total")
        share = Live(f'IF(H{row}=0,"s.o.",{percent_of(f"E{row}", f"H{row}")}/100)',
                     shown_rate(rate))  # fmt: skip
        self.page.put(row, cells.RATE, share, "total", num_format=f"0{NBSP}%")
        self._put(row, cells.READ, fraction(f"E{row}", f"H{row}"), rate.text, "total")


def shown_rate(rate: Rate) -> float | str:
    """Return the rate as it is shown, whole percents (see `percent`), or « s.o. »."""
    return percent(rate.kept, rate.due) / 100 if rate.due else NOT_APPLICABLE


def _begun(row: int, formula: str) -> str:
    return f'IF(A{row}>{cells.TODAY},"",{formula})'
