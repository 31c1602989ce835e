"""« Changer de suivi »: a renamed file is found, what waited goes into it, a wrong path is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from window_office import office, read


def test_a_renamed_tracker_is_found_and_takes_what_waited(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        moved = place.tracker.rename(place.root / "Suivi 2026 (2).xlsx")
        number = place.register().number
        home = read(client, "/")
        assert "est introuvable" in home
        assert "Changer de suivi" in home
        assert "semble fermé" not in home
        assert "Suivi 2026 (2).xlsx" in read(client, "/suivi")
        said = client.post("/suivi", {"fichier": str(moved)})
        assert said.status in (204, 302), said.text
        assert place.office().settings.tracker == moved
        assert replace(place, tracker=moved).row("Appels", number)["Appelant"]
        assert "introuvable" not in read(client, "/")


def test_a_path_that_leads_nowhere_is_said_beside_its_field(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        before = place.tracker.read_bytes()
        for typed in ("", "nulle part.xlsx", str(place.root)):
            answer = client.post("/suivi", {"chemin": typed})
            assert answer.status == 422
            assert "Erreur – " in answer.text
        assert place.tracker.read_bytes() == before
