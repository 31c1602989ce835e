"""Looks found again rather than added twice."""

from __future__ import annotations

from datetime import date

from workbook_cases import open_sheet, packed, parts, tracker

from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.markup import child, parse
from suivi_tool.workbook.style_merge import StyleMerge
from suivi_tool.workbook.styles import MINIMAL, Styles


def styles(data: bytes | None = None) -> Styles:
    return Styles(parse(parts(data or tracker())["xl/styles.xml"]))


def test_a_variant_is_made_once() -> None:
    found = styles()
    count = len(found.items("cellXfs"))
    assert found.as_text(0) == found.as_text(0) == count
    assert found.as_text(count) == count
    assert found.root.find("{*}cellXfs").get("count") == str(count + 1)  # type: ignore[union-attr]


def test_days_and_locks() -> None:
    found = styles()
    day = next(i for i in range(9) if found.shows_day(i))
    assert not found.shows_day(0)
    assert found.shows_date_or_time(day)
    assert found.is_locked(day)
    assert not found.shows_day(found.with_format(day, 0))


def test_a_link_is_blue_and_underlined_once() -> None:
    found = styles()
    link = found.as_link(0)
    font = found.items("fonts")[int(found.items("cellXfs")[link].get("fontId", "0"))]
    assert child(font, "u") is not None
    assert found.as_link(link) == link


def test_looks_of_another_workbook_are_merged_once() -> None:
    host, donor = Styles(parse(MINIMAL.encode())), styles()
    first = [StyleMerge(host, donor).cell(index) for index in range(2)]
    sizes = [len(host.items(name)) for name in ("fonts", "fills", "cellXfs")]
    again = StyleMerge(host, donor)
    assert [again.cell(index) for index in range(2)] == first
    assert [len(host.items(name)) for name in ("fonts", "fills", "cellXfs")] == sizes
    assert host.shows_day(first[1])
    assert again.difference(0) == again.difference(0) == 0


def test_a_workbook_without_styles_gets_some() -> None:
    content = parts(tracker())
    del content["xl/styles.xml"]
    for name, mark in (
        ("[Content_Types].xml", b"/xl/styles.xml"),
        ("xl/_rels/workbook.xml.rels", b"styles.xml"),
    ):
        pieces = content[name].split(b"<")
        content[name] = b"<".join(piece for piece in pieces if mark not in piece)
    content["xl/worksheets/sheet1.xml"] = content["xl/worksheets/sheet1.xml"].replace(
        b' s="1"', b""
    )
    content["xl/worksheets/sheet1.xml"] = content["xl/worksheets/sheet1.xml"].replace(
        b' dxfId="0"', b""
    )
    book = Workbook(packed(content))
    book.set_cells("Suivi", {(3, 3): date(2026, 5, 15)})
    assert open_sheet(book.save(), "Suivi")["C3"].value.date() == date(2026, 5, 15)
