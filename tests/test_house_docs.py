"""What the README says is so: its commands, files and versions exist, its first screen is whole."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import suivi_tool
from launcher.main import OF_THE_PROJECT
from suivi_tool.interfaces.arguments import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SHOWN_BY_THE_ICON = {"fenetre"}
NAMES = {command.name for command in COMMANDS}
ALL = (ROOT / "requirements-tests.lock").read_text("utf-8")
LOCKED = dict(re.findall(r"^([\w.-]+)==(\S+)", ALL, re.MULTILINE))


def test_every_command_of_the_readme_exists() -> None:
    started = set(re.findall(r"lancer\.py ([a-z-]+)", README))
    assert started - NAMES == OF_THE_PROJECT.keys()
    [table] = re.findall(r"\| Command \| Does \|\n(.*?)\n\n", README, re.DOTALL)
    named = {word for row in table.splitlines() for word in re.findall(r"`([a-z-]+)", row[:60])}
    assert named | started - OF_THE_PROJECT.keys() | SHOWN_BY_THE_ICON == NAMES


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_every_link_of_the_readme_leads_somewhere(target: str) -> None:
    assert (ROOT / target).exists()


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:[a-z_.]+/)+[a-z_]*(?:\.\w+)?|[a-z]+\.[a-z]+)`", README)))
)
def test_every_file_of_the_readme_exists_or_is_made(path: str) -> None:
    made = {".suivi/", "suivi.toml", "installation.log", "python.exe", "pythonw.exe", "pyw.exe"}
    assert path in made or (ROOT / path).exists()


def test_the_first_screen_holds_the_picture_and_both_commands() -> None:
    screen = "\n".join(README.splitlines()[:25])
    assert "python3 lancer.py demo" in screen
    assert "python3 lancer.py tests" in screen
    assert "![" in screen


def test_the_lock_file_holds_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = project["project"]["dependencies"] + project["dependency-groups"]["checks"]
    for requirement in map(Requirement, asked):
        assert requirement.specifier.contains(LOCKED[requirement.name.lower()]), requirement


def test_users_get_what_the_program_asks_for_and_no_tool_of_the_tests() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    of_users = re.findall(r"^([\w.-]+)==(\S+)", lock, re.MULTILINE)
    assert set(of_users) <= set(re.findall(r"^([\w.-]+)==(\S+)", ALL, re.MULTILINE))
    names = {name for name, _ in of_users}
    assert names >= {Requirement(asked).name for asked in project["project"]["dependencies"]}
    checks = {Requirement(asked).name for asked in project["dependency-groups"]["checks"]}
    assert names & checks <= {"pillow"}  # python-pptx asks for it


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-tests.lock"])
def test_every_locked_package_has_its_hashes_and_no_address(name: str) -> None:
    lock = (ROOT / name).read_text("utf-8")
    for block in re.split(r"^(?=[\w.-]+==)", lock, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in block, block.splitlines()[0]
    assert "://" not in lock


def test_versions_named_for_offline_windows_are_the_locked_ones() -> None:
    named = dict(re.findall(r"\b(tzdata)==([\d.]+)", README))
    assert named == {"tzdata": LOCKED["tzdata"]}


def test_every_variable_of_the_readme_is_read_and_every_one_read_is_told() -> None:
    own = {"SUIVI_LANCEUR", "SUIVI_NOM", "SUIVI_PYTHONW", "SUIVI_RACINE"}  # from us to ourselves
    sources = [*ROOT.glob("suivi_tool/**/*.py"), *ROOT.glob("launcher/*.py"), *ROOT.glob("*.cmd")]
    text = "\n".join(path.read_text("utf-8") for path in sources)
    known = set(re.findall(r"\bSUIVI_[A-Z]+\b", text)) - own
    assert set(re.findall(r"\bSUIVI_[A-Z]+\b", README)) == known


def test_the_changelog_says_before_now_and_who() -> None:
    log = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"## {suivi_tool.__version__}" in log
    for entry in re.split(r"^- ", log, flags=re.MULTILINE)[1:]:
        title = entry.splitlines()[0]
        assert re.search(r"Avant\s:", entry), title
        assert re.search(r"Maintenant\s:", entry), title
        assert re.search(r"Concerne\s:", entry), title


def test_the_guide_to_contributing_names_what_exists() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    for path in re.findall(r"\b((?:aide|tests|suivi_tool)/[\w/]+\.\w+)", text):
        assert (ROOT / path).is_file(), path
