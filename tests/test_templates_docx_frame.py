"""What every form has above and below its text."""

from __future__ import annotations

from lxml import etree
from word_controls import NAMESPACES

from suivi_tool.documents.xml import Element, w
from templates_docx.frame import NOTICE, form_footer, form_header

SPACES = NAMESPACES + (
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)


def parsed(pieces: tuple[str, ...]) -> Element:
    return etree.fromstring(f"<w:hdr {SPACES}>{''.join(pieces)}</w:hdr>")


def tags(root: Element) -> list[str | None]:
    return [tag.get(w("val")) for tag in root.iter(w("tag"))]


def test_a_form_says_whose_it_is_which_one_and_which_edition() -> None:
    header = parsed(form_header("Fiche d’appel", "appel.numero"))
    assert tags(header) == ["organisme.nom", "appel.numero", "fiche.reference", "fiche.indice"]
    pages = [one.text for one in header.iter(w("instrText"))]
    assert pages == [" PAGE ", " NUMPAGES "]


def test_a_form_without_a_number_has_no_place_for_one() -> None:
    header = parsed(form_header("Revue de direction", ""))
    assert tags(header) == ["organisme.nom", "fiche.reference", "fiche.indice"]
    assert "N°" not in "".join(text.text or "" for text in header.iter(w("t")))


def test_below_it_warns_that_it_is_not_validated_and_holds_personal_data() -> None:
    footer = parsed(form_footer())
    assert tags(footer) == ["fiche.avis"]
    said = "".join(text.text or "" for text in footer.iter(w("t"))).replace("\u00a0", " ")
    assert NOTICE in said
