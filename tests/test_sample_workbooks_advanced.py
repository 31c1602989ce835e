"""Samples 4, 5 and 7: pivots, slicers and macros survive, what is locked is refused."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import olefile  # type: ignore[import-untyped]
import pytest
from workbook_cases import changed, parts

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook.audit import audit
from suivi_tool.workbook.book import Workbook


def with_an_action(data: bytes) -> bytes:
    book = Workbook(data)
    last = book.tables("Plan d'actions")[0].last_data_row
    book.append_rows(
        "Plan d'actions", [{1: "AC-2026-99", 2: date(2026, 5, 4), 13: "RQ"}],
        after=last, table="TabActions",
    )  # fmt: skip
    return book.save()


@pytest.mark.parametrize("name", ["4-croises.xlsx", "5-macros.xlsm", "7-verrouille.xlsx"])
def test_the_samples_have_no_fault(samples: Path, name: str) -> None:
    assert audit((samples / name).read_bytes(), Path(name).suffix) == ()


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


def test_the_macros_stay_byte_for_byte(samples: Path) -> None:
    before = (samples / "5-macros.xlsm").read_bytes()
    after = with_an_action(before)
    project = "xl/vbaProject.bin"
    assert parts(after)[project] == parts(before)[project]
    assert (
        parts(after)["xl/drawings/vmlDrawing1.vml"] == parts(before)["xl/drawings/vmlDrawing1.vml"]
    )
    assert audit(after, ".xlsm") == ()
    with olefile.OleFileIO(io.BytesIO(parts(after)[project])) as opened:
        assert opened.exists("VBA/Boutons")


def test_what_is_locked_is_refused_with_what_to_do(samples: Path) -> None:
    data = (samples / "7-verrouille.xlsx").read_bytes()
    book = Workbook(data)
    assert (book.date1904, book.structure_locked, book.is_protected("Appels")) == (True, True, True)
    with pytest.raises(WorkbookRefused, match="Ôter la protection"):
        with_an_action(data)
    assert book.save() is data
