"""The words of a document as a person reads them."""

from __future__ import annotations

from pathlib import Path

from suivi_tool.documents.reading import paragraphs

TEMPLATES = Path(__file__).resolve().parents[1] / "templates_docx"


def test_the_paragraphs_of_a_shipped_template_are_read_in_order() -> None:
    said = paragraphs((TEMPLATES / "courrier.docx").read_bytes())
    objet = next(at for at, text in enumerate(said) if "lettre.objet" in text)
    signed = next(at for at, text in enumerate(said) if "signature.nom" in text)
    assert objet < signed
