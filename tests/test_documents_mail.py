"""Who wrote, as mail programs print it."""

from __future__ import annotations

import pytest
from mails import ANAIS

from suivi_tool.documents.mail import Correspondent, Mail, correspondent


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Anaïs Lefèvre <anais@ex.fr>", ANAIS),
        ('"Lefèvre, Anaïs" <anais@ex.fr>', Correspondent("Lefèvre, Anaïs", "anais@ex.fr")),
        ("anais@ex.fr [mailto:anais@ex.fr]", Correspondent("", "anais@ex.fr")),
        ("Anaïs Lefèvre [mailto:anais@ex.fr]", ANAIS),
        ("Claire Évrard", Correspondent("Claire Évrard")),
        ("", Correspondent()),
    ],
)
def test_correspondents(said: str, who: Correspondent) -> None:
    assert correspondent(said) == who


def test_an_empty_mail_is_a_mail() -> None:
    assert Mail().date is None
