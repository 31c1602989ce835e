"""What a received mail gives to the form: proposals that a person confirms, never its text.

Sender, dates and the colleague who got it first; a mail that cannot be read is filed all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from suivi_tool.procedure.dates_fr import short
from suivi_tool.procedure.words import french

SHOWN = 120
LONGEST = {"nom": 120, "prenom": 120, "recu_par": 200, "courriel": 254}
"""What is longer is no name and no address (RFC 5321: 254)."""


@dataclass(frozen=True, slots=True)
class Proposals:
    """The texts that a mail gives, by key of `enregistrer`, and a sentence about it."""

    values: Mapping[str, str] = field(default_factory=dict)
    said: str = ""
    attachments: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def read(data: bytes, name: str, ours: frozenset[str], today: date) -> Proposals:
    """Return what the mail `data` gives; `ours` are addresses and domains of our own people."""
    from suivi_tool.documents.mail_reading import read_mail, read_origin  # noqa: PLC0415

    mail = read_mail(data, name)
    first = read_origin(mail, ours)
    last, given = names(first.sender.name)
    received = first.received_on if first.received_on and first.received_on <= today else None
    sent = first.sent_on if first.sent_on and received and first.sent_on <= received else None
    values = {
        "nom": last,
        "prenom": given,
        "courriel": first.sender.address,
        "canal": "mail",
        "recu_le": short(received) if received else "",
        "envoye_le": short(sent) if sent else "",
        "recu_par": first.received_by,
    }
    said = [f"Objet : « {first.subject[:SHOWN]} »." if first.subject else ""]
    said += [
        "Vérifiez le nom et la date de réception."
        if received
        else "Le mail ne dit pas quand il est arrivé : donnez la date de réception."
    ]
    said += mail.warnings
    return Proposals(
        {key: text for key, text in values.items() if 0 < len(text) <= LONGEST.get(key, SHOWN)},
        french(" ".join(filter(None, said))),
        tuple(attachment.name for attachment in mail.attachments),
        tuple(mail.warnings),
    )


def names(full: str) -> tuple[str, str]:
    """Return last and first name of « Anne DUPONT », « DUPONT Anne », « Dupont, Anne »."""
    if "," in full:
        last, _, given = full.partition(",")
        return last.strip(), given.strip()
    words = full.split()
    capitals = [word for word in words if len(word) > 1 and word.isupper()]
    if capitals and len(capitals) < len(words):
        return " ".join(capitals), " ".join(word for word in words if word not in capitals)
    return " ".join(words[1:]) or full.strip(), words[0] if len(words) > 1 else ""
