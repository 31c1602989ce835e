"""One sheet put at the front of a workbook, for a picture of it."""

from __future__ import annotations

from pathlib import Path

from work_folders import make

from suivi_tool.tracker.sheets import indicators
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.single_sheet import put_first


def test_the_sheet_goes_to_the_front_with_its_names(tmp_path: Path) -> None:
    data = make(tmp_path / "travail").tracker.read_bytes()
    book = Workbook(put_first(data, indicators.SHEET.upper()))
    names = Workbook(data).sheet_names
    assert book.sheet_names == (
        indicators.SHEET,
        *(name for name in names if name != indicators.SHEET),
    )
    assert book.defined_names() == Workbook(data).defined_names()
    assert put_first(data, "Rien de tel") == data
