"""Where an address lies, for the articles that lengthen a period (A14)."""

from __future__ import annotations

import pytest

from suivi_tool.procedure.addresses import Whereabouts, whereabouts


@pytest.mark.parametrize(
    ("address", "where"),
    [
        ("3 rue de Belgique\n67000 Strasbourg", Whereabouts.METROPOLITAN),
        ("20 av. Foch\n75016 PARIS", Whereabouts.METROPOLITAN),
        ("BP 12\n98800 Nouméa", Whereabouts.OVERSEAS),
        ("Sainte-Anne, GUADELOUPE", Whereabouts.OVERSEAS),
        ("Bahnhofstr. 1\nCH-8001 Zürich", Whereabouts.ABROAD),
        ("1200 Genève, SUISSE", Whereabouts.ABROAD),
        ("anna@example.org", Whereabouts.UNKNOWN),
        ("", Whereabouts.UNKNOWN),
    ],
)
def test_where_an_address_lies(address: str, where: Whereabouts) -> None:
    assert whereabouts(address) is where


@pytest.mark.parametrize(
    "address",
    ["12 avenue de Fontvieille\n98000 Monaco", "98 000 MONACO", "Monaco",
     "1201 Genève (Suisse)", "Alger - Algérie", "12 rue X\nQuébec (Canada)\n"],
)  # fmt: skip
def test_a_country_is_known_beside_its_town(address: str) -> None:
    assert whereabouts(address) is Whereabouts.ABROAD


@pytest.mark.parametrize(
    "address",
    ["97 110 Pointe-à-Pitre", "971 10 Pointe-à-Pitre", "98713 Papeete", "98600 Mata-Utu",
     "Fort-de-France (Martinique)"],
)  # fmt: skip
def test_an_overseas_code_is_known_however_it_is_spaced(address: str) -> None:
    assert whereabouts(address) is Whereabouts.OVERSEAS


def test_a_street_or_a_town_named_after_a_far_place_stays_where_it_is() -> None:
    assert whereabouts("5 rue du Canada\n01160 Saint-Martin") is Whereabouts.METROPOLITAN
    assert whereabouts("97 rue Haute\n38000 Grenoble - France") is Whereabouts.METROPOLITAN
