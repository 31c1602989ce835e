"""The kinds of parts: by their name first, by their extension else."""

from __future__ import annotations

from lxml import etree

from suivi_tool.workbook.content_types import ContentTypes
from suivi_tool.workbook.namespaces import CONTENT_TYPES

SHEET = "application/x.worksheet+xml"


def types() -> tuple[etree._Element, ContentTypes]:
    root = etree.fromstring(
        f'<Types xmlns="{CONTENT_TYPES}"><Default Extension="XML" ContentType="application/xml"/>'
        f'<Override PartName="/xl/Sheet1.xml" ContentType="{SHEET}"/></Types>'
    )
    return root, ContentTypes(root)


def test_a_part_is_of_its_own_kind_or_of_that_of_its_extension() -> None:
    _, found = types()
    assert found.of("xl/sheet1.xml") == found.of("/XL/SHEET1.XML") == SHEET
    assert found.of("xl\\other.xml") == "application/xml"
    assert found.of("xl/picture.png") == ""
    assert found.overrides == {"xl/sheet1.xml": SHEET}


def test_a_kind_is_written_only_where_it_is_new() -> None:
    root, found = types()
    found.set("xl/a.xml", "application/xml")
    found.set("xl/Sheet1.xml", SHEET)
    assert len(root) == 2
    found.set("xl/Sheet1.xml", "application/other+xml")
    assert found.of("xl/sheet1.xml") == "application/other+xml"
    assert len(root) == 2


def test_an_extension_gets_a_kind_once_and_before_the_parts() -> None:
    root, found = types()
    found.provide("rels")
    found.provide("rels", "other")
    assert [each.get("Extension") for each in root] == ["rels", "XML", None]
    assert found.of("_rels/.rels").endswith("relationships+xml")


def test_what_is_forgotten_is_of_its_extension_again() -> None:
    _, found = types()
    found.forget("xl/sheet1.xml")
    found.forget("xl/nothing.xml")
    assert found.of("xl/sheet1.xml") == "application/xml"
