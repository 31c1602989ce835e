"""The work folder as pages see it: opened once a request, none before the first start."""

from __future__ import annotations

from pathlib import Path

import pytest
from journeys.server import TODAY, serving
from window_office import office

from suivi_tool.interfaces.window import folder
from suivi_tool.interfaces.window.faults import NoFolder


def test_one_request_sees_one_office_as_of_its_day(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        with client.served.app.test_request_context():
            first = folder.office()
            assert folder.office() is first
            assert (first.root, first.today) == (place.root, TODAY)
        with client.served.app.test_request_context():
            assert folder.office() is not first


def test_before_the_first_start_there_is_none() -> None:
    with (
        serving(None) as client,
        client.served.app.test_request_context(),
        pytest.raises(NoFolder),
    ):
        folder.office()


def test_a_share_that_is_off_is_said_and_comes_back(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        place.root.rename(tmp_path / "ailleurs")
        for page in ("/", "/enregistrer", "/reglages"):
            answer = client.get(page)
            assert answer.status == 409
            assert "Dossier de travail introuvable" in answer.text
            assert "Réessayer" in answer.text
            assert "suivi.toml" not in answer.text
        assert client.get("/demarrage").status == 200
        (tmp_path / "ailleurs").rename(place.root)
        assert client.get("/").status == 200
