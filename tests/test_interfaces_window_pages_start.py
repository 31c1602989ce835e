"""The first start: every page leads to it, a folder or a tracker begins the work."""

from __future__ import annotations

from pathlib import Path

import pytest
from excel_trackers import workbook
from journeys.server import serving
from work_folders import SAMPLES, make


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "USERPROFILE", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))


def test_every_page_leads_to_the_first_one() -> None:
    with serving(None) as client:
        for path in ("/", "/enregistrer", "/indicateurs", "/reglages", "/controle"):
            answer = client.enter().get(path)
            assert answer.status == 302, path
            assert answer.headers["Location"].endswith("/demarrage")


def test_a_folder_that_was_adopted_already_is_gone_on_with(tmp_path: Path) -> None:
    place = make(tmp_path / "Qualité")
    with serving(None) as client:
        client.enter()
        refused = client.post("/demarrage/ouvrir", {"dossier": str(tmp_path / "rien")})
        assert refused.status == 422
        assert "pas un dossier de travail" in refused.text
        assert client.post("/demarrage/ouvrir", {"dossier": str(place.root)}).status in (204, 302)
        assert client.get("/").status == 200


def test_what_is_understood_is_shown_and_nothing_written(tmp_path: Path) -> None:
    tracker = tmp_path / "Suivi.xlsx"
    tracker.write_bytes((SAMPLES / "6-desordre.xlsx").read_bytes())
    with serving(None) as client:
        said = client.enter().post("/demarrage/lecture", {"chemin": str(tracker)})
        assert said.status == 200
        assert "Ce que l’outil a compris" in said.text
        wrong = client.post("/demarrage/lecture", {"chemin": ""})
        assert wrong.status == 422
    assert not (tmp_path / "suivi.toml").exists()


@pytest.mark.parametrize(
    ("sample", "said"),
    [
        ("1-deux-feuilles.xlsx", "Tout est prêt."),
        ("7-verrouille.xlsx", "Il sera complété plus tard"),
    ],
)
def test_what_is_still_to_come_is_not_called_ready(tmp_path: Path, sample: str, said: str) -> None:
    tracker = tmp_path / "Suivi.xlsx"
    tracker.write_bytes((SAMPLES / sample).read_bytes())
    with serving(None) as client:
        done = client.enter().post("/demarrage/adopter", {"fichier": str(tracker)})
        assert done.status == 204, done.text
        page = client.get(done.headers["X-Suite"].removeprefix(client.prefix)).text
        assert f"Le suivi est adopté. {said}" in page.replace("\u00a0", " ")


def test_the_headings_of_a_sheet_just_chosen_are_shown_before_it_is_adopted(
    tmp_path: Path,
) -> None:
    register = "N° appel | Reçu le | Requérant | Objet\nAPP-1 | 2026-05-03 | Durand | Retrait"
    tracker = tmp_path / "Suivi.xlsx"
    tracker.write_bytes(workbook({"Appels": register, "Appels bis": register}))
    with serving(None) as client:
        asked = client.enter().post("/demarrage/lecture", {"chemin": str(tracker)}).text
        assert "Plusieurs feuilles peuvent être" in asked
        given = {"fichier": str(tracker), "_vue": ""}
        unsettled = client.post("/demarrage/adopter", given)
        assert unsettled.status == 422
        assert "ligne de commande" not in unsettled.text
        given |= {"feuille|Appels|": "Appels bis"}
        shown = client.post("/demarrage/adopter", given)
        assert shown.status == 200
        assert "Requérant" in shown.text
        assert '<input type="hidden" name="feuille|Appels|" value="Appels bis">' in shown.text
        assert not (tmp_path / "suivi.toml").exists()
        assert client.post("/demarrage/adopter", given | {"_vue": "Appels bis"}).status == 204
        assert "Appels bis" in (tmp_path / "suivi.toml").read_text("utf-8")
