"""The page of the year for the management review (V1)."""

from __future__ import annotations

from suivi_tool.documents.reading import paragraphs
from templates_docx.management_review import review
from templates_docx.package import docx

SAID = [text.replace("\u00a0", " ") for text in paragraphs(docx(review()))]


def test_its_tables_say_what_the_review_looks_at() -> None:
    for title in ("Mois par mois", "Motifs des appels", "Actions correctives en retard",
                  "Surveillance du processus (V1, V2)", "Conclusions de la revue"):  # fmt: skip
        assert title in SAID


def test_the_label_of_the_rate_is_given_never_written_here() -> None:
    assert "{{ revue.titre_delais }}" in SAID
    assert not any("Réponses dans les délais" in text for text in SAID)


def test_people_have_room_to_conclude_and_to_sign() -> None:
    for frame in ("Décisions et actions", "Visa du RQ", "Visa du Directeur"):
        assert frame in SAID
