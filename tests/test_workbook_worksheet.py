"""Odd ways of writing a sheet, all of them read: the rest stays as it was."""

from __future__ import annotations

import re

import pytest
from workbook_cases import changed, open_sheet, packed, parts, tracker, with_part

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.worksheet import Worksheet

SHEET = "xl/worksheets/sheet1.xml"
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def rewritten(how: object) -> bytes:
    assert callable(how)
    content = parts(tracker())
    content[SHEET] = how(content[SHEET])
    return packed(content)


def prefixed(raw: bytes) -> bytes:
    raw = re.sub(rb"<(/?)(?=[a-zA-Z])(?![\w]+:)", rb"<\1x:", raw)
    return raw.replace(b'xmlns="' + MAIN, b'xmlns:x="' + MAIN)


def unnumbered(raw: bytes) -> bytes:
    return re.sub(rb'<(row|c) r="[A-Z]*\d+"', rb"<\1", raw)


def utf16(raw: bytes) -> bytes:
    return raw.decode().replace("UTF-8", "UTF-16").encode("utf-16")


def commented(raw: bytes) -> bytes:
    return raw.replace(b"<sheetData>", b'<sheetData><!-- <row r="9"/> -->')


def with_mark(raw: bytes) -> bytes:
    return b"\xef\xbb\xbf" + raw


def undeclared(raw: bytes) -> bytes:
    return raw[raw.index(b"?>") + 2 :].lstrip()


@pytest.mark.parametrize(
    "how", [prefixed, unnumbered, utf16, commented, with_mark, undeclared], ids=lambda f: f.__name__
)
def test_odd_sheets_are_edited(how: object) -> None:
    before = rewritten(how)
    book = Workbook(before)
    book.append_rows("Suivi", [{1: "x", 2: 9}], after=6, table="Registre")
    after = book.save()
    sheet = open_sheet(after, "Suivi")
    assert [cell.value for cell in sheet[7][:4]] == ["x", 9, None, "=B7*2"]
    assert [cell.value for cell in sheet[6][:2]] == ["A5", 5]
    assert SHEET in changed(before, after)
    assert "xl/theme/theme1.xml" not in changed(before, after)


def test_a_sheet_that_nobody_changes_keeps_its_bytes() -> None:
    package = Package(tracker())
    sheet = Worksheet(package, SHEET)
    assert b"".join(sheet.pieces()) == parts(tracker())[SHEET]
    assert sheet.frame is not None
    sheet.commit()
    assert package.changed_parts() == frozenset()


def test_rows_in_disorder_are_refused() -> None:
    broken = with_part(tracker(), SHEET, b'<row r="3"', b'<row r="9"')
    with pytest.raises(WorkbookRefused, match="désordre"):
        Workbook(broken).merged("Suivi")
