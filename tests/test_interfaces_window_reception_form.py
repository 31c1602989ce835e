"""The form of « Enregistrer un appel »: few fields first, all that `enregistrer` takes."""

from __future__ import annotations

from suivi_tool.actions.intake import CHANNELS, TYPES
from suivi_tool.interfaces.arguments import RECEPTION
from suivi_tool.interfaces.window import reception_form
from suivi_tool.procedure.words import plain


def test_every_option_has_its_field_and_the_mail_its_zone() -> None:
    assert set(reception_form.KEYS) == {each.dest for each in RECEPTION} - {"mail"}


def test_few_come_first_and_what_is_needed_is_among_them() -> None:
    needed = {field.key for field in reception_form.FIELDS if field.required}
    assert needed == {"type", "nom", "decision", "recu_le", "canal"}
    assert needed <= {field.key for field in reception_form.FIRST}
    assert len(reception_form.FIRST) <= 8
    assert reception_form.MISSING.keys() == needed


def test_the_choices_are_words_that_the_action_knows() -> None:
    assert all(plain(choice.value) in TYPES for choice in reception_form.TYPES)
    assert all(plain(choice.value) in CHANNELS for choice in reception_form.CHANNELS)


def test_summaries_are_bounded_and_advise_against_health() -> None:
    bounded = {field.key: field for field in reception_form.FIELDS if field.limit}
    assert {field.limit for field in bounded.values()} == {300}
    assert "Pas de donnée de santé" in bounded["motif"].hint
