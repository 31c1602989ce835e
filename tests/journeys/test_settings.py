"""« Réglages »: every setting seen and changed in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from playwright.sync_api import Page, expect

from journeys.server import Client
from suivi_tool.actions.options import OPTIONS
from suivi_tool.actions.settings import parse
from suivi_tool.interfaces.window import settings_form


def test_every_setting_has_its_field(window: Client) -> None:
    window.enter()
    html = window.get("/reglages").text
    for option in OPTIONS:
        assert f'name="{settings_form.key_of(option)}"' in html, option.name


def test_settings_are_changed_in_words_and_comments_stay(
    page: Page, window: Client, root: Path
) -> None:
    path = root / "suivi.toml"
    path.write_text(path.read_text("utf-8") + "\n# note du RQ\n", "utf-8")
    page.goto(f"{window.origin}{window.prefix}/reglages")
    page.locator("#roles-rq-suppleant").fill("Luc Morel")
    page.locator("#roles-rq-absent_du").fill("3/8")
    page.locator("#roles-rq-absent_au").fill("21 août 2026")
    page.get_by_text("Jours fériés et fermetures", exact=True).click()
    page.locator("#calendrier-fermetures").fill("24/12/2026 Pont de Noël\n31/12/26")
    page.get_by_text("Comités de pilotage", exact=True).click()
    page.locator("#comites-dates").fill("17/3/2026\n20/1/2026")
    page.get_by_text("Objectifs", exact=True).click()
    page.locator("#objectifs-delais_respectes").fill("95 %")
    page.get_by_role("button", name="Enregistrer les réglages").click()
    expect(page.locator("#resume")).to_contain_text("Les réglages sont enregistrés.")
    text = path.read_text("utf-8")
    settings = parse(text, root)
    assert "# note du RQ" in text
    assert settings.text("roles.rq.suppleant") == "Luc Morel"
    assert settings.day("roles.rq.absent_du") == date(2026, 8, 3)
    assert settings.day("roles.rq.absent_au") == date(2026, 8, 21)
    assert settings.closings() == {date(2026, 12, 24): "Pont de Noël", date(2026, 12, 31): ""}
    assert settings.days("comites.dates") == (date(2026, 1, 20), date(2026, 3, 17))
    assert settings.number("objectifs.delais_respectes") == 0.95
    assert settings.text("roles.rq.nom") == "Marie Roux"


def test_wrong_settings_are_all_said_at_once_and_nothing_is_written(
    page: Page, window: Client, root: Path
) -> None:
    before = (root / "suivi.toml").read_bytes()
    page.goto(f"{window.origin}{window.prefix}/reglages")
    page.get_by_text("Jours fériés et fermetures", exact=True).click()
    page.locator("#calendrier-fermetures").fill("un de ces jours")
    page.get_by_text("Conservation", exact=True).click()
    page.locator("#conservation-sauvegardes").fill("beaucoup")
    page.get_by_role("button", name="Enregistrer les réglages").click()
    expect(page.locator("#resume").get_by_role("link")).to_have_count(2)
    expect(page.locator("#calendrier-fermetures")).to_have_value("un de ces jours")
    expect(page.locator("#conservation-sauvegardes-erreur")).to_be_visible()
    assert (root / "suivi.toml").read_bytes() == before


def test_a_damaged_settings_file_is_said_with_its_line(window: Client, root: Path) -> None:
    window.enter()
    (root / "suivi.toml").write_text("[suivi]\nfichier = \n", "utf-8")
    answer = window.get("/")
    assert answer.status == 422
    assert "suivi.toml" in answer.text
    assert "Traceback" not in answer.text


def test_the_lists_of_the_settings_are_proposed_where_the_tracker_has_none(
    page: Page, window: Client, root: Path
) -> None:
    page.goto(f"{window.origin}{window.prefix}/reglages")
    page.get_by_text("Listes : certifications, familles de motif").click()
    certifications = page.locator("#section-listes")
    said = certifications.inner_text()
    page.locator("#listes-certifications").fill("Soudeur inox\nFormateur\nSoudeur inox")
    page.get_by_role("button", name="Enregistrer les réglages").click()
    expect(page.locator("#resume")).to_contain_text("Les réglages sont enregistrés.")
    settings = parse((root / "suivi.toml").read_text("utf-8"), root)
    assert settings.texts("listes.certifications") == ("Soudeur inox", "Formateur")
    proposed = window.enter().get("/enregistrer/listes").json["certification"]
    own = "le suivi a sa propre liste" in said.replace("\u00a0", " ")
    assert ("Soudeur inox" in proposed) is not own
