"""The figures that a committee saw, frozen, and how the past has changed since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from suivi_tool.procedure.dates_fr import MONTHS
from suivi_tool.procedure.indicators import Indicators, Month
from suivi_tool.procedure.timeliness import Rate
from suivi_tool.procedure.words import french


@dataclass(frozen=True, slots=True)
class FrozenMonth:
    """One month as the committee saw it; `over` tells whether the month was over then."""

    first: date
    appeals: int
    kept: int
    due: int
    pending: int
    over: bool

    @property
    def name(self) -> str:
        """« avril 2026 »."""
        return f"{MONTHS[self.first.month - 1]} {self.first.year}"


@dataclass(frozen=True, slots=True)
class Frozen:
    """What the committee of `committee` saw, computed at `at`."""

    committee: date
    at: date
    months: tuple[FrozenMonth, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A figure of the past that is no longer what the committee saw."""

    month: date
    text: str


def freeze(seen: Indicators, committee: date) -> Frozen:
    """Return the figures of `seen` as those of that committee; future months are left out."""
    months = tuple(_frozen(month) for month in seen.months if month.appeals is not None)
    return Frozen(committee, seen.at, months)


def changes(frozen: Frozen, now: Indicators) -> tuple[Change, ...]:
    """Return what was frozen and reads otherwise in `now`, oldest month first.

    No change is what time brings by itself: appeals « en cours » then that are kept or missed
    since, and more appeals in the month that was not over. Months that `now` does not show
    (older than its two years) are not compared.
    """
    shown = {month.first: month for month in now.months if month.appeals is not None}
    return tuple(
        Change(then.first, text)
        for then in frozen.months
        if then.first in shown
        for text in _differences(then, shown[then.first])
    )


def _frozen(month: Month) -> FrozenMonth:
    rate = month.rate or Rate()
    return FrozenMonth(month.first, month.appeals or 0, rate.kept, rate.due, rate.pending,
                       over=not month.current)  # fmt: skip


def _differences(then: FrozenMonth, month: Month) -> Iterator[str]:
    appeals, rate = month.appeals or 0, month.rate or Rate()
    added = appeals - then.appeals
    if added < 0 or (then.over and added):
        yield french(f"{then.name} : {then.appeals} appel{_s(then.appeals)} au comité, "
                     f"{appeals} maintenant.")  # fmt: skip
    before = Rate(then.kept, then.due, then.pending)
    settled_since = then.pending + max(added, 0)
    grown = rate.due - before.due
    if rate.kept < before.kept or rate.missed < before.missed or grown > settled_since:
        yield french(f"{then.name} : délais tenus {before.text} au comité, {rate.text} "
                     "maintenant.")  # fmt: skip


def _s(number: int) -> str:
    return "s" if number > 1 else ""
