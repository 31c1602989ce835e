"""Bars and the line of their target as one native chart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from committee_pages import deck, opened

from suivi_tool.documents.slide import Bars, Chart, Place
from suivi_tool.documents.slide_chart import add_chart, update_chart
from suivi_tool.documents.slide_place import Rectangle

CHART = Chart(
    "appels", Place(0, 0, 1, 1), "Appels par mois", "Appels : janvier 0, février 2, mars vide.",
    ("janvier", "février", "mars"), ("J", "F", "M"), (Bars("2026", (0, 2, None), "1F3864"),),
    Bars("Objectif", (1, 1, 1), "C00000"), highest=3, step=1,
)  # fmt: skip


def made(chart: Chart = CHART, *, wide: bool = True) -> Any:
    slide = opened(deck()).slides[0]
    add_chart(slide.shapes, chart, Rectangle(0, 0, 4_000_000, 2_000_000), wide=wide)
    return next(shape for shape in slide.shapes if shape.has_chart)


def drawn(frame: Any) -> list[tuple[str, list[float | None]]]:
    return [(s.name, list(s.values)) for plot in frame.chart.plots for s in plot.series]


def test_bars_and_their_target_stand_on_the_same_axes() -> None:
    chart = made().chart
    assert drawn(made()) == [("2026", [0, 2, None]), ("Objectif", [1, 1, 1])]
    assert [type(plot).__name__ for plot in chart.plots] == ["BarPlot", "LinePlot"]
    assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) == (0, 3)
    assert list(chart.plots[0].categories) == ["janvier", "février", "mars"]


def test_a_small_slide_has_short_names() -> None:
    assert list(made(wide=False).chart.plots[0].categories) == ["J", "F", "M"]


def test_the_same_figures_again_change_nothing() -> None:
    assert not update_chart(made(), CHART, wide=True)


def test_new_figures_come_with_their_words_and_a_higher_axis() -> None:
    frame = made()
    frame.chart.plots[0].gap_width = 200
    more = replace(CHART, bars=(Bars("2026", (0, 2, 5), "1F3864"),), highest=6, step=2,
                   alternative="Mars 5.", title="Appels par mois, 2026")  # fmt: skip
    assert update_chart(frame, more, wide=True)
    assert drawn(frame)[0] == ("2026", [0, 2, 5])
    assert frame.chart.value_axis.maximum_scale == 6
    assert frame.chart.plots[0].gap_width == 200
    assert frame.chart.chart_title.text_frame.text == "Appels par mois, 2026"
    assert 'descr="Mars 5."' in frame._element.xml


def test_an_axis_that_people_made_higher_stays() -> None:
    frame = made()
    frame.chart.value_axis.maximum_scale = 10
    update_chart(frame, replace(CHART, bars=(Bars("2026", (1, 1, 1), "1F3864"),)), wide=True)
    assert frame.chart.value_axis.maximum_scale == 10
