"""Bars and the line of their target as one native chart: PowerPoint opens its data in Excel."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.util import Emu, Pt

from suivi_tool.documents.slide import INK, SMALLEST, Bars, Chart
from suivi_tool.documents.slide_place import Rectangle, rgb

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_GRID = "E3E8F0"


def add_chart(shapes: Any, chart: Chart, where: Rectangle, *, wide: bool) -> None:
    """Add a chart; its alternative text says in words what it shows."""
    left, top, width, height = (Emu(number) for number in where)
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED
    frame = shapes.add_chart(kind, left, top, width, height, _data(chart, wide=wide))
    frame.name = chart.name
    describe(frame, chart.alternative)
    drawn = frame.chart
    drawn.font.size, drawn.font.color.rgb = Pt(SMALLEST), rgb(INK)
    _number_axes(drawn)
    _target_as_line(drawn, chart.target)
    _dress(drawn, chart)


def update_chart(frame: Any, chart: Chart, *, wide: bool) -> bool:
    """Give the chart its new figures in the look that it has; return whether they are new."""
    described = describe(frame, chart.alternative)
    drawn = frame.chart
    categories = list(chart.categories if wide else chart.short_categories)
    series = _series(chart)
    known = [(one.name, list(one.values)) for plot in drawn.plots for one in plot.series]
    wanted = [(one.name, list(one.values)) for one in series]
    if known == wanted and [str(name) for name in drawn.plots[0].categories] == categories:
        return described
    drawn.replace_data(_data(chart, wide=wide))
    axis = drawn.value_axis
    if axis.maximum_scale is not None and axis.maximum_scale < chart.highest:
        axis.maximum_scale, axis.major_unit = chart.highest, chart.step
    if drawn.has_title:
        run = next(iter(drawn.chart_title.text_frame.paragraphs[0].runs), None)
        if run is not None:
            run.text = chart.title
    return True


def describe(frame: Any, text: str) -> bool:
    """Give a chart or a table its alternative text; return whether it had another."""
    properties = frame._element.xpath(".//p:cNvPr")[0]
    before = properties.get("descr")
    properties.set("descr", text)
    return bool(before != text)


def _series(chart: Chart) -> Sequence[Bars]:
    return (*chart.bars, chart.target)


def _data(chart: Chart, *, wide: bool) -> Any:
    new: Any = CategoryChartData
    data = new(number_format=chart.number_format)
    data.categories = chart.categories if wide else chart.short_categories
    for series in _series(chart):
        data.add_series(series.name, series.values)
    return data


def _number_axes(drawn: Any) -> None:
    """Make the numbers of the axes positive, as the schema wants them; the library's are not."""
    for element in drawn._chartSpace.iter(f"{{{_C}}}axId", f"{{{_C}}}crossAx"):
        element.set("val", element.get("val").lstrip("-"))


def _target_as_line(drawn: Any, target: Bars) -> None:
    """Move the last series out of the bars into a line chart over the same axes."""
    bars = drawn._chartSpace.find(f".//{{{_C}}}barChart")
    last = bars.findall(f"{{{_C}}}ser")[-1]
    bars.remove(last)
    for child in last.findall(f"{{{_C}}}invertIfNegative"):
        last.remove(child)
    line = etree.SubElement(bars.getparent(), f"{{{_C}}}lineChart")
    bars.addnext(line)
    for name, value in (("grouping", "standard"), ("varyColors", "0")):
        etree.SubElement(line, f"{{{_C}}}{name}", val=value)
    line.append(last)
    etree.SubElement(line, f"{{{_C}}}marker", val="1")
    for axis in bars.findall(f"{{{_C}}}axId"):
        line.append(copy.deepcopy(axis))
    series = drawn.plots[1].series[0]
    series.smooth = False
    series.format.line.color.rgb = rgb(target.colour)
    series.format.line.width, series.format.line.dash_style = Pt(2.25), MSO_LINE_DASH_STYLE.DASH
    symbol = etree.fromstring(f'<c:marker xmlns:c="{_C}"><c:symbol val="none"/></c:marker>')
    last.find(f"{{{_C}}}spPr").addnext(symbol)


def _dress(drawn: Any, chart: Chart) -> None:
    drawn.has_title = True
    title = drawn.chart_title.text_frame.paragraphs[0].add_run()
    title.text, title.font.size, title.font.bold = chart.title, Pt(SMALLEST + 2), True
    title.font.color.rgb = rgb(INK)
    drawn.has_legend = True
    drawn.legend.position = XL_LEGEND_POSITION.BOTTOM  # twelve labels need the whole width
    drawn.legend.include_in_layout = False
    drawn.legend.font.size = Pt(SMALLEST)
    drawn.legend.font.color.rgb = rgb(INK)
    _axes(drawn, chart)
    bars = drawn.plots[0]
    bars.gap_width, bars.overlap = 45, chart.overlap
    for series, given in zip(bars.series, chart.bars, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(given.colour)
        series.invert_if_negative = False
        if given.labelled:
            _label(series.data_labels, chart)
    space = drawn._chartSpace
    language = etree.Element(f"{{{_C}}}lang", val="fr-FR")
    space.find(f"{{{_C}}}date1904").addnext(language)


def _axes(drawn: Any, chart: Chart) -> None:
    axis, months = drawn.value_axis, drawn.category_axis
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = 0, chart.highest, chart.step
    axis.major_gridlines.format.line.color.rgb = rgb(_GRID)
    axis.format.line.fill.background()
    axis.major_tick_mark = months.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_labels.number_format = chart.number_format
    axis.tick_labels.number_format_is_linked = False
    for labels in (axis.tick_labels, months.tick_labels):
        labels.font.size = Pt(SMALLEST)
        labels.font.color.rgb = rgb(INK)
    months.format.line.color.rgb = rgb("9AA5B5")


def _label(labels: Any, chart: Chart) -> None:
    labels.show_value = True
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.number_format, labels.number_format_is_linked = chart.number_format, False
    labels.font.size, labels.font.bold = Pt(SMALLEST), True
    labels.font.color.rgb = rgb(INK)
