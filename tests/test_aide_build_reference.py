"""The reference of the guide says all that the program takes, and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "aide"))

import build_reference  # noqa: E402

from suivi_tool.actions import own_sheets  # noqa: E402
from suivi_tool.actions.options import OPTIONS, SECTION_COMMENTS  # noqa: E402
from suivi_tool.interfaces.arguments import COMMANDS  # noqa: E402
from suivi_tool.interfaces.commands import _COMMANDS  # noqa: E402
from suivi_tool.tracker.headings import COLUMNS  # noqa: E402

AIDE = ROOT / "aide"
PAGES = build_reference.build()
AGAIN = "lancez « python aide/build_reference.py »"


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_reference_page_is_what_the_program_says(name: str) -> None:
    assert (AIDE / f"{name}.md").read_text("utf-8") == PAGES[name], AGAIN


def test_no_reference_page_is_left_over() -> None:
    assert {path.stem for path in AIDE.glob("reference-*.md")} == PAGES.keys()


def test_every_command_and_option_is_documented() -> None:
    text = PAGES["reference-1-commandes"]
    for command in COMMANDS:
        section = text.split(f"\n## {command.name}\n")[1].split("\n## ")[0]
        for argument in command.arguments:
            assert f"| `{argument.name}" in section, (command.name, argument.name)
    assert {command.name for command in COMMANDS} == set(_COMMANDS)


def test_every_setting_is_documented() -> None:
    text = PAGES["reference-2-reglages"]
    for option in OPTIONS:
        section = text.split(f"\n## [{option.section}]\n")[1].split("\n## ")[0]
        assert f"| `{option.key}` |" in section, option.name
    assert {option.section for option in OPTIONS} == SECTION_COMMENTS.keys()


def test_every_column_is_documented() -> None:
    for columns in COLUMNS.values():
        for column in columns.values():
            assert f"| `{column.heading}`" in PAGES["reference-3-colonnes"]


def test_what_is_said_of_sheets_and_errors_is_of_all_of_them_and_of_no_other() -> None:
    assert set(build_reference.SHEETS) == set(own_sheets.STANDARD)
    errors = build_reference.error_classes()
    assert {error.__name__ for error in errors} == build_reference.ERRORS.keys()
    assert {error.exit_code for error in errors} <= build_reference.CODES.keys()


def test_the_script_would_see_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(build_reference.SHEETS, "Contrôle")
    with pytest.raises(KeyError, match="Contrôle"):
        build_reference.build()
