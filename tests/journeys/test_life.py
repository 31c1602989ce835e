"""A program that ends while somebody types: said in French, and what was confirmed is there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from journeys.filling import fill, register
from journeys.offices import TRACKER
from journeys.server import serving
from suivi_tool.interfaces.window.life import Life
from suivi_tool.workbook.reading import read_rows

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signaux POSIX")


class Program:
    """The program itself, as the command line starts it."""

    def __init__(self, root: Path) -> None:
        command = [sys.executable, "-m", "suivi_tool", "fenetre", "--sans-navigateur"]
        command += ["--dossier", str(root), "--aujourdhui", "2026-05-04"]
        environ = {**os.environ, "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().strip()

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def program(root: Path) -> Iterator[Program]:
    found = Program(root)
    yield found
    if found.process.poll() is None:
        found.kill()
    if found.process.stdout:
        found.process.stdout.close()


@pytest.fixture
def calm(browser: Browser) -> Iterator[Page]:
    """Return a page that may lose its server."""
    context = browser.new_context(locale="fr-FR")
    context.set_default_timeout(25_000)
    yield context.new_page()
    context.close()


def test_a_killed_program_loses_nothing_that_was_confirmed(
    calm: Page, program: Program, root: Path
) -> None:
    calm.goto(program.url.replace("/?", "/enregistrer?"))
    register(calm, "Confirmée")
    expect(calm.get_by_role("heading", level=1)).to_contain_text("APP-2026-006 enregistré")
    calm.get_by_role("link", name="Enregistrer un autre appel").click()
    fill(calm, "Pas encore")
    program.kill()
    calm.get_by_role("button", name="Enregistrer l’appel").click()
    expect(calm.locator("#annonce")).to_contain_text(
        "Le programme ne répond pas : rien n’est confirmé."
    )
    expect(calm.locator("#perdu")).to_be_visible()
    expect(calm.get_by_label("Nom *")).to_have_value("Pas encore")
    rows = read_rows((root / TRACKER).read_bytes(), "Appels")
    assert any("Confirmée" in row for row in rows)
    assert not any("Pas encore" in row for row in rows)


def test_two_windows_of_one_browser_share_a_stream_and_hand_it_on(calm: Page, root: Path) -> None:
    """The first window holds it for both; when it closes, the second takes it over."""
    life = Life(grace=1.5)
    with serving(root, life=life) as client:
        calm.goto(client.served.url)
        other = calm.context.new_page()
        other.goto(f"{client.origin}{client.prefix}/aide/")
        calm.wait_for_timeout(500)
        assert life.windows == 1
        calm.close()
        other.wait_for_timeout(4000)
        assert not life.may_end()
        other.reload()
        expect(other.get_by_role("navigation").first).to_be_visible()
        other.close()
        until = time.monotonic() + 10
        while not life.may_end() and time.monotonic() < until:
            time.sleep(0.1)
        assert life.may_end()


def test_sigterm_ends_the_program_with_its_exit_code(calm: Page, program: Program) -> None:
    calm.goto(program.url)
    expect(calm.get_by_role("heading", level=1)).to_have_text("À faire")
    program.process.send_signal(signal.SIGTERM)
    assert program.process.wait(10) == 0
