"""Every setting as a text of its field and back."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from suivi_tool.actions.options import OPTIONS, SECTION_COMMENTS, Setting
from suivi_tool.actions.settings import Settings, compose, parse
from suivi_tool.errors import RefusedInput
from suivi_tool.interfaces.window import settings_form

TODAY = date(2026, 5, 4)
VALUES: dict[str, Setting] = {
    "roles.rq.absent_du": date(2026, 8, 3),
    "calendrier.fermetures": ((date(2026, 12, 24), "Pont de Noël"), (date(2026, 12, 31), "")),
    "comites.dates": (date(2026, 1, 20), date(2026, 3, 17)),
    "objectifs.delais_respectes": 0.95,
    "delais.reponse_jours_ouvres": 30,
    "calendrier.lundi_de_pentecote": False,
}


def test_what_is_shown_is_read_back_unchanged() -> None:
    settings = Settings(Path(), VALUES)
    shown = settings_form.values(settings)
    assert shown["calendrier-fermetures"] == "24/12/2026 Pont de Noël\n31/12/2026"
    assert shown["objectifs-delais_respectes"] == "95"
    read = settings_form.read(shown, TODAY)
    assert read == {option.name: settings[option.name] for option in OPTIONS}


def test_defaults_survive_the_form_and_the_file() -> None:
    settings = parse(compose({}, {}), Path())
    read = settings_form.read(settings_form.values(settings), TODAY)
    assert parse(compose(read, {}), Path()).values == settings.values


def test_every_section_has_a_title() -> None:
    assert set(SECTION_COMMENTS) == set(settings_form.TITLES)
    assert sorted(settings_form.KEYS) == sorted(
        field.key for section in settings_form.SECTIONS for field in section.fields
    )


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("roles-rq-absent_du", "bientôt", "n’est pas une date"),
        ("calendrier-fermetures", "24/12/2026 Pont\nNoël", "n’est pas une date"),
        ("comites-dates", "31/02/2026", "n’existe pas"),
        ("objectifs-delais_respectes", "120 %", "pourcentage"),
        ("conservation-sauvegardes", "0", "nombre entier"),
        ("delais-reponse_jours_ouvres", "trente", "nombre entier"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(key: str, text: str, said: str) -> None:
    shown = settings_form.values(Settings(Path())) | {key: text}
    with pytest.raises(RefusedInput) as refusal:
        settings_form.read(shown, TODAY)
    [fault] = refusal.value.faults
    assert fault.field == key
    assert said in fault.message


def test_all_faults_come_at_once() -> None:
    shown = settings_form.values(Settings(Path()))
    shown |= {"conservation-sauvegardes": "x", "conservation-jours": "y", "comites-dates": "z"}
    with pytest.raises(RefusedInput) as refusal:
        settings_form.read(shown, TODAY)
    assert len(refusal.value.faults) == 3


def test_no_label_speaks_to_who_edits_the_file() -> None:
    fields = [field for section in settings_form.SECTIONS for field in section.fields]
    of_the_file = re.compile(r"\btrue\b|\bfalse\b|\d\.\d|\babsente?\b *:|\bvide *:", re.IGNORECASE)
    assert [field.label for field in fields if of_the_file.search(field.label)] == []
    known = {option.name for option in OPTIONS}
    assert settings_form._SAID.keys() <= known
    assert settings_form._SAID_OF_A_ROLE.keys() <= {name.rpartition(".")[2] for name in known}


def test_only_what_was_touched_is_taken() -> None:
    shown = settings_form.values(Settings(Path(), VALUES))
    form = shown | {settings_form.SHOWN: settings_form.as_shown(shown)}
    assert settings_form.touched(form, TODAY) == {}
    closings = "24/12/2026 Pont de Noël\r\n31/12/2026"  # as a browser sends the same lines
    form |= {"calendrier-fermetures": closings, "roles-rq-nom": "Luc Morel"}
    del form["calendrier-lundi_de_pentecote"]  # a box that is not ticked is not sent
    assert settings_form.touched(form, TODAY) == {"roles.rq.nom": "Luc Morel"}
    form["calendrier-lundi_de_pentecote"] = "oui"
    assert settings_form.touched(form, TODAY)["calendrier.lundi_de_pentecote"] is True


@pytest.mark.parametrize("said", ["", "non", "[]", "3"])
def test_a_form_that_does_not_say_what_it_showed_is_taken_whole(said: str) -> None:
    shown = settings_form.values(Settings(Path(), VALUES)) | {settings_form.SHOWN: said}
    assert settings_form.touched(shown, TODAY) == settings_form.read(shown, TODAY)


def test_an_absence_does_not_end_before_it_begins() -> None:
    shown = settings_form.values(Settings(Path(), VALUES)) | {"roles-rq-absent_du": "10/05/2026"}
    with pytest.raises(RefusedInput, match="finirait avant") as refused:
        settings_form.read(shown | {"roles-rq-absent_au": "09/05/2026"}, TODAY)
    assert [fault.field for fault in refused.value.faults] == ["roles-rq-absent_au"]
    assert settings_form.read(shown | {"roles-rq-absent_au": "10/05/2026"}, TODAY)
    assert settings_form.read(shown | {"roles-rq-absent_au": ""}, TODAY)
