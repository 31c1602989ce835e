"""What must not be changed any more: signed, final, protected, or without its fields."""

from __future__ import annotations

import pytest
from hand_edits import LATER, MADE, WRITTEN, edited, removed
from lxml import etree

from suivi_tool.documents.archive import read_parts, write_parts
from suivi_tool.documents.sealed import OFFICE, seal
from suivi_tool.documents.update import update
from suivi_tool.documents.xml import Element, w


def without_tags(root: Element) -> None:
    """Do what LibreOffice 7.4 does when it saves a .docx."""
    for mark in list(root.iter(w("tag"))):
        removed(mark)


def protected(root: Element) -> None:
    """Protect against changes, as Word does."""
    element = etree.SubElement(root, w("documentProtection"))
    element.set(w("edit"), "readOnly")
    element.set(w("enforcement"), "1")


def with_a_signature_line(root: Element) -> None:
    """Insert a signature line, as Word does (Insertion, Ligne de signature)."""
    run = etree.SubElement(next(root.iter(w("p"))), w("r"))
    shape = etree.SubElement(
        etree.SubElement(run, w("pict")), "{urn:schemas-microsoft-com:vml}shape"
    )
    etree.SubElement(shape, f"{{{OFFICE}}}signatureline", {"issignatureline": "t"})


def with_the_word_alone(root: Element) -> None:
    run = etree.SubElement(next(root.iter(w("p"))), w("r"))
    etree.SubElement(run, w("t")).text = "signatureline"


def test_the_word_alone_is_no_signature_line() -> None:
    assert seal(edited(MADE, with_the_word_alone)) == ""


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (edited(MADE, with_a_signature_line), "ligne de signature"),
        (edited(edited(MADE, without_tags), without_tags, "word/header1.xml"), "disparu"),
        (edited(MADE, protected, "word/settings.xml"), "protégé"),
        (write_parts({**read_parts(MADE), "_xmlsignatures/sig1.xml": b"<x/>"}), "signature"),
        (write_parts({**read_parts(MADE), "docProps/custom.xml": b"<_MarkAsFinal/>"}), "final"),
    ],
)
def test_what_must_not_be_patched_is_left_and_said(document: bytes, said: str) -> None:
    done = update(document, LATER, WRITTEN)
    assert said in done.refused
    assert done.document is document
    assert done.written == WRITTEN
