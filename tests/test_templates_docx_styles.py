"""The styles of all templates: every style that a template names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from word_controls import NAMESPACES

from suivi_tool.documents.xml import w
from suivi_tool.forms.evidence import Mark
from templates_docx.build import TEMPLATES, parts
from templates_docx.styles import STYLES

FOLDER = Path(__file__).parents[1] / "templates_docx"
ROOT = etree.fromstring(f"<w:styles {NAMESPACES}>{STYLES}</w:styles>")
KNOWN = [str(style.get(w("styleId"))) for style in ROOT.iter(w("style"))]


def test_no_style_is_there_twice() -> None:
    assert sorted(KNOWN) == sorted(set(KNOWN))


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_style_that_a_template_names_is_there(name: str) -> None:
    used = set[str]()
    for part, content in parts((FOLDER / name).read_bytes()).items():
        if part.startswith("word/") and part.endswith(".xml") and "styles" not in part:
            root = etree.fromstring(content)
            used |= {str(one.get(w("val"))) for one in root.iter(w("pStyle"), w("rStyle"))}
    assert {style for style in used if "{{" not in style} <= set(KNOWN)


def test_the_states_that_evidence_names_have_a_style() -> None:
    assert {mark.style for mark in Mark} <= set(KNOWN)


def test_the_language_is_french_and_the_titles_are_titles() -> None:
    assert re.search(r'<w:lang w:val="fr-FR"', STYLES)
    heading = next(s for s in ROOT.iter(w("style")) if s.get(w("styleId")) == "Titre1")
    assert next(heading.iter(w("name"))).get(w("val")) == "heading 1"
