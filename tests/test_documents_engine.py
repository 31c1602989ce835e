"""docxtpl without its indulgence, and not imported before a document is made."""

from __future__ import annotations

import subprocess
import sys

import pytest

from suivi_tool.documents.engine import MAX_PROPERTY, rendered
from suivi_tool.documents.xml import parse, w
from suivi_tool.errors import TemplateRefused
from templates_docx.package import Template, docx
from templates_docx.wordml import paragraph, run


def template(text: str, title: str = "") -> bytes:
    body = (paragraph(run(text)),)
    return docx(Template(title, "", body, (paragraph(),), (paragraph(),)))


def text_of(document: bytes, part: str) -> str:
    from suivi_tool.documents.archive import read_parts  # noqa: PLC0415

    root = parse(read_parts(document)[part])
    return "".join(each.text or "" for each in root.iter(w("t")))


def test_a_tag_becomes_its_value() -> None:
    made = rendered(template("Appel {{ numero }}"), {"numero": "APP-1"}, remedy="")
    assert text_of(made, "word/document.xml") == "Appel APP-1"


def test_a_title_is_cut_to_what_word_takes() -> None:
    import io  # noqa: PLC0415

    import docx as reader  # noqa: PLC0415

    made = rendered(template("", title="{{ t }}"), {"t": "é" * 300}, remedy="")
    assert reader.Document(io.BytesIO(made)).core_properties.title == "é" * MAX_PROPERTY


def test_what_is_wrong_is_told_in_french_with_its_remedy() -> None:
    with pytest.raises(TemplateRefused, match=r"Champ inconnu.*rien") as told:
        rendered(template("{{ rien }}"), {}, remedy="Corrigez.")
    assert told.value.faults[0].remedy == "Corrigez."


@pytest.mark.parametrize(
    "module", ["suivi_tool.actions.refresh", "suivi_tool.actions.register_appeal"]
)
def test_what_makes_no_document_imports_none_of_it(module: str) -> None:
    heavy = ["docxtpl", "docx", "jinja2", "email.message", "urllib.request", "ssl", "pandas"]
    code = f"import sys, {module}; print([m for m in {heavy} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
