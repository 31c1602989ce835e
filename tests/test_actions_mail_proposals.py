"""What a received mail gives to the form: proposals, never its text."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from suivi_tool.actions.mail_proposals import names, read

OURS = frozenset({"cesi.fr"})


def mail(sent: str = "Thu, 30 Apr 2026 09:12:00 +0200", subject: str = "Contestation") -> bytes:
    made = EmailMessage()
    made["From"] = "Élodie DELAUNAY <elodie@example.org>"
    made["To"] = "appels@cesi.fr"
    made["Date"] = sent
    made["Subject"] = subject
    made.set_content("Je conteste la décision.")
    return made.as_bytes()


@pytest.mark.parametrize(
    ("full", "last_and_first"),
    [
        ("Anne DUPONT", ("DUPONT", "Anne")),
        ("DE LA TOUR Jean", ("DE LA TOUR", "Jean")),
        ("Dupont, Anne", ("Dupont", "Anne")),
        ("Anne Dupont", ("Dupont", "Anne")),
        ("Madonna", ("Madonna", "")),
        ("", ("", "")),
    ],
)
def test_names_are_told_apart(full: str, last_and_first: tuple[str, str]) -> None:
    assert names(full) == last_and_first


def test_sender_and_day_are_proposed_and_the_text_is_not() -> None:
    found = read(mail(), "appel.eml", OURS, date(2026, 5, 2))
    assert found.values["nom"] == "DELAUNAY"
    assert found.values["prenom"] == "Élodie"
    assert found.values["courriel"] == "elodie@example.org"
    assert found.values["canal"] == "mail"
    assert found.values["recu_le"] == "30/04/2026"
    assert "Je conteste" not in "".join([*found.values.values(), found.said])
    assert "Vérifiez le nom et la date de réception." in found.said


def test_a_day_that_is_still_to_come_is_not_proposed() -> None:
    found = read(mail(), "appel.eml", OURS, date(2026, 4, 29))
    assert "recu_le" not in found.values
    assert "donnez la date de réception." in found.said
    assert "envoye_le" not in found.values


def test_an_endless_subject_is_cut() -> None:
    found = read(mail(subject="x" * 500), "appel.eml", OURS, date(2026, 5, 2))
    assert "x" * 120 in found.said
    assert "x" * 121 not in found.said


def test_what_is_too_long_for_an_address_or_a_name_is_none() -> None:
    endless = b"From: " + b"a" * 300 + b" <" + b"x" * 300 + b"@example.org>\r\n\r\n"
    assert read(endless, "appel.eml", OURS, date(2026, 5, 2)).values == {"canal": "mail"}
