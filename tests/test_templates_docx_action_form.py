"""« Fiche AC/AP »: from the finding to the closing."""

from __future__ import annotations

from suivi_tool.documents.fields import fields
from suivi_tool.documents.reading import paragraphs
from suivi_tool.forms import action_form as form
from suivi_tool.forms.action_form import ActionCase
from suivi_tool.procedure.appeal import Action
from templates_docx.action_form import WHYS, template
from templates_docx.package import docx

MADE = docx(template())


def test_the_sections_go_from_the_finding_to_the_closing() -> None:
    said = [text.replace("\u00a0", " ") for text in paragraphs(MADE)]
    assert [text for text in said if text.split(". ")[0].isdigit()] == [
        "1. Identification", "2. Constat", "3. Correction immédiate", "4. Analyse des causes",
        "5. Actions", "6. Efficacité", "7. Clôture",
    ]  # fmt: skip


def test_five_times_why() -> None:
    whys = [field.name for field in fields(MADE) if "pourquoi" in field.name]
    assert WHYS == 5
    assert whys == [f"causes.pourquoi_{number}" for number in range(1, 6)]


def test_it_asks_for_every_field_and_for_nothing_else() -> None:
    asked = {field.name for field in fields(MADE) if not field.name.startswith("actions")}
    known = {name for name in form.values(ActionCase(Action("AC-1"), ""))
             if not name.startswith("actions")}  # fmt: skip
    assert asked == known
