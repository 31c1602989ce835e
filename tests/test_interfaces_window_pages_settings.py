"""« Réglages » as requests: what is changed is kept, what is wrong stands beside its field."""

from __future__ import annotations

from pathlib import Path

from window_office import office, read

from suivi_tool.interfaces.window import settings_form


def test_one_setting_changed_leaves_the_others(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        before = settings_form.values(place.office().settings)
        given = before | {"delais-reponse_jours_ouvres": "30"}
        assert client.post("/reglages", given).status in (204, 302)
        assert settings_form.values(place.office().settings) == given


def test_what_is_wrong_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        before = (place.root / "suivi.toml").read_bytes()
        given = settings_form.values(place.office().settings)
        answer = client.post("/reglages", given | {"delais-reponse_jours_ouvres": "-3"})
        assert answer.status == 422
        assert 'aria-invalid="true"' in answer.text
        assert (place.root / "suivi.toml").read_bytes() == before


def test_a_list_of_the_tracker_is_said_to_go_first(tmp_path: Path) -> None:
    with office(tmp_path) as (client, _):
        assert "le suivi a sa propre liste" in read(client, "/reglages")
