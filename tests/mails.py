"""Mails as mail programs write and forward them."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

from suivi_tool.documents.mail import Correspondent

ANAIS = Correspondent("Anaïs Lefèvre", "anais@ex.fr")


CLAIRE = "Claire Évrard <claire.evrard@organisme.fr>"


OUTLOOK = """Bonjour Marc, pour toi.

De : Anaïs Lefèvre <anais@ex.fr>
Envoyé : jeudi 30 avril 2026 10:12
À : Claire Évrard <claire.evrard@organisme.fr>
Objet : Appel de ma décision

Je conteste la décision.
"""


GMAIL = """---------- Forwarded message ---------
De : Anaïs Lefèvre <anais@ex.fr>
Date: jeu. 30 avr. 2026 à 10:12
Subject: Appel de ma décision
To: <claire.evrard@organisme.fr>

Je conteste la décision.
"""


THUNDERBIRD = """-------- Message transféré --------
Sujet : \tAppel de ma décision
Date : \tThu, 30 Apr 2026 10:12:00 +0200
De : \tAnaïs Lefèvre <anais@ex.fr>
Pour : \tclaire.evrard@organisme.fr


Je conteste la décision.
"""


APPLE = """Début du message transféré :

> De: Anaïs Lefèvre <anais@ex.fr>
> Objet: Appel de ma décision
> Date: 30 avril 2026 à 10:12:00 UTC+2
> À: claire.evrard@organisme.fr
>
> Je conteste la décision.
"""


ENGLISH = """From: Anaïs Lefèvre <anais@ex.fr>
Sent: Thursday, April 30, 2026 10:12 AM
To: Claire Évrard
Subject: Appel de ma décision

Je conteste la décision.
"""


def eml(
    sender: str = "Anaïs Lefèvre <anais@ex.fr>",
    subject: str = "Appel de ma décision",
    text: str = "Je conteste.",
    sent: str = "Thu, 30 Apr 2026 10:12:00 +0200",
    **headers: str,
) -> EmailMessage:
    """Return a mail as a mail program writes it."""
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = "appels@organisme.fr"
    message["Subject"] = subject
    message["Date"] = sent
    for name, value in headers.items():
        message[name] = value
    message.set_content(text)
    return message


OUR_DECISION = """
De : Certification <certification@organisme.fr>
Envoyé : lundi 9 mars 2026 09:00
À : Anaïs Lefèvre <anais@ex.fr>
Objet : Décision du jury

Votre demande est ajournée.
"""
