"""The commands of the guide and of the README do what is said, in the order of the pages.

All run in this process, on a work folder made from a sample tracker; only what would start a
server or the checks is parsed and no more.
"""

from __future__ import annotations

import io
import re
import shlex
import shutil
import warnings
from pathlib import Path

import openpyxl
import pytest
from work_folders import CLEAN, SAMPLES, TRACKER, WorkPlace, make

from launcher.main import OF_THE_PROJECT
from suivi_tool.interfaces.arguments import COMMANDS
from suivi_tool.interfaces.command_line import build_parser, main

EVERY_PART = True  # anonymising reaches every part of the tracker

ROOT = Path(__file__).resolve().parents[1]
NAMES = {command.name for command in COMMANDS}
BLOCK = re.compile(r"^```\w*\n(.*?)^```", re.DOTALL | re.MULTILINE)
START = re.compile(r"^(?:py|python3) lancer\.py +(.*?)(?: {2,}#.*)?$", re.MULTILINE)
TODAY = "2026-06-30"
LATER = {"fenetre", *OF_THE_PROJECT}
FOUND_SOMETHING = {"verifier"}


def commands(page: Path) -> list[list[str]]:
    """Every command of the code blocks of a page, as the program receives it."""
    text = page.read_text("utf-8")
    return [shlex.split(line) for block in BLOCK.findall(text) for line in START.findall(block)]


GUIDE = {path.name: commands(path) for path in sorted((ROOT / "aide").glob("[1-6]-*.md"))}


def run(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Run one command as of TODAY; its answer must be the one of success."""
    name = arguments[0]
    day = [] if name == "demo" else ["--aujourdhui", TODAY]
    code = main([*arguments, *day])
    said = capsys.readouterr()
    assert code in ((0, 1) if name in FOUND_SOMETHING else (0,)), (arguments, said.err or said.out)
    assert said.out.strip(), arguments
    return said.out


def test_the_guide_has_commands() -> None:
    assert sum(map(len, GUIDE.values())) > 20


def test_every_command_stands_on_a_page_of_the_guide_and_no_other() -> None:
    shown = {arguments[0] for page in GUIDE.values() for arguments in page}
    assert shown == NAMES - {"fenetre"}  # the icon gives that one


def test_the_first_three_pages_take_an_appeal_from_the_adoption_to_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SUIVI_DOSSIER", raising=False)
    shutil.copy(SAMPLES / CLEAN, tmp_path / TRACKER)
    for page in ("1-commencer.md", "2-enregistrer.md", "3-traiter.md"):
        for arguments in GUIDE[page]:
            run(arguments, capsys)
        monkeypatch.setenv("SUIVI_DOSSIER", "demo")
    register = read(tmp_path / "demo" / TRACKER)["Appels"]
    [appeal] = [row for row in register.values if row[0] == "APP-2026-006"]
    assert {"Décision annulée", "Clos"} <= set(appeal)


def test_the_commands_of_the_other_pages_do_what_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = make(tmp_path / "demo")
    place.register()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SUIVI_DOSSIER", "demo")
    for page in sorted(GUIDE)[3:]:
        for arguments in GUIDE[page]:
            prepare(arguments, place.tracker, monkeypatch, capsys)
            run(arguments, capsys)
    assert set(GUIDE) == {path.name for path in (ROOT / "aide").glob("[1-6]-*.md")}


def prepare(
    arguments: list[str],
    tracker: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Do what a person has done before giving this command."""
    if "--colonne" in arguments:
        rename(tracker, *arguments[arguments.index("--colonne") + 1].split("="))
    if arguments[0] == "restaurer" and len(arguments) > 1:
        arguments[1:2] = [newest_backup(capsys)]
        monkeypatch.setattr("sys.stdin", io.StringIO("oui\n"))
    if arguments[0] == "annuler":  # nothing from before a restoration is taken back
        WorkPlace(tracker.parent, tracker).register()
    if arguments[0] == "anonymiser":
        settle(tracker.with_name("suivi.toml"), "annees_avant_anonymisation = 6")
    if arguments[0] == "changer-de-suivi":
        shutil.copy(tracker, arguments[1])


def read(tracker: Path) -> openpyxl.Workbook:
    """Return the tracker as openpyxl reads it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # extensions that openpyxl does not know
        return openpyxl.load_workbook(tracker)


def rename(tracker: Path, old: str, new: str) -> None:
    """Give a column of « Appels » another heading, as a person does in Excel."""
    book = read(tracker)
    sheet = book["Appels"]
    [cell] = [cell for row in sheet.iter_rows(max_row=3) for cell in row if cell.value == old]
    cell.value = new
    for table in sheet.tables.values():
        for column in table.tableColumns:
            column.name = new if column.name == old else column.name
    book.save(tracker)


def settle(settings: Path, line: str) -> None:
    """Take the mark of a comment from a setting, as a person does in the editor."""
    text = settings.read_text("utf-8")
    assert f"# {line}" in text
    settings.write_text(text.replace(f"# {line}", line), "utf-8")


def newest_backup(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the name that « restaurer » lists first."""
    found = re.search(r"\d{8}T\d+Z-\w+", run(["restaurer"], capsys))
    assert found
    return found[0]


README = (ROOT / "README.md").read_text("utf-8")
[TABLE] = re.findall(r"\| Command \| Does \|\n(.*?)\n\n", README, re.DOTALL)
PLACES = {"DOSSIER": "demo", "FICHIER.xlsx": "suivi.xlsx", "N°": "APP-2026-001", "…": "x"}


@pytest.mark.parametrize(
    "written",
    [
        line
        for row in TABLE.splitlines()
        if not row.startswith("| ---") and not row.startswith("|---")
        for line in re.findall(r"`([^`]+)`", row.split(" | ")[0])
    ],
)
def test_the_commands_of_the_table_in_the_readme_are_understood(written: str) -> None:
    arguments = [PLACES.get(word, word) for word in shlex.split(written)]
    assert vars(build_parser().parse_args(arguments))["command"] == arguments[0]


def test_the_first_commands_of_the_readme_are_understood() -> None:
    for arguments in commands(ROOT / "README.md"):
        if arguments[0] not in LATER:
            assert vars(build_parser().parse_args(arguments))["command"] in NAMES
