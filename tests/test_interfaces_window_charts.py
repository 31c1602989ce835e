"""The bars of « Indicateurs » say what the record says."""

from __future__ import annotations

from datetime import date

from suivi_tool.interfaces.window import charts
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.indicators import indicators
from suivi_tool.procedure.working_days import Calendar

CALENDAR = Calendar({}, {}, frozenset({2025, 2026}))


def test_heights_follow_the_figures_and_the_target_line_stands_at_the_target() -> None:
    days = (date(2026, 1, 5), date(2026, 3, 2), date(2026, 3, 9))
    appeals = [Appeal(f"A{n}", received_on=day, acknowledged_on=day) for n, day in enumerate(days)]
    found = indicators(appeals, CALENDAR, date(2026, 4, 30))
    chart = charts.appeals(found)
    january, february, march, *_ = chart.bars
    assert [bar.label for bar in chart.bars[:5]] == ["1", "0", "2", "0", ""]
    assert march.height == 2 * january.height
    assert february.height == 0
    assert january.y == chart.target.y
    assert [bar.missed for bar in chart.bars[:3]] == [False, False, True]
    rates = charts.rates(found)
    assert [bar.label for bar in rates.bars[:5]] == ["1/1", "s.o.", "2/2", "s.o.", ""]
    assert rates.title == "Accusés de réception dans les délais en 2026"


def test_an_empty_year_is_drawn() -> None:
    chart = charts.appeals(indicators((), CALENDAR, date(2026, 1, 2)))
    assert {bar.height for bar in chart.bars} == {0.0}
