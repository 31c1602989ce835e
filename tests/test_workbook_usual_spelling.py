"""What Excel takes in any spelling is read too."""

from __future__ import annotations

import pytest
from workbook_cases import packed, parts, tracker

from suivi_tool.workbook.package import Package
from suivi_tool.workbook.reading import read_rows
from suivi_tool.workbook.usual_spelling import usual

RELS, SHEET = "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"


def test_the_usual_one_keeps_its_very_bytes() -> None:
    data = tracker()
    assert usual(Package(data), SHEET) is data


@pytest.mark.parametrize(
    "target",
    ["./worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml", "worksheets\\sheet1.xml",
     "worksheets/sheet%31.xml", "/xl/worksheets/../worksheets/sheet1.xml"],
)  # fmt: skip
def test_a_part_may_be_named_in_many_ways(target: str) -> None:
    content = parts(tracker())
    content[RELS] = content[RELS].replace(b'"worksheets/sheet1.xml"', f'"{target}"'.encode())
    assert read_rows(packed(content), "Suivi") == read_rows(tracker(), "Suivi")


@pytest.mark.parametrize(
    "part", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"]
)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_a_part_may_be_written_in_utf_16(part: str, encoding: str) -> None:
    content = parts(tracker())
    text = content[part].decode().replace("UTF-8", "UTF-16")
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    content[part] = (mark + text).encode(encoding)
    assert read_rows(packed(content), "Suivi") == read_rows(tracker(), "Suivi")
