"""`suivi.toml` as a person edits it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from suivi_tool.actions.options import OPTIONS, Setting
from suivi_tool.actions.settings import changed, compose, parse
from suivi_tool.errors import WrongSetting

ROOT = Path("dossier")


def test_a_new_file_reads_back_as_the_defaults_with_a_comment_above_each_setting() -> None:
    text = compose({}, {})
    settings = parse(text, ROOT)
    assert {option.name: settings[option.name] for option in OPTIONS} == {
        option.name: option.default for option in OPTIONS
    }
    assert all(f"# {option.comment}" in text for option in OPTIONS)


def test_what_was_given_is_written_and_read_back() -> None:
    values: dict[str, Setting] = {
        "suivi.fichier": 'R:\\Qualité\\Suivi "2026".xlsx',
        "delais.reponse_jours_ouvres": 30,
        "comites.dates": (date(2026, 1, 20), date(2026, 3, 17)),
        "calendrier.fermetures": ((date(2026, 12, 24), "Pont"),),
        "roles.rq.absent_du": date(2026, 8, 3),
        "objectifs.delais_respectes": 0.95,
    }
    sheets = {"appels": {"feuille": "Appels", "ligne": 5, "colonnes": {"N° appel": "N°"}}}
    settings = parse(compose(values, sheets), ROOT)
    assert {name: settings[name] for name in values} == values
    assert settings.sheets == sheets
    assert settings.closings() == {date(2026, 12, 24): "Pont"}


def test_every_fault_is_told_at_once_with_its_place_and_what_is_accepted() -> None:
    text = """
    [objectifs]
    appels_par_mois = "un"
    delais_respectes = 100
    [calendrier]
    region = "alsace"
    [roles.rqq]
    nom = "A"
    [conservation]
    sauvegarde = 3
    """
    with pytest.raises(WrongSetting) as caught:
        parse(text, ROOT)
    assert {(fault.place, fault.remedy) for fault in caught.value.faults} >= {
        ("suivi.toml, [objectifs] appels_par_mois", "Écrivez un nombre entier, 0 ou plus."),
        ("suivi.toml, [objectifs] delais_respectes", "Écrivez un nombre entre 0 et 1."),
        ("suivi.toml, [calendrier] region", "Écrivez « metropole » ou « alsace-moselle »."),
    }
    assert len(caught.value.faults) == 5


def test_a_file_that_is_not_toml_is_refused_with_its_line() -> None:
    with pytest.raises(WrongSetting, match="ligne 2"):
        parse("[suivi]\nfichier = Suivi.xlsx\n", ROOT)


def test_a_change_keeps_what_the_user_wrote_beside() -> None:
    text = "# à nous\n[objectifs]  # vu en COPIL\nappels_par_mois = 1 # décidé en 2024\n"
    after = changed(text, {"objectifs.appels_par_mois": 2, "organisme.lieu": "Lyon"})
    assert "# à nous" in after
    assert "# vu en COPIL" in after
    assert "# décidé en 2024" in after
    settings = parse(after, ROOT)
    assert settings.integer("objectifs.appels_par_mois") == 2
    assert settings.text("organisme.lieu") == "Lyon"


def test_a_setting_is_taken_out_again() -> None:
    text = compose({"delais.reponse_jours_ouvres": 30}, {})
    after = changed(text, {"delais.reponse_jours_ouvres": None})
    assert parse(after, ROOT).integer("delais.reponse_jours_ouvres") is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("feuilles = 3\n", "suivi.toml, [feuilles]"),
        ("[feuilles]\nappels = 3\n", "suivi.toml, [feuilles.appels]"),
        ("roles = 3\n", "suivi.toml, [roles]"),
        ("objectifs = 3\n", "suivi.toml, [objectifs]"),
    ],
)
def test_a_plain_value_in_the_place_of_a_group_is_refused(text: str, place: str) -> None:
    with pytest.raises(WrongSetting) as caught:
        parse(text, ROOT)
    (fault,) = caught.value.faults
    assert fault.place == place
    assert fault.remedy
