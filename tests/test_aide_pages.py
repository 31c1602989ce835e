"""Every page of the guide: readable as shipped and in the window, its links, its French."""

from __future__ import annotations

import html
import re
import sys
from pathlib import Path

import pytest
from journeys.looking import _FAULTS, ENGLISH
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
AIDE = ROOT / "aide"
sys.path.insert(0, str(AIDE))

from build_reference import typeset  # noqa: E402

from suivi_tool.actions.options import OPTIONS  # noqa: E402
from suivi_tool.actions.settings import FILE_NAME  # noqa: E402
from suivi_tool.interfaces.arguments import COMMANDS, COMMON  # noqa: E402
from suivi_tool.interfaces.window import markdown  # noqa: E402

PAGES = {path.name: path.read_text("utf-8") for path in sorted(AIDE.glob("*.md"))}
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)


def rendered(text: str) -> str:
    return str(markdown.render(text, lambda target: target))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_set_in_french_typography(name: str) -> None:
    assert PAGES[name] == typeset(PAGES[name]), "lancez « python aide/build_reference.py »"
    prose = LINK.sub("]", CODE.sub("", PAGES[name]))
    found = [hit[0] for pattern, what in _FAULTS if what != "AR seul"
             for hit in pattern.finditer(prose)]  # fmt: skip
    assert found == []
    assert [hit[0] for hit in ENGLISH.finditer(prose)] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_wholly_rendered_in_the_window(name: str) -> None:
    shown = html.unescape(re.sub(r"<pre.*?</pre>|<code>.*?</code>", "", rendered(PAGES[name])))
    text = re.sub(r"<[^>]+>", "", shown)
    assert not re.search(r"```|\*\*|^#|\]\(|^\s*\||^- ", text, re.MULTILINE)
    assert shown.startswith("<h1")


@pytest.mark.parametrize("name", PAGES)
def test_every_link_and_picture_of_a_page_is_there(name: str) -> None:
    for target in LINK.findall(PAGES[name]):
        if target.startswith("https://"):
            continue
        path, _, place = target.partition("#")
        assert (AIDE / path).is_file(), target
        if place:
            assert f'id="{place}"' in rendered(PAGES[path])


def test_every_page_is_reached_from_the_first_one() -> None:
    seen, ahead = set[str](), {"README.md"}
    while ahead:
        seen |= ahead
        links = {target for name in ahead for target in LINK.findall(PAGES[name])}
        ahead = {target for target in links if target in PAGES} - seen
    assert seen == PAGES.keys()


def test_every_picture_is_used_and_says_what_it_shows() -> None:
    text = "\n".join([*PAGES.values(), (ROOT / "README.md").read_text("utf-8")])
    shown = dict(re.findall(r"!\[([^\]]*)\]\((?:aide/)?(images/[^)]+)\)", text))
    pictures = {path.relative_to(AIDE).as_posix() for path in (AIDE / "images").iterdir()}
    assert set(shown.values()) == pictures
    assert all(shown)
    for picture in pictures:
        with Image.open(AIDE / picture) as opened:
            assert opened.width >= 600


OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
OF_OTHERS = {
    "--require-hashes", "--only-binary", "--no-deps", "--platform", "--python-version",  # pip
    "--only", "--tranche", "--rapport", "--help",  # mesures
}  # fmt: skip


@pytest.mark.parametrize("name", [*PAGES, "../README.md"])
def test_every_option_that_is_named_exists(name: str) -> None:
    known = {argument.name for argument in (*COMMON, *(a for c in COMMANDS for a in c.arguments))}
    trials = r"benchmarks.*"  # their options are their own
    text = re.sub(trials, "", (AIDE / name).read_text("utf-8"))
    assert set(OPTION.findall(text)) - known - OF_OTHERS - {"--aide"} == set()


WRITTEN = [name for name in PAGES if not name.startswith(("reference-", "composants"))]
"""The pages that people write; the others are made from the program."""
SAID = "\n".join(
    path.read_text("utf-8")
    for pattern in (
        "suivi_tool/**/*.py",
        "suivi_tool/**/*.html",
        "templates_docx/*.py",
        "launcher/*.py",
        "*.cmd",
    )
    for path in ROOT.glob(pattern)
)
NOT_OURS = {
    "enregistrer sous", "envoyer vers",  # of Outlook and of Windows
    "suivi plan d'actions", "date", "pour ordre", "asap",  # of people
    "paul a rappelé", "paul bernard", "mme durand",  # texts and names of an example
}  # fmt: skip


def plain(text: str) -> str:
    """A text in small letters with straight quotes and plain spaces."""
    return re.sub(r"\s+", " ", text.replace("’", "'")).casefold()


@pytest.mark.parametrize("name", WRITTEN)
def test_every_button_sheet_and_word_that_is_quoted_is_said_by_the_program(name: str) -> None:
    quoted = {plain(words).strip() for words in re.findall(r"«([^»]+)»", CODE.sub("", PAGES[name]))}
    said = plain(SAID)
    assert {words for words in quoted - NOT_OURS if words not in said} == set()


@pytest.mark.parametrize("name", WRITTEN)
def test_every_setting_and_file_that_is_named_is_one_of_the_program(name: str) -> None:
    words = re.findall(r"(?<!`)`([^`\n]+)`(?!`)", PAGES[name])
    words = [word for word in words if not word.startswith(("--", "py", "benchmarks/"))]
    settings = {option.name for option in OPTIONS}
    wrong = {word for word in words if re.fullmatch(r"[a-z_]+\.[a-z_]+", word)} - settings
    wrong -= {path.name for path in ROOT.iterdir()} | {FILE_NAME}
    known = plain(SAID)
    wrong |= {word for word in words if "." not in word and plain(word) not in known}
    assert wrong == set()


def test_every_trial_that_is_named_can_be_run_again() -> None:
    named = set(re.findall(r"benchmarks[./](\w+)", "\n".join(PAGES.values())))
    assert named
    assert {name for name in named if not (ROOT / "benchmarks" / f"{name}.py").is_file()} == set()
