"""A sheet taken apart for the audit: small ones as a tree, large ones row by row."""

from __future__ import annotations

import pytest
from workbook_cases import tracker, with_part

from suivi_tool.workbook import audit_sheet
from suivi_tool.workbook.audit_cells import Known, Seen
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.worksheet import Worksheet

SHEET = "xl/worksheets/sheet1.xml"
KNOWN = Known(looks=9, strings=99, sheets={"suivi"}, tables={"registre": set()})


def messages(data: bytes) -> list[str]:
    package = Package(data)
    found = audit_sheet.check(
        package, audit_sheet.open_sheet(package, SHEET), KNOWN, Seen(), differences=9, views=1
    )
    return [each.message for each in found]


def test_a_sheet_and_what_it_uses() -> None:
    assert messages(tracker(total=True)) == []
    bare = with_part(tracker(total=True), SHEET, b"<legacyDrawing r:id", b"<drawing r:id")
    assert "des commentaires sans leur dessin (legacyDrawing)" in messages(bare)
    fewer = with_part(tracker(), SHEET, b"<tablePart ", b"<tablePart/><tablePart ")
    assert "des tableaux qui ne sont pas dans la liste de la feuille" in messages(fewer)


def test_a_large_sheet_is_read_row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    package = Package(tracker())
    whole = audit_sheet.open_sheet(package, SHEET)
    monkeypatch.setattr(audit_sheet, "LARGE", 100)
    apart = audit_sheet.open_sheet(package, SHEET)
    assert isinstance(whole.rows, list)
    assert not isinstance(apart.rows, list)
    assert [row.get("r") for row in apart.rows] == [row.get("r") for row in whole.rows]
    assert messages(with_part(tracker(), SHEET, b'<row r="3"', b'<row r="2"'))


def test_of_a_sheet_in_memory_only_the_rows_asked_for() -> None:
    sheet = Worksheet(Package(tracker()), SHEET)
    opened = audit_sheet.open_written(sheet, {3, 5, 99})
    assert [row.get("r") for row in opened.rows] == ["3", "5"]


def test_headings_are_texts_and_never_formulas() -> None:
    package = Package(tracker())
    strings = {0: "N°", 1: "Valeur", 2: "Le", 3: "Double"}
    opened = audit_sheet.open_sheet(package, SHEET)
    found = audit_sheet.headings(opened, {1, 2}, strings)
    assert found[1] == {1: "N°", 2: "Valeur", 3: "Le", 4: "Double"}
    assert 4 not in found.get(2, {})
