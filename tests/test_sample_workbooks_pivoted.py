"""Sample 4: pivots, slicers, x14 formats and sparklines survive."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from sample_cases import with_an_action
from workbook_cases import changed, parts

from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.pivots import areas, caches
from suivi_tool.workbook.values import Value

SAMPLE = "4-croises.xlsx"


def test_it_holds_all_its_traps(samples: Path) -> None:
    held = parts((samples / SAMPLE).read_bytes())
    numbers = (1, 2)
    assert {f"xl/pivotTables/pivotTable{number}.xml" for number in numbers} <= held.keys()
    assert {f"xl/slicerCaches/slicerCache{number}.xml" for number in numbers} <= held.keys()
    assert held["xl/slicers/slicer1.xml"].count(b"<slicer ") == 2
    assert held["xl/drawings/drawing2.xml"].count(b"<sle:slicer ") == 2
    sheet = held["xl/worksheets/sheet5.xml"]
    for trap in (b"x14:sparklineGroup", b"x14:dataBar", b"x14:slicerList", b"iconSet"):
        assert trap in sheet
    sources = [held[f"xl/pivotCache/pivotCacheDefinition{number}.xml"] for number in numbers]
    assert b'worksheetSource name="TabActions"' in sources[0]
    assert re.search(rb'worksheetSource ref="A1:AL\d+" sheet="Appels"', sources[1])


def test_pivots_slicers_x14_formats_and_sparklines_stay(samples: Path) -> None:
    before = (samples / SAMPLE).read_bytes()
    after = with_an_action(before)
    assert changed(before, after) <= {
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
        "xl/tables/table1.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/workbook.xml",
    }
    assert b'refreshOnLoad="1"' in parts(after)["xl/pivotCache/pivotCacheDefinition1.xml"]


def test_a_pivot_made_from_a_range_counts_the_new_appeal(samples: Path) -> None:
    book = Workbook((samples / SAMPLE).read_bytes())
    [table] = book.tables("Appels")
    row: dict[int, Value] = {1: "APP-2026-006", 2: date(2026, 5, 4)}
    [number] = book.append_rows("Appels", [row], after=table.last_data_row, table="TabAppels")
    package = book._contents.package
    assert len(list(caches(package))) == len(list(areas(package, "xl/worksheets/sheet5.xml"))) == 2
    source = parts(book.save())["xl/pivotCache/pivotCacheDefinition2.xml"]
    assert f'worksheetSource ref="A1:AL{number}" sheet="Appels"'.encode() in source
