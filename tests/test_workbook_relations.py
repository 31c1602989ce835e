"""Relations and content types, odd ones too."""

from __future__ import annotations

from suivi_tool.workbook.content_types import ContentTypes
from suivi_tool.workbook.markup import parse
from suivi_tool.workbook.relations import Relations

PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(*targets: str) -> Relations:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/table" Target="{target}"/>'
        for number, target in enumerate(targets, 1)
    )
    root = parse(f'<Relationships xmlns="{PACKAGE}">{each}</Relationships>'.encode())
    known = {"xl/tables/t 1.xml", "xl/tables/t1.xml"}
    return Relations("xl/worksheets/sheet1.xml", root, known.__contains__)


def test_targets_are_found_however_they_are_written() -> None:
    odd = relations(
        "../tables/t1.xml", "/xl/tables/t1.xml", "..\\tables\\t1.xml", "../tables/t%201.xml"
    )
    assert [each.target for each in odd] == ["xl/tables/t1.xml"] * 3 + ["xl/tables/t 1.xml"]
    assert len(odd.of_kind("table")) == 4


def test_a_relation_gets_the_first_free_id_and_a_short_target() -> None:
    found = relations("../tables/t1.xml")
    assert found.add(f"{OFFICE}/table", "xl/tables/t 1.xml") == "rId2"
    assert found.by_id("rId2") is not None
    found.remove("rId1")
    assert [each.id for each in found] == ["rId2"]
    assert found.add(f"{OFFICE}/hyperlink", "https://x.fr", external=True) == "rId1"


def test_a_kind_is_given_by_name_else_by_extension() -> None:
    root = parse(
        f'<Types xmlns="{TYPES}"><Default Extension="XML" ContentType="a"/>'
        '<Override PartName="/xl/S.xml" ContentType="b"/></Types>'.encode()
    )
    types = ContentTypes(root)
    assert [types.of("XL/s.xml"), types.of("/x.xml"), types.of("y.bin")] == ["b", "a", ""]
    types.set("x.xml", "a")
    types.set("z.xml", "c")
    types.provide("bin", "d")
    types.forget("xl/s.xml")
    assert types.overrides == {"z.xml": "c"}
    assert types.of("q.bin") == "d"
