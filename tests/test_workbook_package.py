"""The package: odd names and targets are taken, untouched entries stay as they are."""

from __future__ import annotations

import pytest
from workbook_cases import changed, packed, parts, tracker, with_part

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook.archive import Archive
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.package import Package


def test_nothing_changed_gives_the_same_bytes() -> None:
    data = tracker()
    package = Package(data)
    package.tree("xl/workbook.xml")
    assert package.save() is data


def test_an_entry_that_nobody_changed_keeps_its_compressed_bytes() -> None:
    before = tracker()
    package = Package(before)
    package.tree("xl/styles.xml").set("x", "1")
    after = package.save()
    assert changed(before, after) == {"xl/styles.xml"}
    old, new = Archive(before), Archive(after)
    for one, other in zip(old.entries, new.entries, strict=True):
        if one.filename != "xl/styles.xml":
            assert list(old.copied(one).pieces) == list(new.copied(other).pieces)


def test_absolute_targets_and_backslashes_are_taken() -> None:
    content = parts(tracker())
    content["xl/_rels/workbook.xml.rels"] = content["xl/_rels/workbook.xml.rels"].replace(
        b'Target="worksheets/', b'Target="/xl/worksheets/'
    )
    odd = {
        name.replace("xl/worksheets/s", "xl\\worksheets\\s"): data for name, data in content.items()
    }
    book = Workbook(packed(odd))
    book.set_cells("Suivi", {(3, 2): 9})
    assert book.changed_parts == {"xl\\worksheets\\sheet1.xml"}


def test_a_part_that_is_dropped_takes_its_kind_and_relations_with_it() -> None:
    package = Package(tracker())
    package.drop("xl/drawings/drawing1.xml")
    gone = {
        "[Content_Types].xml",
        "xl/drawings/drawing1.xml",
        "xl/drawings/_rels/drawing1.xml.rels",
    }
    assert package.changed_parts() == gone
    assert "drawing1" not in package.content_types.overrides


def test_a_part_twice_is_refused() -> None:
    content = parts(tracker()) | {"XL/Styles.xml": b"<x/>"}
    with pytest.raises(WorkbookRefused, match="deux fois"):
        Package(packed(content))


def test_broken_xml_is_refused_with_its_part() -> None:
    data = with_part(tracker(), "xl/workbook.xml", b"</sheets>", b"</sheet>")
    with pytest.raises(WorkbookRefused, match=r"xl/workbook\.xml"):
        Workbook(data)


def test_a_part_is_looked_through_as_it_will_be_saved() -> None:
    package = Package(packed({"[Content_Types].xml": b"<x/>", "a.xml": b"abc" * 90_000}))
    assert package.holds("a.xml", b"c")
    package.write("a.xml", b"ab", b"ab")
    assert not package.holds("a.xml", b"c")
