"""What every test may ask for: the shared corpus, LibreOffice, Chromium, the sample trackers.

What a user's machine may lack is skipped there, with its reason; where CI=true it fails.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from office import LibreOffice

from benchmarks.libreoffice import find_program

ROOT = Path(__file__).resolve().parents[1]
MARKED = {"shared": "corpus", "libreoffice": "libreoffice", "chromium": "browser"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take `--update-golden`: what `test_golden` compares is written anew."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by what it asks for."""
    for item in items:
        for fixture in MARKED.keys() & set(getattr(item, "fixturenames", ())):
            item.add_marker(MARKED[fixture])


@pytest.fixture(scope="session")
def samples() -> Path:
    """Return the folder of the sample trackers."""
    return ROOT / "sample_workbooks"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder `shared` beside the project: corpus, schemas, procedure."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        lacking("le dossier « shared » (corpus, procédure) n’est pas à côté du projet")
    return folder


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    """Return LibreOffice (`str()` of it is the path of the program; it converts many at once)."""
    program = find_program()
    if program is None:
        lacking("LibreOffice n’est pas installé (libreoffice-calc, -writer, -impress)")
    return LibreOffice(program, tmp_path_factory.mktemp("libreoffice"))


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Return the path of Chromium or Chrome."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        lacking("Chromium n’est pas installé")
    return Path(program)


@pytest.fixture(autouse=True)
def nothing_of_theirs_is_lost(request: pytest.FixtureRequest) -> Iterator[None]:
    """After each test: which parts of each tracker changed, and that none was lost.

    A module whose tests are meant to reach every part (anonymising) says EVERY_PART = True.
    """
    if (folders := sys.modules.get("work_folders")) is not None:
        folders.MADE.clear()
    yield
    folders = sys.modules.get("work_folders")
    if folders is not None and not getattr(request.module, "EVERY_PART", False):
        for place, sample in folders.MADE:
            assert folders.lost_or_changed(place, sample) == set()


def lacking(reason: str) -> NoReturn:
    """Skip the test on a user's machine; fail it where CI=true."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI=true, or {reason}", pytrace=False)
    pytest.skip(reason)
