"""Settings changed from the window: under the lock, whole or not at all, comments kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from work_folders import WorkPlace, make

from suivi_tool.actions.change_settings import change
from suivi_tool.actions.journal import lines
from suivi_tool.actions.options import Setting
from suivi_tool.actions.settings import FILE_NAME
from suivi_tool.errors import WrongSetting


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return make(tmp_path)


def test_what_differs_is_written_and_noted_the_rest_stays(place: WorkPlace) -> None:
    path = place.root / FILE_NAME
    path.write_text(path.read_text("utf-8") + "\n# note du RQ\n", "utf-8")
    values: dict[str, Setting] = {
        "listes.certifications": ("Auditeur QSE", "Formateur"),
        "roles.rq.absent_du": date(2026, 8, 3),
        "organisme.nom": place.office().settings.text("organisme.nom"),
    }
    assert change(place.office(), values) == ("listes.certifications", "roles.rq.absent_du")
    settings = place.office().settings
    assert settings.texts("listes.certifications") == ("Auditeur QSE", "Formateur")
    assert settings.day("roles.rq.absent_du") == date(2026, 8, 3)
    assert "# note du RQ" in path.read_text("utf-8")
    assert lines(place.office())[-1].what == "réglages changés"


def test_nothing_to_change_writes_nothing(place: WorkPlace) -> None:
    before = (place.root / FILE_NAME).read_bytes()
    assert change(place.office(), {"organisme.nom": "CESI Certification"}) == ()
    assert (place.root / FILE_NAME).read_bytes() == before


def test_a_value_that_cannot_be_leaves_the_file_as_it_was(place: WorkPlace) -> None:
    before = (place.root / FILE_NAME).read_bytes()
    with pytest.raises(WrongSetting):
        change(place.office(), {"calendrier.region": "bretagne", "organisme.lieu": "Lyon"})
    assert (place.root / FILE_NAME).read_bytes() == before
