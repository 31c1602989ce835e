"""« Indicateurs » and the evidence page: what the committee and an auditor ask for."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from journeys.server import Client


def test_the_figures_of_the_page_are_those_of_the_record(page: Page, window: Client) -> None:
    page.get_by_role("link", name="Indicateurs").click()
    expect(page.locator(".figure")).to_have_text(["1 sur 5 : avril", "67 % – 2 sur 3"])
    april = page.get_by_role("row", name="Avril").first
    expect(april).to_contain_text("✗ dépassé")
    expect(april).to_contain_text("0 % – 0 sur 1")


def test_the_page_of_a_committee_is_one_button(page: Page, window: Client, root: Path) -> None:
    page.get_by_role("link", name="Indicateurs").click()
    page.get_by_label("Date du comité").first.fill("un mardi")
    page.get_by_role("button", name="Préparer la page du comité").click()
    expect(page.locator("#resume")).to_contain_text("n’est pas une date")
    page.locator("#comite").fill("4/5/2026")
    page.get_by_role("button", name="Préparer la page du comité").click()
    expect(page.locator("#resume")).to_contain_text("La page du comité est prête")
    [deck] = (root / "Comités").glob("*.pptx")
    page.get_by_role("button", name=deck.name).click()
    expect(page.locator("#annonce")).to_contain_text("s’ouvre")
    assert window.opened == [deck]


def test_the_evidence_page_of_an_appeal(page: Page, window: Client, root: Path) -> None:
    page.goto(f"{window.origin}{window.prefix}/appels/APP-2026-002")
    page.get_by_role("button", name="Préparer le dossier de preuve").click()
    expect(page.locator("#resume")).to_contain_text(
        "Le dossier de preuve est prêt", timeout=120_000
    )
    assert (root / "Dossiers" / "APP-2026-002" / "Dossier de preuve APP-2026-002.docx").is_file()
