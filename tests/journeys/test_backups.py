"""A damaged tracker is put back as it was, by keyboard alone; what was registered comes again."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from journeys.filling import register
from journeys.offices import TRACKER
from journeys.server import Client
from suivi_tool.workbook.reading import read_rows


def reach(page: Page, wanted: Locator) -> None:
    """Go from field to field until `wanted` has the focus, and press Enter."""
    expect(wanted).to_be_visible()
    for _ in range(60):
        if wanted.evaluate("e => e === document.activeElement"):
            page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not get there")


def test_the_tracker_is_put_back_by_keyboard(page: Page, window: Client, root: Path) -> None:
    page.get_by_role("link", name="Enregistrer un appel").click()
    register(page, "Okafor", who="Demandeur", decision="Refus de recevabilité")
    expect(page.locator("#fait")).to_contain_text("APP-2026-006")
    tracker = root / TRACKER
    tracker.write_bytes(b"plus un classeur")

    page.goto(window.origin + window.prefix + "/")
    expect(page.locator("main")).to_contain_text("la page « Sauvegardes »")
    reach(page, page.get_by_role("link", name="Voir les sauvegardes"))
    reach(page, page.get_by_role("link", name="avant : appel enregistré APP-2026-006"))
    expect(page.locator("main")).to_contain_text("APP-2026-006 : appel enregistré")
    reach(page, page.get_by_role("button", name="Remettre cette sauvegarde"))
    expect(page.locator("#resume")).to_contain_text("est remise à la place du suivi")
    reach(page, page.get_by_role("button", name="Réessayer"))
    expect(page.locator("#resume")).to_contain_text("Inscrit au suivi : APP-2026-006.")
    numbers = [row[0] for row in read_rows(tracker.read_bytes(), "Appels") if row]
    assert numbers.count("APP-2026-006") == 1
