"""The fields that a template asks for."""

from __future__ import annotations

import pytest
from own_templates import SHIPPED, own

from suivi_tool.documents.fields import fields


def names(*body: str) -> list[str]:
    return [field.name for field in fields(own(*body)) if "." in field.name]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("{{ appel.numero }}", ["appel.numero"]),
        ("{{appel.numero}} {{ appel.recu_le }}", ["appel.numero", "appel.recu_le"]),
        ("{{ objet.motifs | lignes | first }}", ["objet.motifs"]),
        ("{{ 'appel.numero' }} {{ “appel.recu_le” }}", []),
        ("{%p if appel.mode.mail and not conclusion.justifie %}",
         ["appel.mode.mail", "conclusion.justifie"]),
        ("{{ 'x' if appel.mode.mail is true else delai.limite }}",
         ["appel.mode.mail", "delai.limite"]),
        ("appel.numero sans accolades", []),
    ],
)  # fmt: skip
def test_what_jinja_names_is_a_field(text: str, asked: list[str]) -> None:
    assert names(text) == asked


def test_a_row_of_a_list_asks_for_its_first_row() -> None:
    body = ("{%p for r in similaires %}", "{{ r.numero }} {{ loop.index }}", "{%p endfor %}")
    assert [field.name for field in fields(own(*body)) if "similaires" in field.name] == [
        "similaires",
        "similaires.1.numero",
    ]
    assert names("{%p for l in objet.motifs | lignes %}", "{{ l }}") == ["objet.motifs"]


def test_each_field_has_its_place_and_whether_it_can_be_updated() -> None:
    (field,) = [one for one in fields(own("Reçu le {{ appel.recu_le }}")) if "." in one.name]
    assert field.place == "corps, «\u00a0Reçu le {{ appel.recu_le }}\u00a0»"
    assert not field.in_control
    shipped = {one.name: one.in_control for one in fields(SHIPPED)}
    assert shipped["appel.numero"]
