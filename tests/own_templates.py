"""Templates that somebody of the organisation wrote."""

from __future__ import annotations

from pathlib import Path

from appeal_cases import RECEIVED

from suivi_tool.documents.template import Gravity, check_template, described
from suivi_tool.forms import appeal_form
from templates_docx.package import Template, docx
from templates_docx.wordml import paragraph, run

FOLDER = Path(__file__).parents[1] / "templates_docx"


SHIPPED = (FOLDER / "fiche_appel.docx").read_bytes()


KNOWN = appeal_form.values(RECEIVED)


WORDS = described(SHIPPED)


def own(*body: str) -> bytes:
    """Return a template that somebody of the organisation wrote."""
    blocks = tuple(b if b.startswith("<") else paragraph(run(b)) for b in body)
    return docx(Template("", "", blocks, (paragraph(),), (paragraph(),)))


def faults(template: bytes) -> list[tuple[str, str, str]]:
    """Return message, place and remedy of the findings that forbid the use of a template."""
    return [
        (
            f.message.replace("\u00a0", " "),
            f.place.replace("\u00a0", " "),
            f.remedy.replace("\u00a0", " "),
        )
        for f in check_template(template, KNOWN, WORDS)
        if f.gravity is Gravity.FAULT
    ]
