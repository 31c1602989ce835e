"""Faults of a Word file that Word hides or repairs without a word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hand_edits import MADE, edited
from lxml import etree

from suivi_tool.documents.archive import read_parts, write_parts
from suivi_tool.documents.check import check_document
from suivi_tool.documents.xml import Element, w


def first(root: Element, name: str) -> Element:
    """Return the first element of that name."""
    return next(root.iter(w(name)))


def cell_without_paragraph(root: Element) -> None:
    """Take every paragraph out of a cell."""
    cell = first(root, "tc")
    for paragraph in cell.findall(w("p")):
        cell.remove(paragraph)


def table_without_rows(root: Element) -> None:
    """Take every row out of a table."""
    table = first(root, "tbl")
    for row in table.findall(w("tr")):
        table.remove(row)


def element_in_text(root: Element) -> None:
    """Put a break inside a text."""
    etree.SubElement(first(root, "t"), w("br"))


def text_beside(root: Element) -> None:
    """Leave a text where Word shows none."""
    first(root, "r").tail = "perdu"


def same_identifier(root: Element) -> None:
    """Give two controls one identifier."""
    one, two, *_ = root.iter(w("id"))
    two.set(w("val"), str(one.get(w("val"))))


def text_outside(root: Element) -> None:
    """Put a run directly into the body."""
    etree.SubElement(etree.SubElement(first(root, "body"), w("r")), w("t")).text = "x"


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (cell_without_paragraph, "cellule"),
        (table_without_rows, "pas de ligne"),
        (element_in_text, "élément"),
        (text_beside, "perdu"),
        (same_identifier, "identifiant"),
        (text_outside, "hors de tout paragraphe"),
    ],
)
def test_each_fault_is_found(damage: Callable[[Element], None], said: str) -> None:
    found = check_document(edited(MADE, damage))
    assert any(said in fault for fault in found)
    assert all(fault.startswith("word/document.xml") for fault in found)


def test_a_relation_that_is_missing() -> None:
    parts = read_parts(MADE)
    relations = parts["word/_rels/header1.xml.rels"].replace(b'"rId1"', b'"rId7"')
    parts["word/_rels/header1.xml.rels"] = relations
    assert any("rId1" in fault for fault in check_document(write_parts(parts)))


def test_nothing_is_found_where_nothing_is_wrong() -> None:
    assert check_document(MADE) == ()
