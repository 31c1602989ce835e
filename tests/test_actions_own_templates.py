"""A template of theirs is checked by `verifier` and serves in the place of the shipped one."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from work_folders import WorkPlace, make

from suivi_tool.actions.office import TEMPLATES
from suivi_tool.actions.own_templates import NAMES, findings
from suivi_tool.actions.refresh import refresh
from suivi_tool.actions.verify import findings as verified

FORM = "fiche_appel.docx"


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    place = make(tmp_path)
    (place.root / "Modèles").mkdir()
    return place


def own_template(place: WorkPlace, old: str, new: str) -> None:
    """Put a copy of the shipped fiche into « Modèles », edited as in Word."""
    out = io.BytesIO()
    with zipfile.ZipFile(TEMPLATES / FORM) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "word/document.xml":
                assert old in data.decode()
                data = data.decode().replace(old, new).encode()
            target.writestr(entry, data)
    (place.root / "Modèles" / FORM).write_bytes(out.getvalue())


def test_every_shipped_template_is_accepted_as_theirs(place: WorkPlace) -> None:
    for name in NAMES:
        shutil.copy(TEMPLATES / name, place.root / "Modèles")
    assert [item for item in findings(place.office()) if item.severity == "erreur"] == []


def test_an_unknown_field_is_told_with_its_place_and_nothing_is_lost(place: WorkPlace) -> None:
    own_template(place, "in analyse.causes |", "in analyse.cause |")
    told = [item.message for item in findings(place.office())]
    assert any("analyse.cause" in message and FORM in message for message in told)
    assert {item.message for item in verified(place.office())} >= set(told)
    answer = place.register()
    assert answer.form is None
    assert answer.tracker.row == 29
    assert any("modèle" in alert.message for alert in answer.alerts)
    assert {path.suffix for path in answer.documents} == {".docx", ".eml"}


def test_a_fiche_that_could_not_be_made_is_made_later(place: WorkPlace) -> None:
    own_template(place, "in analyse.causes |", "in analyse.cause |")
    folder = place.register().folder
    (place.root / "Modèles" / FORM).unlink()
    assert [path.parent for path in refresh(place.office()).documents] == [folder]


def test_their_own_words_are_on_the_fiche(place: WorkPlace) -> None:
    own_template(place, "Objet de l’appel", "Objet du recours")
    form = place.register().form
    assert form
    with zipfile.ZipFile(form) as package:
        assert "Objet du recours" in package.read("word/document.xml").decode()


def test_a_name_that_no_template_has_is_told(place: WorkPlace) -> None:
    shutil.copy(TEMPLATES / FORM, place.root / "Modèles" / "fiche.docx")
    [item] = findings(place.office())
    assert "aucun modèle" in item.message
