"""Sample 4: pivots, slicers, x14 formats and sparklines survive."""

from __future__ import annotations

from pathlib import Path

from sample_cases import with_an_action
from workbook_cases import changed, parts


def test_pivot_slicer_x14_formats_and_sparklines_stay(samples: Path) -> None:
    before = (samples / "4-croises.xlsx").read_bytes()
    held = parts(before)
    assert {"xl/pivotTables/pivotTable1.xml", "xl/slicers/slicer1.xml"} <= held.keys()
    sheet = held["xl/worksheets/sheet5.xml"]
    assert b"x14:sparklineGroup" in sheet
    assert b"x14:dataBar" in sheet
    assert b"x14:slicerList" in sheet
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
