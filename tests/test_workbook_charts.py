"""Charts follow the data, with the values that they keep."""

from __future__ import annotations

import re

from workbook_cases import parts, tracker, with_part

from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.charts import chart_parts
from suivi_tool.workbook.package import Package

CHART = "xl/charts/chart1.xml"


def after(data: bytes, *rows: dict[int, object]) -> str:
    book = Workbook(data)
    book.append_rows("Suivi", list(rows), after=6, table="Registre")  # type: ignore[arg-type]
    return parts(book.save())[CHART].decode()


def points(chart: str, cache: str) -> list[str]:
    found = re.search(f"<c:{cache}>.*?</c:{cache}>", chart, re.DOTALL)
    assert found
    return re.findall(r"<c:v>([^<]*)</c:v>", found[0])


def test_the_series_and_their_values_grow() -> None:
    chart = after(tracker(), {1: "A6", 2: 60}, {1: "A7", 2: 7.5})
    assert "Suivi!$B$2:$B$8" in chart
    assert "Suivi!$A$2:$A$8" in chart
    assert points(chart, "numCache") == ["1", "2", "3", "4", "5", "60", "7.5"]
    assert points(chart, "strCache")[-2:] == ["A6", "A7"]
    assert chart.count('<c:ptCount val="7"/>') == 2


def test_an_empty_cell_leaves_a_gap() -> None:
    chart = after(tracker(), {1: "A6"}, {1: "A7", 2: 7})
    assert points(chart, "numCache") == ["1", "2", "3", "4", "5", "7"]
    assert '<c:pt idx="6"><c:v>7</c:v></c:pt>' in chart


def test_a_series_of_part_of_the_data_stays() -> None:
    part = with_part(tracker(), CHART, b"Suivi!$B$2:$B$6", b"Suivi!$B$3:$B$5")
    assert "Suivi!$B$3:$B$5" in after(part, {1: "A6", 2: 6})


def test_only_charts_are_charts() -> None:
    package = Package(tracker())
    package.write("xl/charts/style1.xml", b"<a/>")
    package.content_types.set("xl/charts/style1.xml", "application/vnd.ms-office.chartstyle+xml")
    assert list(chart_parts(package)) == [CHART]
