"""The frame of the letters, by French conventions."""

from __future__ import annotations

from suivi_tool.documents.reading import paragraphs
from templates_docx.letters import letter, paragraphs_of
from templates_docx.package import docx


def test_blank_lines_part_paragraphs_and_line_ends_do_not() -> None:
    assert paragraphs_of("\nun\ndeux\n\ntrois\n") == ["un deux", "trois"]


def test_a_letter_has_its_parts_in_the_order_of_a_french_letter() -> None:
    made = docx(letter("Courrier", "Premier paragraphe.\n\nSecond."))
    said = [text.replace("\u00a0", " ") for text in paragraphs(made)]
    order = [
        "Affaire suivie par : {{ lettre.suivi_par }}", "{{ lettre.destinataire }}",
        "{{ lettre.lieu_et_date }}", "Objet : {{ lettre.objet }}", "{{ lettre.civilite }},",
        "Premier paragraphe.", "Second.", "{{ signature.nom }}", "{{ signature.pour_ordre }}",
        "P.J. : {{ lettre.pieces }}",
    ]  # fmt: skip
    assert [said.index(line) for line in order] == sorted(said.index(line) for line in order)


def test_what_may_be_unknown_is_left_out_with_its_label() -> None:
    said = paragraphs(docx(letter("Courrier", "x")))
    for tag in ("lettre.v_ref", "lettre.pieces", "signature.pour_ordre"):
        at = said.index(f"{{%p if {tag} %}}")
        assert tag in said[at + 1]
        assert said[at + 2] == "{%p endif %}"
