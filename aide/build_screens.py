"""Write the pictures of the window for the guide: `python aide/build_screens.py`.

Needs Chromium and Playwright. The window is the running program on the tracker of `demo`, as of
4 May 2026; nothing in the pictures is drawn by hand.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
IMAGES = Path(__file__).resolve().parent / "images"
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from journeys.conftest import OPTIONS  # noqa: E402
from journeys.server import serving  # noqa: E402
from work_folders import make  # noqa: E402

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
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
        page = browser.new_page(
            viewport={"width": 1100, "height": 760}, locale="fr-FR", reduced_motion="reduce"
        )
        with serving(root) as client:
            page.goto(client.served.url)
            base = client.origin + client.prefix
            for name, path in PAGES.items():
                page.goto(base + path)
                _save(page, name)
            _fill(page, base)
            _save(page, "fenetre-enregistrer")
            page.goto("about:blank")
        browser.close()


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


def _save(page: Page, name: str) -> None:
    page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()
