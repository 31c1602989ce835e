from __future__ import annotations

import tomllib

import pytest
import tomlkit

from suivi_tool.errors import WrongSetting
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.layout import SheetLayout, from_settings, letters, number

LAYOUT = SheetLayout(
    SheetKind.APPEALS,
    "Appels",
    header_row=5,
    header_rows=2,
    columns={"number": 1, "received_on": 28},
    headings={"number": "Réf. appel", "received_on": "Réception / Date"},
    table="TabAppels",
    ids={"number": 1, "received_on": 7},
    last_column=28,
)


def test_a_layout_survives_the_settings_file() -> None:
    text = tomlkit.dumps(LAYOUT.to_settings())
    assert from_settings(SheetKind.APPEALS, tomllib.loads(text)) == LAYOUT


def test_fields_have_their_french_names_in_the_settings() -> None:
    settings = LAYOUT.to_settings()
    assert settings["colonnes"] == {
        "N° appel": "Réf. appel",
        "Date de réception": "Réception / Date",
    }
    assert settings["places"]["Date de réception"] == "AB"


def test_rows_follow_from_the_headings() -> None:
    assert (LAYOUT.last_header_row, LAYOUT.first_data_row) == (6, 7)


def test_added_columns_have_their_canonical_headings() -> None:
    more = LAYOUT.with_columns({"comments": 29})
    assert more.headings["comments"] == "Commentaires"
    assert more.last_column == 29
    assert LAYOUT.last_column == 28


def test_all_wrong_settings_are_told_at_once() -> None:
    wrong = {
        "ligne_titres": "cinq",
        "colonnes": {"N° appel": 3, "Couleur": "rouge"},
        "places": "B",
    }
    with pytest.raises(WrongSetting) as refused:
        from_settings(SheetKind.APPEALS, wrong)
    assert {fault.field for fault in refused.value.faults} == {
        "ligne_titres", "N° appel", "Couleur", "places", "feuille",
    }  # fmt: skip
    assert all("[feuilles.appels]" in fault.place for fault in refused.value.faults)


def test_columns_have_letters() -> None:
    assert [letters(at) for at in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert all(number(letters(at)) == at for at in range(1, 2000))
    assert number("B2") == 0
