"""How a letter speaks to a person, and the block with their address."""

from __future__ import annotations

import pytest

from suivi_tool.forms.civility import addressee, form_of_address
from suivi_tool.procedure.appeal import Appellant


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Mme", "Madame"),
        ("MME.", "Madame"),
        ("M.", "Monsieur"),
        ("monsieur", "Monsieur"),
        ("Mlle", "Madame"),
        ("Dr", "Docteur"),
        ("Me", "Maître"),
        ("", "Madame, Monsieur"),
        ("Monseigneur", "Monseigneur"),
    ],
)
def test_forms_of_address(typed: str, said: str) -> None:
    assert form_of_address(typed) == said


@pytest.mark.parametrize(
    ("person", "lines"),
    [
        (
            Appellant("Martin", "Léa", "Mme", "3, rue du Lac\n74000 Annecy", mail="l@ex.fr"),
            ["Madame Léa Martin", "3, rue du Lac", "74000 Annecy"],
        ),
        (Appellant("Martin", mail="l@ex.fr"), ["Martin", "Par courriel : l@ex.fr"]),
        (
            Appellant("Martin", "Léa", "Mme", "3, rue du Lac", represented_by="Maître Roux"),
            ["Madame Léa Martin", "Représentant : Maître Roux", "3, rue du Lac"],
        ),
        (Appellant("Martin"), ["Martin"]),
    ],
)
def test_address_blocks(person: Appellant, lines: list[str]) -> None:
    assert addressee(person).replace("\u00a0", " ").split("\n") == lines
