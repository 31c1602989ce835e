"""Chromium for the journeys: one a session, and a page whose every fault fails the test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from journeys.offices import adopted
from journeys.server import Client, serving

expect.set_options(timeout=25_000)

OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what a server remembers, and the home that it looks into, within the test."""
    home = tmp_path / "chez moi"
    home.mkdir()
    for name in ("HOME", "USERPROFILE", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.chdir(home)
    return home


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """Return a Chromium without a screen."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(chromium), args=OPTIONS)
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Return a page of 1280 x 900; an error of its scripts or of its policy fails the test.

    A test marked `answered(409)` goes to a page that is answered so.
    """
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="fr-FR", reduced_motion="reduce"
    )
    context.set_default_timeout(25_000)
    faults: list[str] = []
    found = context.new_page()
    found.on("pageerror", lambda error: faults.append(str(error)))
    found.on(
        "console",
        lambda said: faults.append(said.text) if said.type in ("error", "warning") else None,
    )
    yield found
    context.close()
    statuses = [422, 404, *(mark.args[0] for mark in request.node.iter_markers("answered"))]
    meant = [f"the server responded with a status of {status}" for status in statuses]
    assert [fault for fault in faults if not any(said in fault for said in meant)] == []


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """Return a work folder on the clean sample tracker, made once."""
    return adopted(tmp_path_factory.mktemp("modèle") / "dossier", samples / "1-deux-feuilles.xlsx")


@pytest.fixture
def root(tmp_path: Path, model: Path) -> Path:
    """Return a work folder of the test's own."""
    return Path(shutil.copytree(model, tmp_path / "Qualité – appels d’été"))


@pytest.fixture
def window(root: Path, page: Page) -> Iterator[Client]:
    """Return the server of `root`, its home page open in the browser."""
    with serving(root) as client:
        page.goto(client.served.url)
        yield client
        page.goto("about:blank")  # the server is about to end


@pytest.fixture
def fresh(page: Page) -> Iterator[Client]:
    """Return a server without a work folder, its first page open in the browser."""
    with serving(None) as client:
        page.goto(client.served.url)
        yield client
        page.goto("about:blank")
