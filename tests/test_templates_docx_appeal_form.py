"""« Fiche d'appel »: every field of columns.md has its place, in the order of the procedure."""

from __future__ import annotations

from appeal_cases import TREATED

from suivi_tool.documents.fields import fields
from suivi_tool.documents.reading import paragraphs
from suivi_tool.forms import appeal_form as form
from templates_docx.appeal_form import template
from templates_docx.package import docx

MADE = docx(template())
SECTIONS = ("Réception", "Appelant", "Décision contestée", "Objet", "Accusé de réception",
            "Évaluation", "Conclusion", "Suites", "Information", "Clôture")  # fmt: skip


def test_the_sections_follow_the_procedure() -> None:
    said = [text.replace("\u00a0", " ") for text in paragraphs(MADE)]
    titles = [text for text in said if text.split(". ")[0].isdigit()]
    assert [int(title.split(".")[0]) for title in titles] == list(range(1, 11))
    for title, word in zip(titles, SECTIONS, strict=True):
        assert word in title


def test_it_asks_for_every_field_and_for_nothing_else() -> None:
    asked = {field.name for field in fields(MADE)}
    known = set(form.values(TREATED))
    lists = {"similaires", "informations"}
    rows = {name for name in known if name.split(".")[0] in lists}
    assert {name for name in asked if name.split(".")[0] not in lists} == known - rows


def test_whatever_may_be_known_later_can_be_updated() -> None:
    controls = {field.name for field in fields(MADE) if field.in_control}
    late = {"ar.envoye_le", "conclusion.le", "cloture.le"}
    assert late <= controls
