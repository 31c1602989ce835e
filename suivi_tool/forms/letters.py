"""Letters and mails to the appellant (R4, R6, R9, R11, and further ones).

A letter is made for the person who must send it, who is named with it; nothing here claims that
it was sent. The mail says the same words as the letter, whichever template made it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from suivi_tool.documents.fill import fill
from suivi_tool.documents.mail_draft import Attachment, draft
from suivi_tool.documents.reading import paragraphs
from suivi_tool.errors import Fault
from suivi_tool.forms.appeal_form import Values
from suivi_tool.forms.case import Case
from suivi_tool.forms.letter_values import Wording, letter_values
from suivi_tool.procedure.appeal import Channel
from suivi_tool.procedure.words import french


class Kind(Enum):
    """A kind of letter: the name of its files, its template, its subject."""

    ACKNOWLEDGEMENT = (
        "Accusé de réception",
        "accuse_reception.docx",
        "accusé de réception de votre appel",
    )
    NOT_JUSTIFIED = ("Appel non justifié", "appel_non_justifie.docx", "réponse à votre appel")
    JUSTIFIED = ("Appel justifié", "appel_justifie.docx", "réponse à votre appel")
    PROGRESS = ("Avancement", "avancement.docx", "avancement du traitement de votre appel")
    END = ("Fin de traitement", "fin_de_traitement.docx", "fin du traitement de votre appel")
    COMPLEMENT = (
        "Demande de complément",
        "demande_de_complement.docx",
        "demande de complément pour votre appel",
    )
    REMINDER = ("Relance", "relance.docx", "notre demande au sujet de votre appel")
    ANSWER = (
        "Contestation de la réponse",
        "contestation_de_la_reponse.docx",
        "votre contestation de notre réponse à l’appel",
    )
    OTHER = ("Courrier", "courrier.docx", "votre appel")

    def __init__(self, label: str, template: str, subject: str) -> None:
        self.label = label
        self.template = template
        self.subject = subject


TO_WORD = (Kind.PROGRESS, Kind.COMPLEMENT, Kind.REMINDER, Kind.ANSWER, Kind.OTHER)
"""The letters that say nothing without a text of whoever writes them."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter made: the Word file, the same words for a mail, and who must send it.

    `sender` is « RQ (Marc Dubreuil) »; `alerts` say what is missing from it.
    """

    kind: Kind
    document: bytes
    subject: str
    text: str
    recipient: tuple[str, str]
    sender: str
    alerts: tuple[Fault, ...] = ()

    def mail(self, *attachments: Attachment) -> bytes:
        """Return the draft of the mail (.eml) with these attachments."""
        return draft(self.recipient, self.subject, self.text, attachments=attachments)


def write(
    kind: Kind, template: bytes, case: Case, on: date, wording: Wording | None = None
) -> Letter:
    """Return the letter of that kind, dated `on`, signed by who is responsible for the appeal.

    Raises:
        TemplateRefused: the template has a fault or asks for an unknown field.

    """
    said = wording or Wording(subject_of(kind, case))
    values = letter_values(case, on, said)
    document = fill(template, values)
    return Letter(
        kind=kind,
        document=document,
        subject=capitalised(said.subject),
        text=_mail_text(document, values),
        recipient=(case.appellant.full_name, case.appellant.mail),
        sender=str(case.responsible),
        alerts=tuple(_alerts(case)),
    )


def subject_of(kind: Kind, case: Case) -> str:
    """Return « accusé de réception de votre appel n° APP-2026-007 »."""
    return f"{kind.subject} n°\u00a0{case.appeal.number}"


def capitalised(text: str) -> str:
    """Return `text` with a capital first letter, the others as they are."""
    return text[:1].upper() + text[1:]


def _mail_text(document: bytes, values: Values) -> str:
    """Return the words of the letter from its form of address to its signature."""
    said = [text.strip() for text in paragraphs(document) if text.strip()]
    opening, signer = f"{values['lettre.civilite']},", values["signature.nom"]
    start = said.index(opening) if opening in said else 0
    end = said.index(signer, start) if signer in said[start:] else len(said)
    blocks = [*said[start:end], "\n".join(map(str, said[end:]))]
    text = "\n\n".join(filter(None, blocks)) + "\n"
    return text.replace("\nP.J.", "\n\nP.J.")


def _address(case: Case) -> Iterator[Fault]:
    """Yield that the letter does not know where to go, once."""
    by_letter = case.appeal.channel in (Channel.LETTER, Channel.REGISTERED_LETTER)
    if case.appellant.address:
        return
    if not case.appellant.mail:
        said = "Ni adresse postale ni adresse de courriel : la lettre n’a pas de destinataire."
        yield Fault(
            french(said),
            field="Coordonnées",
            remedy="Complétez les coordonnées de l’appelant.",
        )
    elif by_letter:
        yield Fault(
            "L’appel est arrivé par courrier, mais l’adresse postale de l’appelant manque.",
            field="Coordonnées",
            remedy="Ajoutez-la avant d’envoyer la lettre.",
        )


def _alerts(case: Case) -> list[Fault]:
    found = [*_address(case)]
    if not case.responsible.name:
        found.append(
            Fault(
                f"Personne n’est nommé pour la fonction {case.responsible.role}.",
                field="Signataire",
                remedy="Complétez les rôles dans les réglages.",
            )
        )
    return found
