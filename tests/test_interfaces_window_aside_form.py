"""« Ce n'est pas un appel » asks for what the action takes, and no more."""

from __future__ import annotations

from suivi_tool.actions.not_an_appeal import NATURES
from suivi_tool.interfaces.arguments import COMMANDS
from suivi_tool.interfaces.window import aside_form


def test_its_fields_are_the_options_of_the_command() -> None:
    [command] = [each for each in COMMANDS if each.name == "pas-un-appel"]
    assert set(aside_form.KEYS) == {each.dest for each in command.arguments} - {"N°"}


def test_its_choices_are_those_that_the_action_knows() -> None:
    assert {choice.value for choice in aside_form.NATURES} == NATURES.keys()


def test_only_the_reason_is_needed() -> None:
    assert [field.key for field in aside_form.FIELDS if field.required] == ["raison"]
