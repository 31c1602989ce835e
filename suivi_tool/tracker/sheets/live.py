"""Formulas with the value they have today, and the pieces of formulas that speak French.

TEXT() is never used: its codes and its decimal sign follow the language of Excel (« yyyy » stands
as it is in a French Excel). Dates and numbers are put into words by hand, alike everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from suivi_tool.procedure.dates_fr import MONTHS, WEEKDAYS
from suivi_tool.procedure.words import NBSP
from suivi_tool.tracker.cells import USUAL_YEARS

FIRST_DAY, AFTER_LAST = date(USUAL_YEARS.start, 1, 1), date(USUAL_YEARS.stop, 1, 1)
"""What a number must lie between to be a day: 12 is the count of a row of totals, 15052026 a date
typed without its signs, of which Excel makes an error in YEAR, EDATE and WORKDAY."""
_PIECE = 120
Cached = str | int | float | bool | date | None


@dataclass(frozen=True, slots=True)
class Live:
    """A formula (English, commas, no « = ») and its value today; `array` enters it as {=…}."""

    text: str
    cached: Cached
    array: bool = False


def text(literal: str) -> str:
    """Return a text as a formula quotes it."""
    return '"' + literal.replace('"', '""') + '"'


def long_text(literal: str) -> str:
    """Return a text of any length as a formula quotes it: Excel takes 255 characters a piece."""
    pieces = [literal[at : at + _PIECE] for at in range(0, len(literal), _PIECE)]
    return "&".join(map(text, pieces or [""]))


def day(when: date) -> str:
    """Return a date as a formula says it, whatever the date system of the workbook."""
    return f"DATE({when.year},{when.month},{when.day})"


def is_day(cells: str) -> str:
    """Return a formula that is TRUE where a cell (each cell of a range) holds a day."""
    between = f"IF({cells}>={day(FIRST_DAY)},{cells}<{day(AFTER_LAST)},FALSE)"
    return f"IF(ISNUMBER({cells}),{between},FALSE)"


def long_date(cell: str) -> str:
    """Return the formula of « 1er mai 2026 »."""
    months = ",".join(text(name) for name in MONTHS)
    first = f'IF(DAY({cell})=1,"er","")'
    return f'DAY({cell})&{first}&" "&CHOOSE(MONTH({cell}),{months})&" "&YEAR({cell})'


def long_date_with_day(cell: str) -> str:
    """Return the formula of « vendredi 1er mai 2026 »."""
    names = ",".join(text(name) for name in WEEKDAYS)
    return f'CHOOSE(WEEKDAY({cell},2),{names})&" "&{long_date(cell)}'


def short_date(cell: str) -> str:
    """Return the formula of « 01/05/2026 »."""
    day_part, month = f'RIGHT("0"&DAY({cell}),2)', f'RIGHT("0"&MONTH({cell}),2)'
    return f'{day_part}&"/"&{month}&"/"&YEAR({cell})'


def decimal(number: str, digits: int = 1) -> str:
    """Return the formula of « 0,6 » for a number, in any language of Excel."""
    return f'SUBSTITUTE(FIXED({number},{digits},TRUE),".",",")'


def decimal_fr(number: float, digits: int = 1) -> str:
    """Return « 0,6 », rounded half away from zero as Excel rounds."""
    scaled = int(abs(number) * 10**digits + 0.5 + 1e-9)
    whole, rest = divmod(scaled, 10**digits)
    sign = "-" if number < 0 and scaled else ""
    return f"{sign}{whole},{rest:0{digits}}" if digits else f"{sign}{whole}"


def percent_of(part: str, whole: str) -> str:
    """Return the formula of the percentage, as `procedure.timeliness.percent` rounds it."""
    rounded = f"ROUND(100*{part}/{whole},0)"
    return f"IF(AND({part}>0,{part}<{whole}),MIN(99,MAX(1,{rounded})),{rounded})"


def fraction(part: str, whole: str) -> str:
    """Return the formula of « 86 % – 6 sur 7 », « s.o. » where nothing was due."""
    share = percent_of(part, whole)
    return f'IF({whole}=0,"s.o.",{share}&"{NBSP}%{NBSP}– "&{part}&" sur "&{whole})'


def whole_percent(share: str) -> str:
    """Return the formula of « 100 % » for a fraction."""
    return f'ROUND(100*{share},0)&"{NBSP}%"'


def plural(number: str, singular: str, plural_form: str = "") -> str:
    """Return the formula of « 0 appel », « 2 appels » (the plural begins at 2)."""
    several = plural_form or f"{singular}s"
    return f'{number}&"{NBSP}"&IF({number}<2,{text(singular)},{text(several)})'
