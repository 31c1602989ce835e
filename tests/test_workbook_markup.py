"""XML read with nothing fetched, and written back as it was."""

from __future__ import annotations

import pytest

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook import markup

DOCUMENT = (
    b'\xef\xbb\xbf<?xml version="1.0" encoding="utf-8"?>\r\n<!-- a <b> --><r xmlns="urn:a" '
    b'xmlns:z="urn:z" z:Ignorable="z"><b k="1">&amp;</b><c/><!-- x --></r>'
)


def test_what_stands_before_the_root_and_unused_prefixes_stay() -> None:
    assert markup.serialise(markup.parse(DOCUMENT), DOCUMENT) == DOCUMENT


def test_another_encoding_becomes_utf_8() -> None:
    data = '<?xml version="1.0" encoding="UTF-16"?><r>é</r>'.encode("utf-16")
    assert markup.serialise(markup.parse(data), data) == markup.DECLARATION + "<r>é</r>".encode()


@pytest.mark.parametrize("data", [b"", b"<r>", b"<r/><r/>", b"<r>\x07</r>", b"\xff\xfe<"])
def test_broken_xml_is_refused_with_its_place(data: bytes) -> None:
    with pytest.raises(WorkbookRefused, match=r"xl/a\.xml"):
        markup.parse(data, "xl/a.xml")


def test_a_document_type_is_refused() -> None:
    with pytest.raises(WorkbookRefused, match="DOCTYPE"):
        markup.parse(b'<!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>')


def test_an_element_is_made_at_its_place() -> None:
    root = markup.parse(b'<r xmlns="urn:a"><a/><d/></r>')
    made = markup.place(root, "c", ["a", "b", "c", "d"])
    assert markup.place(root, "c", ["a", "b", "c", "d"]) is made
    assert [str(each.tag) for each in root] == ["{urn:a}a", "{urn:a}c", "{urn:a}d"]


def test_it_stands_before_the_alternatives_of_controls() -> None:
    choice = b'<mc:AlternateContent xmlns:mc="urn:mc"/>'
    for rest in (b"", b"<d/>"):
        root = markup.parse(b'<r xmlns="urn:a"><a/>' + choice + rest + b"</r>")
        markup.place(root, "b", ["a", "b", "c", "d"])
        assert [str(each.tag) for each in root][1:3] == ["{urn:a}b", "{urn:mc}AlternateContent"]
