"""The command line as data: every command runs, every option reaches its action."""

from __future__ import annotations

import re

import pytest

from suivi_tool.actions.intake import KEYS
from suivi_tool.interfaces import commands
from suivi_tool.interfaces.arguments import COMMANDS, RECEPTION, STEPS, TREATMENT, Argument, Command
from suivi_tool.procedure.duties import RECORDABLE


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_is_run_by_the_function_of_its_name(command: Command) -> None:
    assert callable(getattr(commands, f"_{command.action}"))
    assert command.help


def test_every_text_of_the_form_has_its_option() -> None:
    assert {argument.dest for argument in RECEPTION} - {"mail"} == set(KEYS.values())


def test_the_steps_are_those_of_the_rules() -> None:
    assert set(STEPS) == set(RECORDABLE)


def test_a_name_becomes_a_key_of_the_action() -> None:
    assert Argument("--recu-le", "").dest == "recu_le"
    assert Argument("N°", "").dest == "N°"


def test_no_help_has_a_plain_space_before_a_double_mark() -> None:
    texts = [argument.help for argument in (*RECEPTION, *TREATMENT)]
    assert [text for text in texts if re.search(r"'", text)] == []
