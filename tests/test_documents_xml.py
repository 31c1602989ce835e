"""XML of Word files, read without trust."""

from __future__ import annotations

import pytest

from suivi_tool.documents.xml import PROLOGUE, inside, parse, serialise, text_parts, w
from suivi_tool.errors import TemplateRefused

BOMB = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'


@pytest.mark.parametrize("content", [BOMB.encode(), BOMB.encode("utf-16")])
def test_a_document_type_is_refused_in_every_encoding(content: bytes) -> None:
    with pytest.raises(TemplateRefused, match="DOCTYPE") as refused:
        parse(content, "word/document.xml")
    assert refused.value.faults[0].place == "word/document.xml"


@pytest.mark.parametrize("content", [b"", b"<a>", b"\x00\xff", b"<a/><b/>"])
def test_what_is_not_well_formed_is_refused_in_french(content: bytes) -> None:
    with pytest.raises(TemplateRefused, match="abîmé"):
        parse(content)


def test_a_part_is_written_as_word_writes_it() -> None:
    content = PROLOGUE + "<a>é&lt;</a>".encode()
    assert serialise(parse(content)) == content


def test_which_parts_hold_text() -> None:
    names = ["[Content_Types].xml", "word/document.xml", "word/header1.xml", "word/styles.xml",
             "word/footnotes.xml", "word/footer2.xml", "word/header1.xml.rels"]  # fmt: skip
    assert text_parts(names) == [
        "word/document.xml", "word/header1.xml", "word/footnotes.xml", "word/footer2.xml",
    ]  # fmt: skip


def test_within_is_below_and_not_itself() -> None:
    root = parse(f'<w:tbl xmlns:w="{w("")[1:-1]}"><w:tr><w:p/></w:tr></w:tbl>'.encode())
    paragraph = root[0][0]
    assert inside(paragraph, w("tbl"))
    assert not inside(root, w("tbl"))
