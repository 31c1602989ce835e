"""Jinja tags in a Word template: where they stand, and those that would be misread."""

from __future__ import annotations

import pytest
from lxml import etree
from word_controls import NAMESPACES, run

from suivi_tool.documents.tags import misread, place, shown_text
from suivi_tool.documents.xml import Element, w

BODY = "word/document.xml"


def body(content: str) -> Element:
    return etree.fromstring(f"<w:body {NAMESPACES}>{content}</w:body>")


def paragraph(*texts: str) -> str:
    return f"<w:p>{''.join(map(run, texts))}</w:p>"


def cell(text: str) -> str:
    return f"<w:tc>{paragraph(text)}</w:tc>"


def said(content: str) -> list[str]:
    return [fault.message.replace("\u00a0", " ") for fault in misread(body(content), BODY)]


def test_a_place_is_one_that_people_find_in_word() -> None:
    table = f"<w:tbl><w:tr>{cell('a')}{cell('b')}</w:tr><w:tr>{cell('c')}{cell('d')}</w:tr></w:tbl>"
    root = body(paragraph("Titre") + table + table.replace(">d<", f">{'x' * 41}<"))
    found = [place(one, BODY).replace("\u00a0", " ") for one in root.iter(w("p"))]
    assert found[0] == "corps, « Titre »"
    assert found[3] == "corps, tableau 1, ligne 2, colonne 1, « c »"
    assert found[8] == f"corps, tableau 2, ligne 2, colonne 2, « {'x' * 40}… »"


@pytest.mark.parametrize(
    ("part", "where"),
    [("word/header2.xml", "en-tête"), ("word/footer1.xml", "pied de page"),
     ("word/footnotes.xml", "notes"), (BODY, "corps")],
)  # fmt: skip
def test_an_empty_paragraph_has_only_its_part(part: str, where: str) -> None:
    assert place(body("<w:p/>")[0], part) == where


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        (paragraph("{%p if a %}"), []),
        (paragraph("{%p if", " a %}"), []),
        (paragraph("{{ a }} et {{ b }} {# note #}"), []),
        (paragraph("ici {%p if a %}"), ["« {%p if » doit être seul dans son paragraphe."]),
        (paragraph("{%tr for r in a %}"), [("« {%tr for r in a %} » ne se trouve pas dans une "
                                           "ligne.")]),
        (paragraph("{{r a }}"), ["« {{r … }} » n’est pas admis : écrivez {{ … }}."]),
        (paragraph("{{ a") + paragraph("b }}"), [("une accolade n’est pas fermée dans ce "
                                                 "paragraphe.")] * 2),
    ],
)  # fmt: skip
def test_a_tag_that_would_be_misread_is_told(content: str, faults: list[str]) -> None:
    told = [text.replace(" a %}", "") if "doit être" in text else text for text in said(content)]
    assert told == faults


def test_a_row_tag_stands_alone_in_its_row() -> None:
    def row(*cells: str) -> str:
        return f"<w:tbl><w:tr>{''.join(map(cell, cells))}</w:tr></w:tbl>"

    assert said(row("{%tr for r in a %}", "")) == []
    assert said(row("{%tr for r in a %}", "texte")) == [
        "« {%tr for r in a %} » doit être seul dans sa ligne."
    ]


def test_text_is_what_all_runs_show() -> None:
    assert shown_text(body(paragraph("{{ ap", "pel }}"))) == "{{ appel }}"
