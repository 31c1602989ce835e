"""Parts, kinds and relations: what Office leaves in a package, and what it does not open."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from workbook_cases import parts, tracker, with_part

from suivi_tool.workbook.audit_package import check, check_extension
from suivi_tool.workbook.package import Package

TYPES, RELS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
BOOK = "xl/workbook.xml"
Change = Callable[[Package], None]


def messages(change: Change) -> list[str]:
    package = Package(tracker(total=True))
    change(package)
    return [each.message for each in check(Package(package.save()))]


def put(part: str, data: bytes) -> Change:
    return lambda package: package.write(part, data)


def swapped(part: str, before: bytes, after: bytes) -> Change:
    raw = parts(tracker(total=True))[part]
    assert before in raw
    return put(part, raw.replace(before, after, 1))


def with_macros(data: bytes) -> Change:
    def change(package: Package) -> None:
        package.write("xl/vbaProject.bin", data)
        package.content_types.set("xl/vbaProject.bin", "application/vnd.ms-office.vbaProject")

    return change


@pytest.mark.parametrize(
    "change",
    [
        lambda _: None,
        put("[trash]/0000.dat", b"\0\0"),
        with_macros(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..."),
        put("customXml/item1.xml", b"\xff\xfe<"),
        swapped(RELS, b"</Relationships>",
                b'<Relationship Id="n" Type="http://x/image" Target="NULL"/></Relationships>'),
        swapped(TYPES, b"</Types>",
                b'<Override PartName="/xl/revisions/log1.xml" ContentType="a/b"/></Types>'),
    ],
)  # fmt: skip
def test_what_office_leaves_is_sound(change: Change) -> None:
    assert messages(change) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (put("xl/note.abc", b"x"), "sans genre"),
        (put("xl/media/note.xml", b"<a>"), "mal formé"),
        (swapped(RELS, b"theme/theme1.xml", b"theme/autre.xml"), "qui n’existe pas"),
        (swapped(RELS, b'Id="rId2"', b'Id="rId1"'), "en double"),
        (swapped(BOOK, b'r:id="rId2"', b'r:id="rId9"'), "la relation rId9"),
        (swapped(TYPES, b"spreadsheetml.styles+xml", b"spreadsheetml.look+xml"), "genre"),
        (swapped("xl/styles.xml", b"spreadsheetml/2006/main", b"x"), "doit contenir"),
        (with_macros(b"no macros"), "macros"),
        (swapped("docProps/core.xml", b"dcterms:W3CDTF", b"dcterms:Jour"), "genre d’une date"),
    ],
)
def test_each_fault(change: Change, said: str) -> None:
    assert any(said in each for each in messages(change))


def test_a_macro_workbook_is_named_so() -> None:
    package = Package(tracker())
    assert list(check_extension(package, BOOK, "xlsx")) == []
    assert len(list(check_extension(package, BOOK, "xlsm"))) == 1


def test_a_template_is_named_so() -> None:
    package = Package(tracker())
    assert len(list(check_extension(package, BOOK, "xltx"))) == 1
    kind = package.content_types.of(BOOK).replace("sheet.main", "template.main")
    package.content_types.set(BOOK, kind)
    assert list(check_extension(package, BOOK, "xltx")) == []
    assert len(list(check_extension(package, BOOK, "xlsx"))) == 1


def test_relations_without_a_kind_are_told_where_it_is_missing() -> None:
    package = Package(tracker())
    types = package.read(TYPES).replace(b'Extension="rels"', b'Extension="autre"')
    package.write(TYPES, types)
    found = check(Package(package.save()))
    assert "pas de genre pour l’extension rels" in [e.message for e in found if e.part == TYPES]


def test_only_the_parts_asked_for_are_looked_into() -> None:
    data = with_part(tracker(), "xl/theme/theme1.xml", b"</a:theme>", b"")
    assert any("mal formé" in each.message for each in check(Package(data)))
    assert list(check(Package(data), {"xl/styles.xml"})) == []
