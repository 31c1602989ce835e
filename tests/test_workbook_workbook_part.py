"""The list of sheets and the settings of a workbook."""

from __future__ import annotations

import pytest
from workbook_cases import packed, parts, tracker, with_part

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.workbook_part import WorkbookPart

BOOK = "xl/workbook.xml"


def part(before: bytes = b"", after: bytes = b"") -> WorkbookPart:
    data = with_part(tracker(), BOOK, before, after) if before else tracker()
    return WorkbookPart(Package(data))


def test_sheets_in_order_hidden_ones_too() -> None:
    book = part(b'name="Bilan"', b'name="Bilan" state="veryHidden"')
    assert [(each.name, each.state) for each in book.worksheets] == [
        ("Suivi", "visible"), ("Bilan", "veryHidden"),
    ]  # fmt: skip
    assert book.sheets[0].part == "xl/worksheets/sheet1.xml"


def test_a_sheet_whose_part_is_missing_is_no_worksheet() -> None:
    book = part(b'r:id="rId2"', b'r:id="rId9"')
    assert [each.name for each in book.sheets] == ["Suivi", "Bilan"]
    assert [each.name for each in book.worksheets] == ["Suivi"]


@pytest.mark.parametrize("value", [b"1", b"true"])
def test_settings_that_are_told(value: bytes) -> None:
    assert part(b"<workbookPr ", b'<workbookPr date1904="' + value + b'" ').date1904
    locked = b'<workbookProtection lockStructure="' + value + b'"/><bookViews>'
    assert part(b"<bookViews>", locked).structure_locked
    assert not part().date1904
    assert not part().structure_locked


def test_excel_is_told_once_to_calculate_everything() -> None:
    book = part(b"<calcPr calcId=", b"<calcPr o=")
    book.recalculate()
    settings = book.root.find("{*}calcPr")
    assert settings is not None
    assert settings.get("fullCalcOnLoad") == "1"
    before = sorted(map(str, settings.items()))
    book.recalculate()
    assert sorted(map(str, settings.items())) == before


def test_what_is_no_workbook_is_refused() -> None:
    content = parts(tracker())
    with pytest.raises(WorkbookRefused, match="pas un classeur Excel"):
        WorkbookPart(Package(packed(content | {BOOK: b"<document/>"})))
    with pytest.raises(WorkbookRefused, match="pas un classeur Excel"):
        WorkbookPart(Package(packed(content | {"_rels/.rels": b"<Relationships/>"})))
