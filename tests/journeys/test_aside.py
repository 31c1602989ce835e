"""« Prévenir le responsable » and « Ce n’est pas un appel », as she does them in the window."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from journeys.filling import register
from journeys.offices import TRACKER
from journeys.server import Client
from suivi_tool.workbook.reading import read_rows

NUMBER = "APP-2026-005"  # received on 28/04/2026, only registered


def test_the_handler_is_told_by_a_draft_that_opens(page: Page, window: Client, root: Path) -> None:
    page.goto(f"{window.origin}{window.prefix}/appels/{NUMBER}")
    page.get_by_role("button", name="Prévenir le responsable").click()
    expect(page.locator("#resume")).to_contain_text("Le message à Hélène Marchand est prêt")
    expect(page.locator("#resume")).to_contain_text("Aucune adresse de courriel n’est connue")
    page.get_by_role("button", name="Ouvrir le message").click()
    expect(page.locator("#annonce")).to_contain_text("s’ouvre")
    [draft] = (root / "Dossiers" / NUMBER).glob("Message*.eml")
    assert window.opened == [draft]


def test_the_pilot_of_a_late_action_is_reminded_by_a_draft_that_opens(
    page: Page, window: Client, root: Path
) -> None:
    line = page.locator(".duty", has_text="Action AC-2026-03")
    expect(line).to_contain_text("En retard")
    line.get_by_role("button", name="Relancer").click()
    expect(page.locator("#resume")).to_contain_text(
        "La relance de l’action AC-2026-03 à Anne Le Goff"
    )
    page.get_by_role("button", name="Ouvrir le message").click()
    expect(page.locator("#annonce")).to_contain_text("s’ouvre")
    assert window.opened == list((root / "Relances").glob("*.eml"))
    assert window.enter().post("/relances/AC-1999-001").status == 422


def test_a_complaint_keeps_its_number_and_leaves_what_is_due(
    page: Page, window: Client, root: Path
) -> None:
    page.goto(f"{window.origin}{window.prefix}/appels/{NUMBER}")
    page.get_by_role("link", name="Ce n’est pas un appel").click()
    page.get_by_role("button", name="Noter que ce n’est pas un appel").click()
    expect(page.locator("#resume")).to_contain_text("La raison manque")
    page.get_by_label("Une plainte").check()
    page.get_by_label("Raison *").fill("Se plaint de l'accueil.")
    page.get_by_role("button", name="Noter que ce n’est pas un appel").click()
    expect(page.locator("#resume")).to_contain_text(f"{NUMBER} n’est pas un appel")
    expect(page.locator("main")).to_contain_text("aucun indicateur ne le compte")
    expect(page.locator("#histoire + ul")).to_contain_text("Ce n’est pas un appel")
    row = next(r for r in read_rows((root / TRACKER).read_bytes(), "Appels") if NUMBER in r)
    assert "Pas un appel" in row
    page.get_by_role("link", name="À faire", exact=True).click()
    expect(page.locator("ul.duties")).not_to_contain_text(NUMBER)
    page.get_by_role("link", name="Tous les appels").click()
    expect(page.locator("main")).to_contain_text(NUMBER)


def test_it_can_be_said_right_after_registering(page: Page, window: Client) -> None:
    page.goto(f"{window.origin}{window.prefix}/enregistrer")
    register(page, decision="Accueil")
    expect(page.locator("#fait")).to_be_visible()
    expect(page.get_by_role("button", name="Prévenir le responsable")).to_be_visible()
    page.get_by_role("link", name="Ce n’est pas un appel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ce n’est pas un appel")


def test_neither_is_done_without_the_token_of_the_form(window: Client) -> None:
    window.enter()
    for path in ("prevenir", "pas-un-appel"):
        at = f"/appels/{NUMBER}/{path}"
        assert window.post(at, {"raison": "x"}, **{"X-Jeton": "faux"}).status == 403
        assert window.post(at, {"raison": "x"}, Origin="http://ailleurs.example").status == 403
        assert window.post(at.replace(NUMBER, "APP-1999-001"), {"raison": "x"}).status == 404
