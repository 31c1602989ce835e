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


C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
EXTENSION = (
    b'<c:extLst><c:ext uri="{02D57815-91ED-43cb-92C2-25804820EDAC}" xmlns:c15="%s">%s</c:ext>'
    b"</c:extLst>"
)


def test_labels_from_cells_name_the_new_point() -> None:
    labels = (
        b"<c15:datalabelsRange><c15:f>Suivi!$A$2:$A$6</c15:f><c15:dlblRangeCache>"
        b'<c:ptCount val="5"/><c:pt idx="4"><c:v>A5</c:v></c:pt></c15:dlblRangeCache>'
        b"</c15:datalabelsRange>"
    )
    extension = EXTENSION % (C15.encode(), labels)
    chart = after(with_part(tracker(), CHART, b"</c:ser>", extension + b"</c:ser>"), {1: "A6"})
    found = chart.partition("datalabelsRange>")[2]
    assert "Suivi!$A$2:$A$7" in found
    assert '<c:ptCount val="6"/>' in found
    assert '<c:pt idx="5"><c:v>A6</c:v></c:pt></c15:dlblRangeCache>' in found


def test_categories_of_two_levels_grow_at_both() -> None:
    content = parts(tracker())[CHART]
    old = re.search(rb"<c:strRef>.*?</c:strRef>", content, re.DOTALL)
    assert old
    levels = (
        b"<c:multiLvlStrRef><c:f>Suivi!$A$2:$B$6</c:f><c:multiLvlStrCache>"
        b'<c:ptCount val="5"/><c:lvl><c:pt idx="4"><c:v>5</c:v></c:pt></c:lvl>'
        b"<c:lvl/></c:multiLvlStrCache></c:multiLvlStrRef>"
    )
    chart = after(with_part(tracker(), CHART, old[0], levels), {1: "A6", 2: 60})
    assert "Suivi!$A$2:$B$7" in chart
    assert '<c:pt idx="5"><c:v>60</c:v></c:pt></c:lvl>' in chart
    assert '<c:lvl><c:pt idx="5"><c:v>A6</c:v></c:pt></c:lvl></c:multiLvlStrCache>' in chart


def test_a_series_that_people_hid_grows_and_hidden_points_stay_hidden() -> None:
    hidden = b"<c15:formulaRef><c15:sqref>Suivi!$B$2:$B$6</c15:sqref></c15:formulaRef>"
    points_of = b"<c15:fullRef><c15:sqref>Suivi!$B$2:$B$6</c15:sqref></c15:fullRef>"
    extension = EXTENSION % (C15.encode(), hidden + points_of)
    chart = after(with_part(tracker(), CHART, b"</c:ser>", extension + b"</c:ser>"), {1: "A6"})
    assert "<c15:formulaRef><c15:sqref>Suivi!$B$2:$B$7<" in chart
    assert "<c15:fullRef><c15:sqref>Suivi!$B$2:$B$6<" in chart


def test_a_chart_of_one_row_grows_with_the_second_but_not_its_title() -> None:
    data = tracker(table=False)
    for before, one in ((b"Suivi!$B$2:$B$6", b"Suivi!$B$2"), (b"Suivi!$A$2:$A$6", b"Suivi!$A$2")):
        data = with_part(data, CHART, before, one)
    title = b"<c:tx><c:strRef><c:f>Suivi!$B$2</c:f></c:strRef></c:tx>"
    data = with_part(data, CHART, b"<c:cat>", title + b"<c:cat>")
    data = with_part(
        data, "xl/worksheets/sheet1.xml", b'<autoFilter ref="A1:D6"', b'<autoFilter ref="A1:D2"'
    )
    book = Workbook(data)
    book.set_cells("Suivi", {(row, column): None for row in range(3, 7) for column in range(1, 5)})
    book.append_rows("Suivi", [{1: "x"}], after=2, header_row=1)
    chart = parts(book.save())[CHART].decode()
    assert re.findall(r"<c:f>([^<]*)<", chart) == [
        "Suivi!$B$2",
        "Suivi!$A$2:$A$3",
        "Suivi!$B$2:$B$3",
    ]
