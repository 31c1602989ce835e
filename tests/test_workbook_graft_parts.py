"""The parts of a grafted sheet: copied under free names, taken over when it is replaced."""

from __future__ import annotations

import io

import xlsxwriter
from workbook_cases import changed, parts, tracker

from suivi_tool.workbook.audit import audit
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.graft_parts import strict_spelling
from suivi_tool.workbook.namespaces import MAIN, STRICT_MAIN

NAME = "Graphiques"


def donor(charts: int, value: int = 1) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet(NAME)
        sheet.write("A1", value)
        sheet.write_comment("A1", "Vu")
        for number in range(charts):
            chart = book.add_chart({"type": "pie"})
            chart.add_series({"values": f"={NAME}!$A$1", "name": f"n{number}"})
            sheet.insert_chart(number * 20, 3, chart)
    return buffer.getvalue()


def put(data: bytes, source: bytes) -> bytes:
    book = Workbook(data)
    book.put_sheet(source, NAME)
    return book.save()


def test_parts_get_names_that_are_free() -> None:
    before = tracker(total=True)
    after = put(before, donor(2))
    assert changed(before, after) >= {
        "xl/charts/chart2.xml", "xl/charts/chart3.xml", "xl/drawings/drawing2.xml",
        "xl/comments2.xml", "xl/drawings/vmlDrawing2.vml",
    }  # fmt: skip
    assert audit(after) == ()


def test_replacing_keeps_names_and_the_parts_that_are_the_same() -> None:
    before = put(tracker(), donor(2))
    after = put(before, donor(2, value=5))
    assert set(parts(before)) == set(parts(after))
    assert {"xl/worksheets/sheet3.xml"} <= changed(before, after)
    kept = {"xl/drawings/drawing2.xml", "xl/comments2.xml", "xl/drawings/vmlDrawing2.vml"}
    assert not kept & changed(before, after)


def test_what_the_newer_sheet_lacks_goes() -> None:
    before = put(tracker(), donor(2))
    after = put(before, donor(1))
    assert set(parts(before)) - set(parts(after)) == {"xl/charts/chart3.xml"}
    assert audit(after) == ()


def test_strict_hosts_get_strict_namespaces() -> None:
    assert strict_spelling(f'<a xmlns="{MAIN}"/>'.encode()) == (
        f'<a xmlns="{STRICT_MAIN}"/>'.encode()
    )
