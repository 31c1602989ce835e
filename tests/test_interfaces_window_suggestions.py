"""What the form proposes: the tracker's own lists, then the settings', most used first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from journeys.server import serving
from work_folders import CLEAN, DIRTY, make

from suivi_tool.actions.change_settings import change
from suivi_tool.interfaces.window import suggestions


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))


def proposed(root: Path) -> dict[str, list[str]]:
    """Return what the form is given."""
    with serving(root) as client:
        answer = client.enter().get("/enregistrer/listes").json
    assert isinstance(answer, dict)
    return answer


def test_the_list_of_the_tracker_goes_before_that_of_the_settings(tmp_path: Path) -> None:
    place = make(tmp_path, CLEAN)
    change(place.office(), {"listes.certifications": ("Soudeur inox",)})
    with serving(place.root) as client, client.served.app.test_request_context():
        own = suggestions.own_lists()
    assert own["certification"]
    found = proposed(place.root)["certification"]
    assert set(own["certification"]) <= set(found)
    assert "Soudeur inox" not in found


def test_without_one_the_settings_are_proposed_after_what_is_used(tmp_path: Path) -> None:
    place = make(tmp_path, DIRTY)
    change(place.office(), {"listes.certifications": ("Soudeur inox",)})
    assert proposed(place.root)["certification"][-1] == "Soudeur inox"


def test_people_are_proposed_for_who_received_it(tmp_path: Path) -> None:
    place = make(tmp_path, CLEAN)
    change(place.office(), {"roles.rq.suppleant": "Luc Morel", "roles.rq.absent_du": date.max})
    assert "Luc Morel" in proposed(place.root)["recu_par"]
