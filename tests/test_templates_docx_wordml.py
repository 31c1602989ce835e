"""Pieces of WordprocessingML, as text."""

from __future__ import annotations

import pytest
from lxml import etree
from word_controls import NAMESPACES

from suivi_tool.documents.xml import Element, w
from templates_docx.wordml import box, dxa, expression, field, paragraph, run, typographic, zone


def parsed(text: str) -> Element:
    return etree.fromstring(f"<w:body {NAMESPACES}>{text}</w:body>")


def said(text: str) -> str:
    return "".join(one.text or "" for one in parsed(text).iter(w("t")))


def test_lengths() -> None:
    assert (dxa(2.54), dxa(1), dxa(0)) == (1440, 567, 0)


def test_words_get_french_typography_and_jinja_stays_as_it_is() -> None:
    assert typographic("L'objet : {{ a if b == 'c' : }} !") == (
        "L’objet\u00a0: {{ a if b == 'c' : }}\u00a0!"
    )


def test_hostile_text_stays_text() -> None:
    assert said(run('<w:p>&amp; "x"')) == '<w:p>&amp; "x"'
    title = parsed(field("appel.numero", 'N° "a" & <b>'))
    assert next(title.iter(w("alias"))).get(w("val")) == 'N° "a" & <b>'


def test_a_tag_is_the_name_and_the_expression_of_its_control() -> None:
    control = parsed(field("appel.numero", "Numéro"))
    assert next(control.iter(w("tag"))).get(w("val")) == "appel.numero"
    assert said(field("appel.numero", "Numéro")) == "{{ appel.numero }}"
    assert next(control.iter(w("lock"))).get(w("val")) == "sdtLocked"


def test_in_a_row_that_is_repeated_names_and_numbers_follow_the_row() -> None:
    control = parsed(field("similaires.#.numero", "Appel similaire"))
    assert expression("similaires.#.numero") == "rang.numero"
    assert next(control.iter(w("tag"))).get(w("val")) == "similaires.{{ loop.index }}.numero"
    assert "sdt_id(loop.index)" in str(next(control.iter(w("id"))).get(w("val")))


def test_two_fields_have_two_numbers_and_one_field_always_the_same() -> None:
    def number(tag: str) -> str | None:
        return next(parsed(field(tag, "x")).iter(w("id"))).get(w("val"))

    assert number("appel.numero") == number("appel.numero") != number("appel.recu_le")


@pytest.mark.parametrize("text", ["Courrier", "Courrier recommandé"])
def test_a_box_shows_a_tick_by_the_truth_of_its_field(text: str) -> None:
    shown = said(box("appel.mode.mail", text)).replace("\u00a0", " ")
    assert shown == f"{{{{ '☒' if appel.mode.mail else '☐' }}}} {text}   "


def test_a_zone_is_a_paragraph_a_line() -> None:
    lines = [
        said(etree.tostring(p, encoding="unicode")) for p in parsed(zone("a.b", "x")).iter(w("p"))
    ]
    assert lines == ["{%p for ligne in a.b | lignes %}", "{{ ligne }}", "{%p endfor %}"]
    assert parsed(paragraph())[0].tag == w("p")
