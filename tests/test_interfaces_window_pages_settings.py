"""« Réglages » as requests: what is changed is kept, what is wrong stands beside its field."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

from journeys.server import Client
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


def _page(client: Client) -> dict[str, str]:
    """Return the fields of the page as a browser would send them back."""
    html = client.get("/reglages").text
    shown = re.search(r'name="_vu" value="([^"]*)"', html)
    assert shown
    values: dict[str, str] = json.loads(unescape(shown[1]))
    return values | {"_vu": unescape(shown[1])}


def test_a_page_opened_earlier_does_not_take_back_what_another_changed(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        mine, theirs = _page(client), _page(client)
        theirs |= {"roles-rq-mail": "rq@example.org", "comites-dates": "19/05/2026\r\n15/09/2026"}
        assert client.post("/reglages", theirs).status in (204, 302)
        mine |= {"roles-directeur-mail": "directeur@example.org", "organisme-adresse": "1 rue\r\nX"}
        assert client.post("/reglages", mine).status in (204, 302)
        now = settings_form.values(place.office().settings)
        assert now["roles-rq-mail"] == "rq@example.org"
        assert now["comites-dates"] == "19/05/2026\n15/09/2026"
        assert now["roles-directeur-mail"] == "directeur@example.org"
        assert now["organisme-adresse"] == "1 rue\nX"


def test_a_page_that_came_back_with_an_error_still_knows_what_it_showed(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        mine, theirs = _page(client), _page(client)
        assert client.post("/reglages", theirs | {"roles-rq-mail": "rq@example.org"}).status < 400
        again = client.post("/reglages", mine | {"comites-dates": "jamais"})
        shown = re.search(r'name="_vu" value="([^"]*)"', again.text)
        assert shown
        assert unescape(shown[1]) == mine["_vu"]
        assert client.post("/reglages", mine | {"comites-dates": "19/05/2026"}).status < 400
        assert place.office().settings.text("roles.rq.mail") == "rq@example.org"
