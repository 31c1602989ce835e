"""The bars of « Indicateurs » as plain shapes; the template draws them. Lengths are SVG units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from suivi_tool.procedure.dates_fr import SHORT_MONTHS
from suivi_tool.procedure.indicators import Indicators, Month
from suivi_tool.procedure.timeliness import Rate
from suivi_tool.procedure.words import NBSP

WIDTH, HEIGHT = 560, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 8, 22, 30


@dataclass(frozen=True, slots=True)
class Bar:
    """One month: where it stands, how high, the words under and over it, whether it misses."""

    x: float
    y: float
    width: float
    height: float
    name: str
    label: str
    missed: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """One line of the scale."""

    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Twelve bars, the scale, the line of the target, and the same in words."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    target: Tick
    title: str


def appeals(found: Indicators) -> Chart:
    """Return MGT 02-1 of the year: appeals a month against the target."""
    months = found.current.months
    target = found.targets.appeals_per_month
    top = max([month.appeals or 0 for month in months] + [target + 1])
    bars = _bars(
        months,
        [month.appeals for month in months],
        top,
        ["" if month.appeals is None else str(month.appeals) for month in months],
        [month.target_met is False for month in months],
    )
    step = max(1, -(-top // 5))
    ticks = tuple(Tick(_y(value, top), str(value)) for value in range(0, top + 1, step))
    label = f"objectif{NBSP}: {target} au plus"
    return Chart(bars, ticks, Tick(_y(target, top), label), f"Appels reçus en {found.current.year}")


def rates(found: Indicators) -> Chart:
    """Return MGT 02-2 of the year: the share of deadlines kept, by month of reception."""
    months = found.current.months
    shares = [month.rate.value if month.rate else None for month in months]
    bars = _bars(
        months,
        shares,
        1.0,
        [_over(month) for month in months],
        [month.rate_met is False for month in months],
    )
    ticks = tuple(Tick(_y(share, 1.0), percent(share)) for share in (0, 0.5, 1))
    target = found.targets.rate
    label = f"objectif{NBSP}: {percent(target)}"
    title = f"{found.rate_title} en {found.current.year}"
    return Chart(bars, ticks, Tick(_y(target, 1.0), label), title)


def percent(share: float) -> str:
    """Return « 86 % »."""
    return f"{round(share * 100)}{NBSP}%"


def fraction(rate: Rate) -> str:
    """Return « 6 sur 7 », or « s.o. » where nothing was due."""
    return f"{rate.kept} sur {rate.due}" if rate.due else "s.o."


def _over(month: Month) -> str:
    return "" if month.rate is None else fraction(month.rate).replace(" sur ", "/")


def _y(value: float, top: float) -> float:
    return round(_TOP + (HEIGHT - _TOP - _BOTTOM) * (1 - value / top), 1)


def _bars(
    months: Sequence[Month],
    values: Iterable[float | None],
    top: float,
    labels: Iterable[str],
    missed: Iterable[bool],
) -> tuple[Bar, ...]:
    slot = (WIDTH - _LEFT - _RIGHT) / len(months)
    bottom = HEIGHT - _BOTTOM
    made = []
    for at, (value, label, misses) in enumerate(zip(values, labels, missed, strict=True)):
        y = _y(value or 0, top)
        x = round(_LEFT + slot * (at + 0.18), 1)
        name = SHORT_MONTHS[months[at].first.month - 1]
        made.append(Bar(x, y, round(slot * 0.64, 1), round(bottom - y, 1), name, label, misses))
    return tuple(made)
