"""The first start: their tracker found, understood, adopted; or a sample to try."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Page, expect

from journeys.server import TODAY, Client
from journeys.test_mail import drop
from suivi_tool.actions.settings import parse
from suivi_tool.interfaces.window import remembered, state


def settings_of(folder: Path) -> object:
    return parse((folder / "suivi.toml").read_text("utf-8"), folder)


def test_their_tracker_is_found_understood_and_adopted(
    page: Page, fresh: Client, own_place: Path, samples: Path
) -> None:
    folder = own_place / "Documents" / "Qualité d’été"
    folder.mkdir(parents=True)
    tracker = folder / "Suivi plan d'actions 2026.xlsx"
    shutil.copy(samples / "6-desordre.xlsx", tracker)
    before = tracker.read_bytes()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bienvenue")
    page.get_by_label("Suivi plan d'actions 2026.xlsx").check()
    page.get_by_role("button", name="Lire ce classeur").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ce que l’outil a compris")
    appeals = page.get_by_label("Appels : correspondances")
    expect(appeals.get_by_role("row", name="Date de réception reçu le")).to_have_count(1)
    expect(page.get_by_label("Colonne pour N° AC/AP")).to_have_value("N°")
    assert tracker.read_bytes() == before
    assert [path.name for path in folder.iterdir()] == [tracker.name]

    page.get_by_label("RQ – prénom et nom").fill("Marie Roux")
    page.get_by_role("button", name="Adopter ce suivi").click()
    expect(page.locator("#resume")).to_contain_text("Le suivi est adopté")
    expect(page.get_by_role("heading", level=1)).to_have_text("À faire")
    assert (folder / "suivi.toml").is_file()
    assert parse((folder / "suivi.toml").read_text("utf-8"), folder).text("roles.rq.nom") == (
        "Marie Roux"
    )
    assert remembered.folder() == folder
    again = state.read(state.state_file(folder, TODAY, "Essai"))
    assert again == fresh.served.running, "a second double-click finds this server"


def test_a_path_that_was_copied_from_the_explorer_is_taken(
    page: Page, fresh: Client, own_place: Path, samples: Path
) -> None:
    tracker = own_place / "classeur à moi.xlsx"
    shutil.copy(samples / "3-feuille-unique.xlsx", tracker)
    page.get_by_label("Chemin du classeur").fill(f'"{tracker}"')
    page.get_by_role("button", name="Lire ce classeur").click()
    expect(page.locator("main")).to_contain_text("Appels et actions sont dans la même feuille")


def test_what_is_no_tracker_is_said_in_french(page: Page, fresh: Client, own_place: Path) -> None:
    page.get_by_role("button", name="Lire ce classeur").click()
    expect(page.locator("#resume")).to_contain_text("Choisissez un classeur")
    for name, said in (("absent.xlsx", "introuvable"), ("texte.xlsx", "")):
        (own_place / "texte.xlsx").write_text("bonjour", "utf-8")
        page.get_by_label("Chemin du classeur").fill(str(own_place / name))
        page.get_by_role("button", name="Lire ce classeur").click()
        expect(page.locator("#resume")).to_contain_text(said or "classeur")
    assert not list(own_place.rglob("suivi.toml"))


def test_a_file_dropped_before_there_is_a_tracker_is_told_where_to_begin(
    page: Page, fresh: Client
) -> None:
    drop(page, "Suivi.xlsx", b"PK")
    expect(page.locator("#annonce")).to_contain_text("Montrez d’abord votre suivi")
    expect(page.locator("#annonce")).not_to_contain_text("Enregistrer un appel")


def test_a_sample_can_be_tried(page: Page, fresh: Client, own_place: Path) -> None:
    page.get_by_role("button", name="Essayer", exact=True).click()
    expect(page.locator("#resume")).to_contain_text("Un exemple est prêt")
    expect(page.get_by_label("Ce qui est à faire")).to_contain_text("DELAUNAY", ignore_case=True)
    assert (own_place / "Essai du suivi des appels" / "suivi.toml").is_file()


def test_a_new_tracker_is_made_where_there_is_none(
    page: Page, fresh: Client, own_place: Path
) -> None:
    page.get_by_label("Dossier à créer").fill(str(own_place / "Appels"))
    page.get_by_role("button", name="Créer un suivi neuf").click()
    expect(page.locator("#resume")).to_contain_text("Un suivi neuf est prêt")
    assert (own_place / "Appels" / "Suivi plan d'actions.xlsx").is_file()


def test_another_account_goes_on_in_the_folder_that_is_there(
    page: Page, fresh: Client, own_place: Path, model: Path
) -> None:
    shutil.copytree(model, own_place / "Documents" / "Appels")
    page.reload()
    page.get_by_role("button", name="Travailler dans Appels").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("À faire")
    assert remembered.folder() == own_place / "Documents" / "Appels"
