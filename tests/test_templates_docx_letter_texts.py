"""The words of the letters: « nous », no gender, no promise that the procedure does not make."""

from __future__ import annotations

import re

import pytest

from suivi_tool.forms.letters import Kind
from templates_docx.letter_texts import CLOSING, LETTERS

TEXTS = {name: text for name, (_, text) in LETTERS.items()}


def test_each_kind_of_letter_has_its_text_and_no_text_is_left_over() -> None:
    assert set(TEXTS) == {kind.template for kind in Kind}


@pytest.mark.parametrize("name", TEXTS)
def test_a_letter_says_nous_and_agrees_with_no_gender(name: str) -> None:
    said = re.sub(r"\{[{%].*?[}%]\}", "", TEXTS[name])
    assert re.search(r"\bnous\b|\bnotre\b|\bvotre\b", said, re.IGNORECASE)
    assert not re.search(
        r"\bje\b|\bmon\b|\bma\b|\(e\)|·e\b|\bcher\b|\bchère\b", said, re.IGNORECASE
    )


@pytest.mark.parametrize("name", TEXTS)
def test_a_condition_over_paragraphs_stands_alone(name: str) -> None:
    blocks = [block for block in TEXTS[name].split("\n\n") if "{%p" in block]
    assert all(re.fullmatch(r"\s*\{%p [^%]*%\}\s*", block) for block in blocks)
    assert TEXTS[name].count("{%p if") == TEXTS[name].count("{%p endif")


def test_an_acknowledgement_promises_what_the_procedure_asks_for() -> None:
    said = " ".join(TEXTS["accuse_reception.docx"].split())
    for words in ("l’avancement du traitement", "la fin du traitement", "de façon impartiale"):
        assert words in said
    assert "jours" not in said


def test_the_form_of_address_comes_back_in_the_closing_formula() -> None:
    assert "{{ lettre.civilite }}" in CLOSING
