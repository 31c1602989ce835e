"""Write the pictures of the window for the guide: `python aide/build_screens.py`.

Needs Chromium and Playwright. The window is the running program on the tracker of `demo`, as of
4 May 2026; nothing in the pictures is drawn by hand.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
IMAGES = Path(__file__).resolve().parent / "images"
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from journeys.conftest import OPTIONS  # noqa: E402
from journeys.server import serving  # noqa: E402
from work_folders import make  # noqa: E402

from benchmarks.trust_fuzz import excel_owner  # noqa: E402

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
WIDTH, HEIGHT = 1100, 760
SINCE = datetime(2026, 5, 4, 9, 12)  # noqa: DTZ001 - by the clock on the wall
PAGES = {
    "fenetre-a-faire": "/",
    "fenetre-etape": "/appels/APP-2026-004/accuse",
    "fenetre-appel": "/appels/APP-2026-002",
}


def main() -> None:
    """Write every picture of the window."""
    program = next(filter(None, map(shutil.which, NAMES)))
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        root = make(Path(temporary) / "Appels").root
        browser = playwright.chromium.launch(executable_path=program, args=OPTIONS)
        take(browser.new_page(locale="fr-FR", reduced_motion="reduce"), root, IMAGES)
        browser.close()


def take(page: Page, root: Path, into: Path) -> None:
    """Write a picture of each page of the window on the work folder `root`.

    Raises: LookupError where a page is not there.
    """
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    with serving(root) as client, _left_before_its_end(page):
        page.goto(client.served.url)
        base = client.origin + client.prefix
        for name, path in PAGES.items():
            answer = page.goto(base + path)
            if answer is None or not answer.ok:
                raise LookupError(path)
            _save(page, into / f"{name}.png")
        _fill(page, base)
        _save(page, into / "fenetre-enregistrer.png")
        _limit_day(page)
        _save(page, into / "fenetre-jour-limite.png")
        page.get_by_role("button", name="Enregistrer l’appel").click()
        page.locator("#fait").wait_for()
        page.goto(f"{base}/sauvegardes")
        _save(page, into / "fenetre-sauvegardes.png", height=470)
        with _open_elsewhere(root):
            _fill(page, base)
            page.get_by_role("button", name="Enregistrer l’appel").click()
            page.locator("#fait", has_text="Rien n’est perdu").wait_for()
            _save(page, into / "fenetre-attente.png")


@contextmanager
def _left_before_its_end(page: Page) -> Iterator[None]:
    """Leave the window whatever happens: its server is about to end."""
    try:
        yield
    finally:
        page.goto("about:blank")


@contextmanager
def _open_elsewhere(root: Path) -> Iterator[None]:
    """Have the tracker open in Excel on the screen of Hélène Marchand."""
    [tracker] = root.glob("*.xlsx")
    owner = tracker.with_name(f"~${tracker.name}")
    owner.write_bytes(excel_owner("Hélène Marchand"))
    os.utime(owner, (SINCE.timestamp(), SINCE.timestamp()))
    try:
        yield
    finally:
        owner.unlink()


def _fill(page: Page, base: str) -> None:
    """Fill the form as the demo does."""
    page.goto(f"{base}/enregistrer")
    page.get_by_label("Candidat").check()
    page.get_by_label("Nom *").fill("Delaunay")
    page.get_by_label("Décision contestée *").fill("Échec examen")
    page.locator("#notifie_le").fill("14/3/26")
    page.locator("#recu_le").fill("30/4/26")
    page.get_by_label("Courrier", exact=True).check()
    page.locator("#panneau", has_text="ven. 15/05/2026").wait_for()
    page.locator("#panneau", has_text="dans le délai").wait_for()
    page.locator("#panneau", has_text="Hélène Marchand").wait_for()


def _limit_day(page: Page) -> None:
    """Let the appeal arrive on the very day of the limit."""
    page.locator("#notifie_le").fill("4/3/26")
    page.locator("#recu_le").fill("4/5/26")
    page.locator("#panneau", has_text="jour limite").wait_for()


def _save(page: Page, path: Path, height: int = HEIGHT) -> None:
    """Write what the window shows, `height` pixels of it."""
    page.screenshot(path=path, clip={"x": 0, "y": 0, "width": WIDTH, "height": height})


if __name__ == "__main__":
    main()
