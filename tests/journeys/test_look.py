"""Every page and state: nothing that axe-core finds, nothing that sticks out, French only."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.trust_fuzz import excel_owner
from journeys import looking
from journeys.offices import TRACKER
from journeys.server import Client, serving

Do = Callable[[Page], None]


def at(path: str) -> Do:
    """Open a page of the window."""
    return lambda page: (page.goto(BASE + path), None)[1]


BASE = ""


def fill_minimum(page: Page) -> None:
    at("/enregistrer")(page)
    page.get_by_label("Candidat").check()
    page.get_by_label("Nom *").fill("Lefèvre")
    page.get_by_label("Décision contestée *").fill("Échec examen")
    page.locator("#notifie_le").fill("14/3/26")
    page.locator("#recu_le").fill("30/4")
    page.get_by_label("Courrier", exact=True).check()
    expect(page.locator("#panneau")).to_contain_text("au plus tard ven. 15/05/2026")


def fill_all(page: Page) -> None:
    fill_minimum(page)
    for summary in page.locator("details.card > summary").all():
        summary.click()
    page.locator("#motif").fill("Conteste la note de l’épreuve 2.")
    page.get_by_label("Nom *").fill("VIDAL Jérôme")
    page.locator("#certification").fill("Préventeur SSE")
    page.locator("#dossier_candidat").fill("C-2026-0081")
    expect(page.locator("#panneau")).to_contain_text("Nouvel appel, ou pièce pour")


def errors(page: Page) -> None:
    at("/enregistrer")(page)
    page.locator("#recu_le").fill("31/02/2026")
    page.get_by_role("button", name="Enregistrer l’appel").click()
    expect(page.locator("#resume")).to_be_visible()


def registered(page: Page) -> None:
    fill_minimum(page)
    page.get_by_role("button", name="Enregistrer l’appel").click()
    expect(page.locator("#fait")).to_be_visible()


def step_refused(page: Page) -> None:
    at("/appels/APP-2026-004/accuse")(page)
    page.get_by_role("button", name="Noter cette étape").click()
    expect(page.locator("#resume")).to_be_visible()


def aside_refused(page: Page) -> None:
    at("/appels/APP-2026-004/pas-un-appel")(page)
    page.get_by_role("button", name="Noter que ce n’est pas un appel").click()
    expect(page.locator("#resume")).to_be_visible()


def settings_refused(page: Page) -> None:
    at("/reglages")(page)
    page.locator("#roles-rq-absent_du").fill("jamais")
    page.get_by_role("button", name="Enregistrer les réglages").click()
    expect(page.locator("#resume")).to_be_visible()


def settings_open(page: Page) -> None:
    at("/reglages")(page)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")


def reminded(page: Page) -> None:
    page.get_by_role("button", name="Relancer").first.click()
    expect(page.locator("#resume")).to_contain_text("La relance de l’action")


def backups(page: Page) -> None:
    registered(page)
    at("/sauvegardes")(page)


def to_put_back(page: Page) -> None:
    backups(page)
    page.get_by_role("link", name="Remettre…").first.click()
    expect(page.get_by_role("button", name="Remettre cette sauvegarde")).to_be_visible()


STATES: dict[str, Do] = {
    "a-faire": at("/"),
    "tous-les-appels": at("/appels?mots=rien+de+tel"),
    "formulaire": at("/enregistrer"),
    "formulaire-rempli": fill_minimum,
    "formulaire-entier": fill_all,
    "formulaire-erreurs": errors,
    "appel": at("/appels/APP-2026-002"),
    "appel-clos": at("/appels/APP-2025-004"),
    "pas-un-appel": at("/appels/APP-2026-004/pas-un-appel"),
    "pas-un-appel-erreurs": aside_refused,
    "etape-accuse": at("/appels/APP-2026-004/accuse"),
    "etape-decision": at("/appels/APP-2026-004/decision"),
    "etape-action": at("/appels/APP-2026-002/action"),
    "etape-courrier": at("/appels/APP-2026-004/courrier"),
    "etape-cloture": at("/appels/APP-2026-002/cloture"),
    "etape-erreurs": step_refused,
    "controle": at("/controle"),
    "indicateurs": at("/indicateurs"),
    "reglages": at("/reglages"),
    "changer-de-suivi": at("/suivi"),
    "reglages-entiers": settings_open,
    "reglages-erreurs": settings_refused,
    "aide": at("/aide/"),
    "inconnu": at("/rien"),
    "enregistre": registered,
    "sauvegardes": backups,
    "sauvegarde-a-remettre": to_put_back,
    "relance": reminded,
}


def look_at(page: Page, name: str) -> list[str]:
    """Return all that is wrong with the page as it stands."""
    looking.shoot(page, name)
    return [
        *looking.violations(page),
        *looking.words(page),
        *looking.browser_words(page),
        *looking.too_wide(page, 400),
        *looking.too_wide(page, 640),  # 1280 at 200 %
    ]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, model: Path) -> Iterator[Client]:
    """Return one server for all states; only the last ones of them write."""
    root = Path(shutil.copytree(model, tmp_path_factory.mktemp("look") / "Appels"))
    with serving(root) as client:
        yield client


@pytest.mark.parametrize("name", STATES)
def test_every_state_of_every_page(page: Page, office: Client, name: str) -> None:
    global BASE  # noqa: PLW0603 - the address of this test's server
    BASE = office.origin + office.prefix
    page.goto(office.served.url)
    STATES[name](page)
    assert look_at(page, name) == []


def test_the_waiting_state(page: Page, window: Client, root: Path) -> None:
    global BASE  # noqa: PLW0603 - the address of this test's server
    BASE = window.origin + window.prefix
    (root / f"~${TRACKER}").write_bytes(excel_owner("Hélène Marchand"))
    registered(page)
    assert look_at(page, "enregistre-en-attente") == []
    at("/")(page)
    assert look_at(page, "a-faire-en-attente") == []


@pytest.mark.answered(409)
def test_the_damaged_tracker(page: Page, window: Client, root: Path) -> None:
    global BASE  # noqa: PLW0603 - the address of this test's server
    BASE = window.origin + window.prefix
    (root / TRACKER).write_bytes(b"plus un classeur")
    at("/")(page)
    expect(page.get_by_role("link", name="Voir les sauvegardes")).to_be_visible()
    assert look_at(page, "suivi-abime") == []


def test_the_first_start(page: Page, fresh: Client, own_place: Path, samples: Path) -> None:
    place = own_place / "Documents" / "QualitéEtAméliorationContinueDesCertifications"
    place.mkdir(parents=True)
    shutil.copy(samples / "6-desordre.xlsx", place / "Suivi qualité.xlsx")
    page.reload()
    assert look_at(page, "premier-demarrage") == []
    page.get_by_role("button", name="Lire ce classeur").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ce que l’outil a compris")
    assert look_at(page, "compris") == []


def test_what_is_wrong_would_be_seen(page: Page) -> None:
    """The eyes of this file, on a page that has every fault."""
    page.set_content(
        """<html><body><img src="data:,"><input required type="file"><p style="width:2000px">
        l'appel : Please choose file... AR le 8ème</p></body></html>"""
    )
    seen = " ".join(looking.violations(page))
    assert "image-alt" in seen
    assert "html-has-lang" in seen
    faults = " ".join(looking.words(page))
    for word in ("apostrophe", "espace sécable", "anglais: choose file", "AR seul", "ordinal"):
        assert word in faults.replace("Choose", "choose")
    assert len(looking.browser_words(page)) == 1


def test_motion_is_reduced_where_the_person_wishes(page: Page, window: Client) -> None:
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].map((e) => getComputedStyle(e))
        .filter((s) => parseFloat(s.transitionDuration) || parseFloat(s.animationDuration))
        .length"""
    )
    assert moving == 0
