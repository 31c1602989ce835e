"""A lone name is the person's; beside another name it is a part of somebody else's."""

from __future__ import annotations

import pytest

from suivi_tool.actions.namesakes import of_another

OWN = frozenset({"paul", "durand"})


def belongs_to_another(text: str) -> bool:
    """Look at « Paul », else « Durand », in `text`."""
    name = "Paul" if "Paul" in text else "Durand" if "Durand" in text else "DURAND"
    start = text.index(name)
    return of_another(text, start, start + len(name), OWN)


@pytest.mark.parametrize(
    "text",
    ["Paul Bernard", "Bernard, Paul", "BERNARD Paul", "Jean-Paul a appelé", "Paul-Henri Petit",
     "vu Marie Durand", "Marie DURAND", "B. Durand", "Salle Paul\u00a0Bernard, 3ᵉ étage",
     "Paul</t></r><r><rPr><b/></rPr><t> Bernard", "Bernard_Paul.pdf", "M. Durand-Roy",
     "Marie O’Brien Durand"],
)  # fmt: skip
def test_beside_another_name_it_is_somebody_else(text: str) -> None:
    assert belongs_to_another(text)


@pytest.mark.parametrize(
    "text",
    ["Paul a rappelé", "Bonjour Paul,", "Mme Durand", "M. Durand", "P. Durand", "Dossier Durand",
     "Rappeler Durand lundi", "Vu avec Paul.", "Vu Martin. Paul rappelle", "Durand AR envoyé",
     "Durand CAND-2026-0147", "Reçus : Durand, Petit", "Bernard\nPaul rappelle", "À Durand",
     "dossier_Durand_2026", "Durand", "Paul Durand",
     "<t>Paul</t></si><si><t>Bernard</t>", '<s v="Paul"/><s v="Bernard"/>',
     "<dc:creator>Bernard</dc:creator><cp:lastModifiedBy>Paul</cp:lastModifiedBy>"],
)  # fmt: skip
def test_alone_it_is_the_person(text: str) -> None:
    assert not belongs_to_another(text)
