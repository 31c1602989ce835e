"""Working days (jours ouvrés) of the organisation: Monday to Friday, less holidays, less closings.

One list serves the rules and the formulas of the workbook: the sheet « Jours fériés ». Days are
`date`, never `datetime` (a time in a cell would make the last day look late).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from suivi_tool.errors import Fault
from suivi_tool.procedure.words import french

T = TypeVar("T")

_DAY = timedelta(days=1)


class UnknownYear(LookupError):
    """The list of « Jours fériés » does not cover a year that a count needs.

    Never seen by a user as such: the rules turn its `fault` into an alert beside a blank date.
    """

    def __init__(self, year: int) -> None:
        """Hold the missing `year`, and the fault that says what to do."""
        super().__init__(year)
        self.year = year
        self.fault = unknown_year(year)


def unknown_year(year: int) -> Fault:
    """Return the fault of a year without holidays in the list."""
    return Fault(
        french(f"Les jours fériés de {year} ne sont pas dans la liste : échéance non calculée."),
        place=french("feuille « Jours fériés »"),
        remedy=french(f"Ajoutez l'année {year} à la feuille « Jours fériés » (« actualiser » la "
                      "propose), puis relancez."),
    )  # fmt: skip


@dataclass(frozen=True)
class Calendar:
    """The days on which the organisation works.

    `holidays` and `closing_days` map a day to its name; `years` are those that the list covers.
    Both are skipped when counting; only holidays carry the appeal period (A14).
    """

    holidays: Mapping[date, str]
    closing_days: Mapping[date, str] = field(default_factory=dict)
    years: frozenset[int] = frozenset()
    _off: list[date] = field(init=False, repr=False, compare=False)
    _known_already: dict[Hashable, Any] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        """Sort the weekdays off, once."""
        off = {day for day in (*self.holidays, *self.closing_days) if day.weekday() < 5}
        object.__setattr__(self, "_off", sorted(off))

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` made the first time that this calendar was asked for `key`."""
        if key not in self._known_already:
            self._known_already[key] = make()
        found: T = self._known_already[key]
        return found

    def is_working(self, day: date) -> bool:
        """Tell whether the organisation works on `day`. Raises UnknownYear."""
        self._known(day)
        return day.weekday() < 5 and day not in self.holidays and day not in self.closing_days

    def add(self, day: date, count: int) -> date:
        """Return the `count`-th working day after `day` (before it where negative), as WORKDAY.

        `day` itself is not counted; 0 gives `day` back. Raises UnknownYear.
        """
        strict(day)
        step = _DAY if count >= 0 else -_DAY
        left = abs(count)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def between(self, first: date, last: date) -> int:
        """Return the number of working days from `first` to `last`, both counted, as NETWORKDAYS.

        Negative where `last` is before `first`. Raises UnknownYear.
        """
        if first > last:
            return -self.between(last, first)
        for year in range(first.year, last.year + 1):
            self._known(date(year, 1, 1))
        off = bisect_right(self._off, last) - bisect_left(self._off, first)
        return _weekdays_before(last + _DAY) - _weekdays_before(first) - off

    def left(self, today: date, due: date) -> int:
        """Return the working days left after `today` until `due`: 0 on the day, negative when late.

        In the sheet: IF(due>today,NETWORKDAYS(today+1,due),IF(due<today,-NETWORKDAYS(due+1,today),
        0)). Raises UnknownYear.
        """
        if due == today:
            return 0
        if due > today:
            return self.between(today + _DAY, due)
        return -self.between(due + _DAY, today)

    def carried(self, day: date) -> date:
        """Return `day`, or the first day after it that is no Saturday, Sunday or public holiday.

        Source: code de procédure civile, art. 642, by analogy (A14); closing days do not carry.
        Raises UnknownYear.
        """
        self._known(day)
        while day.weekday() >= 5 or day in self.holidays:
            day += _DAY
            self._known(day)
        return day

    def off_between(self, first: date, last: date) -> Iterator[tuple[date, str]]:
        """Yield the weekdays off from `first` to `last` (both counted) with their names."""
        for day in self._off[bisect_left(self._off, first) : bisect_right(self._off, last)]:
            yield day, self.holidays.get(day) or self.closing_days.get(day) or ""

    def _known(self, day: date) -> None:
        if day.year not in self.years:
            raise UnknownYear(day.year)


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later, or the last day of that month, as EDATE."""
    strict(day)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def strict(day: date) -> date:
    """Return `day`; a programmer who passes a datetime is told so with a TypeError."""
    if isinstance(day, datetime):
        raise TypeError(f"a date without time is needed, not {day!r}")
    return day


def _weekdays_before(day: date) -> int:
    """Return the number of Mondays to Fridays before `day`, counted from 0001-01-01 (a Monday)."""
    weeks, rest = divmod(day.toordinal() - 1, 7)
    return weeks * 5 + min(rest, 5)
