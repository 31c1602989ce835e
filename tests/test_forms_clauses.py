"""The clauses of the standard, as the organisation writes them."""

from __future__ import annotations

import pytest

from suivi_tool.errors import RefusedInput
from suivi_tool.forms.clauses import read_standard


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("norme = ", "lisible"),
        ("edition = 2012", "norme"),
        ('norme = "x"\nedition = 1\n[[exigence]]\nnumero = "1"', "texte manque"),
        (
            'norme = "x"\nedition = 1\n[[exigence]]\nnumero = "1"\ntexte = "t"\netapes = ["z"]',
            "« z »",
        ),
    ],
)
def test_wrong_clauses_are_refused_with_their_place(text: str, said: str) -> None:
    with pytest.raises(RefusedInput) as refusal:
        read_standard(text)
    assert said in str(refusal.value).replace("\u00a0", " ")
    assert refusal.value.faults[0].place.startswith("exigences.toml")
