"""What is wrong stands beside its field; labels are the register's own headings."""

from __future__ import annotations

from suivi_tool.actions.intake import KEYS
from suivi_tool.errors import Fault
from suivi_tool.interfaces.arguments import RECEPTION, TREATMENT
from suivi_tool.interfaces.window import reception_form, step_form
from suivi_tool.interfaces.window.fields import beside, key_of, sentence, texts
from suivi_tool.procedure.appeal import Appeal, Justified, Outcome
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.words import french, plain


def test_every_fact_of_the_command_line_has_its_field_in_the_form() -> None:
    given = {argument.dest for argument in RECEPTION} - {"mail"}
    assert set(reception_form.KEYS) == given


def test_every_option_of_a_step_has_its_field_in_one_of_the_forms() -> None:
    fields = {key for form in step_form.FORMS.values() for key in form.keys}
    options = {argument.dest for argument in TREATMENT if argument.name.startswith("--")}
    assert fields <= options
    assert options - fields <= {"preuve"}


def test_labels_are_the_headings_of_the_register() -> None:
    headings = {key: heading for heading, key in reversed(tuple(KEYS.items()))}
    for field in reception_form.FIELDS:
        if field.key != "nom":
            assert plain(field.label) == plain(headings[field.key])


def test_a_fault_is_found_by_its_option_its_key_or_its_heading() -> None:
    keys = reception_form.KEYS
    assert key_of(Fault("x", field="--recu-le"), keys) == "recu_le"
    assert key_of(Fault("x", field="Date de réception"), keys) == "recu_le"
    assert key_of(Fault("x", field="roles-rq-nom"), ("roles-rq-nom",)) == "roles-rq-nom"
    assert key_of(Fault("x", field="ailleurs"), keys) == ""


def test_errors_stand_in_the_order_of_the_form_and_once_a_field() -> None:
    faults = (
        Fault("le canal manque.", "--canal"),
        Fault("le nom manque.", "--nom", remedy="Donnez-le."),
        Fault("encore le nom.", "--nom"),
        Fault("le suivi est fermé."),
    )
    errors, others = beside(faults, reception_form.KEYS)
    assert list(errors.items()) == [
        ("nom", "Le nom manque. Donnez-le."),
        ("canal", "Le canal manque."),
    ]
    assert others == (faults[3],)


def test_texts_come_with_plain_line_ends_and_without_unknown_fields() -> None:
    form = {"adresse": " 1 rue\r\n75001 Paris ", "pirate": "x"}
    found = texts(form, reception_form.FIELDS)
    assert found["adresse"] == "1 rue\n75001 Paris"
    assert set(found) == set(reception_form.KEYS)


def test_a_sentence_begins_with_a_capital_and_keeps_french_spaces() -> None:
    assert sentence("l'appel : déjà là") == french("L'appel : déjà là")
    assert sentence("") == ""


def test_a_step_shows_what_the_register_knows() -> None:
    appeal = Appeal("N", justified=Justified.NO, outcome=Outcome.UPHELD, ruling_ground="Motif")
    assert step_form.known_values(Step.DECIDE, appeal) == {
        "justifie": "non",
        "motif": "Motif",
        "resultat": "Décision maintenue",
    }
    assert step_form.known_values(Step.END, Appeal("N")) == {}
