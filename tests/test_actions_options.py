"""A wrong setting is refused with its place and what is accepted."""

from __future__ import annotations

import pytest

from suivi_tool.actions.options import OPTIONS, SECTION_COMMENTS, Option, read_value
from suivi_tool.errors import Fault

BY_NAME = {option.name: option for option in OPTIONS}


def refused(name: str, raw: object) -> Fault:
    found = read_value(BY_NAME[name], raw)
    assert isinstance(found, Fault)
    return found


@pytest.mark.parametrize(
    ("name", "raw", "shown"),
    [
        ("suivi.fichier", 3, "3"),
        ("suivi.fichier", "a\x00b", "ab"),
        ("calendrier.region", "bretagne", "bretagne"),
        ("calendrier.lundi_de_pentecote", 1, "1"),
        ("objectifs.appels_par_mois", True, "true"),
        ("objectifs.delais_respectes", 1.5, "1.5"),
        ("delais.reponse_jours_ouvres", 0, "0"),
        ("roles.rq.absent_du", "2026-02-31", "2026-02-31"),
        ("roles.rq.mail", "pas un mail", "pas un mail"),
        ("comites.dates", "2026-01-20", "2026-01-20"),
        ("listes.motifs", "Autre", "Autre"),
        ("listes.motifs", ["Autre", 3], "3"),
        ("calendrier.fermetures", [{"motif": "Pont"}], "Pont"),
        ("numerotation.appel", "APP", "APP"),
        ("numerotation.appel", "APP-{x}", "APP-{x}"),
        ("numerotation.action", "{rang}-{annee}", "{rang}-{annee}"),
    ],
)
def test_it_names_the_value_the_place_and_the_remedy(name: str, raw: object, shown: str) -> None:
    fault = refused(name, raw)
    section, _, key = name.rpartition(".")
    assert shown in fault.message
    assert fault.place == f"suivi.toml, [{section}] {key}"
    assert fault.remedy.startswith("Écrivez ")


@pytest.mark.parametrize("model", ["", "APP-{annee}-{rang:03}", "{rang}", "n° {rang:03} bis"])
def test_a_model_of_numbers_counts(model: str) -> None:
    assert read_value(BY_NAME["numerotation.appel"], model) == model


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.name)
def test_every_default_is_accepted_and_its_section_explained(option: Option) -> None:
    assert option.section in SECTION_COMMENTS
    assert option.comment.endswith((".", "?"))
    if isinstance(option.default, str | int | float):
        assert read_value(option, option.default) == option.default


@pytest.mark.parametrize("address", ["", "h.marchand@exemple.fr", "qualité@exemple.museum"])
def test_an_address_of_mail_is_taken_as_it_is(address: str) -> None:
    assert read_value(BY_NAME["roles.directeur.suppleant_mail"], address) == address
