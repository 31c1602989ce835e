"""« Sauvegardes »: listed with what came after, put back once confirmed, nothing else reached."""

from __future__ import annotations

from pathlib import Path

import pytest
from window_office import office, read

from suivi_tool.actions.restore import backups


def test_a_backup_is_put_back_and_what_was_registered_since_is_merged_again(
    tmp_path: Path,
) -> None:
    with office(tmp_path) as (client, place):
        before = place.tracker.read_bytes()
        number = place.register().number
        name = backups(place.office())[-1].file.stem
        assert "/sauvegardes" in client.get("/reglages").text
        assert f"Appel enregistré {number}" in read(client, "/sauvegardes")
        asked = read(client, f"/sauvegardes/{name}")
        assert "appels, le dernier APP-2026-005" in asked
        assert f"{number} : appel enregistré, par Anne" in asked
        assert place.tracker.read_bytes() != before
        said = client.post(f"/sauvegardes/{name}", {})
        assert said.status in (204, 302), said.text
        assert place.tracker.read_bytes() == before
        assert f"{number} : appel enregistré" in read(client, "/")
        client.post("/actualiser", {})
        assert place.row("Appels", number)["Appelant"]


def test_one_from_before_the_adoption_says_what_to_do(tmp_path: Path) -> None:
    with office(tmp_path, "6-desordre.xlsx") as (client, place):
        first = backups(place.office())[0].file.stem
        said = client.post(f"/sauvegardes/{first}", {})
        shown = read(client, said.headers["X-Suite"].removeprefix(client.prefix))
        assert "Cette sauvegarde date d’avant l’outil" in shown
        assert "« Réglages », « Changer de suivi »" in shown
        assert 'initialiser "' not in shown


def test_the_message_of_a_damaged_tracker_leads_there(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        before = place.tracker.read_bytes()
        place.register()
        name = backups(place.office())[-1].file.stem
        place.tracker.write_bytes(b"plus un classeur")
        home = client.get("/").text
        assert "/sauvegardes" in home
        assert "restaurer" not in home
        read(client, f"/sauvegardes/{name}")
        client.post(f"/sauvegardes/{name}", {})
        assert place.tracker.read_bytes() == before
        assert any(b.file.read_bytes() == b"plus un classeur" for b in backups(place.office()))


def test_a_tracker_that_is_gone_leads_there_too(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        before = place.tracker.read_bytes()
        place.register()
        name = backups(place.office())[-1].file.stem
        place.tracker.unlink()
        assert "/sauvegardes" in client.get("/").text
        asked = read(client, f"/sauvegardes/{name}")
        assert "introuvable" in asked
        assert "le fichier d’aujourd’hui" not in asked.casefold()
        client.post(f"/sauvegardes/{name}", {})
        assert place.tracker.read_bytes() == before


@pytest.mark.parametrize("name", ["zut", "..%2F..%2Fsuivi.toml", "%2Fetc%2Fpasswd", "suivi.toml"])
def test_a_name_that_is_not_in_the_list_is_no_backup(tmp_path: Path, name: str) -> None:
    with office(tmp_path) as (client, place):
        before = place.tracker.read_bytes()
        for answer in (
            client.get(f"/sauvegardes/{name}"),
            client.post(f"/sauvegardes/{name}", {}),
        ):
            assert answer.status in (404, 422)
        assert place.tracker.read_bytes() == before


def test_without_backups_it_says_so(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        for backup in backups(place.office()):
            place.office().work.backups.drop(backup)
        assert "il n’y a pas de sauvegarde" in read(client, "/sauvegardes")


def test_another_page_cannot_have_one_put_back(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        place.register()
        name = backups(place.office())[-1].file.stem
        now = place.tracker.read_bytes()
        assert client.post(f"/sauvegardes/{name}", {}, **{"X-Jeton": "autre"}).status == 403
        assert place.tracker.read_bytes() == now


def test_the_backup_of_another_tracker_is_named_and_has_no_button(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        place.register()
        work, now = place.office().work, place.tracker.read_bytes()
        other = work.backups.store(place.root / "Suivi 2025.xlsx", b"x", work.journal.head())
        assert "Suivi 2025.xlsx" in read(client, "/sauvegardes")
        assert f"/sauvegardes/{other.file.stem}" not in client.get("/sauvegardes").text
        assert client.post(f"/sauvegardes/{other.file.stem}", {}).status == 422
        assert place.tracker.read_bytes() == now
