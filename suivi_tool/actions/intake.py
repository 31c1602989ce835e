"""What a person gave to register an appeal, read from the texts of the form or of the options."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from suivi_tool.errors import Fault
from suivi_tool.procedure import dates_fr, reception
from suivi_tool.procedure.appeal import Appeal, Appellant, AppellantType, Channel
from suivi_tool.procedure.texts import text_faults
from suivi_tool.procedure.words import plain

T = TypeVar("T")

TYPES: Mapping[str, AppellantType] = {
    "demandeur": AppellantType.APPLICANT,
    "candidat": AppellantType.CANDIDATE,
    "certifie": AppellantType.CERTIFIED,
    "personne certifiee": AppellantType.CERTIFIED,
}
CHANNELS: Mapping[str, Channel] = {
    "courrier": Channel.LETTER,
    "recommande": Channel.REGISTERED_LETTER,
    "courrier recommande": Channel.REGISTERED_LETTER,
    "mail": Channel.MAIL,
    "telephone": Channel.TELEPHONE,
}


@dataclass(frozen=True, slots=True)
class Intake:
    """An appeal as given at reception, still without a number."""

    appeal: Appeal
    appellant: Appellant
    request: str = ""
    involved: tuple[str, ...] = ()


class Form:
    """The texts given, read one by one; every fault is gathered in `faults`."""

    def __init__(self, given: Mapping[str, str], today: date) -> None:
        self.given = given
        self.today = today
        self.faults: list[Fault] = []

    def text(self, key: str) -> str:
        """Return the text given for `key`, stripped; empty where there is none."""
        return self.given.get(key, "").strip()

    def day(self, key: str) -> date | None:
        """Return the date given for `key`; what is no date is gathered as a fault."""
        text = self.text(key)
        if not text:
            return None
        found = dates_fr.understand_typed(text, self.today)
        if isinstance(found, Fault):
            self.faults.append(replace(found, field=option(key)))
            return None
        return found

    def choice(self, key: str, choices: Mapping[str, T]) -> T | None:
        """Return what the word given for `key` means; an unknown one is gathered as a fault."""
        text = self.text(key)
        found = choices.get(plain(text))
        if text and found is None:
            short = ", ".join(word for word in choices if " " not in word)
            self.faults.append(
                Fault(
                    f"« {text[:40]} » n’est pas accepté.",
                    field=option(key),
                    remedy=f"Choisissez : {short}.",
                )
            )
        return found


KEYS: Mapping[str, str] = {
    "Type d'appelant": "type",
    "Appelant": "nom",
    "Prénom": "prenom",
    "Civilité": "civilite",
    "Adresse": "adresse",
    "Courriel": "courriel",
    "Téléphone": "telephone",
    "Représenté par": "represente_par",
    "Coordonnées": "adresse",
    "Date de réception": "recu_le",
    "Reçu par": "recu_par",
    "Mode de réception": "canal",
    "Date d'envoi de l'appel": "envoye_le",
    "Date d'ouverture fiche": "ouverte_le",
    "Certification visée": "certification",
    "N° dossier / certificat": "dossier_candidat",
    "Décision contestée": "decision",
    "Décideur": "decideur",
    "Date d'envoi décision": "decision_envoyee_le",
    "Date de notification": "notifie_le",
    "Famille de motif": "famille",
    "Motif de l'appel": "motif",
    "Commentaires": "commentaire",
    "Demande": "demande",
    "Autres intervenants": "intervenants",
    "Appel précédent": "fait_suite_a",
}
_KEY_OF_HEADING = {plain(heading): key for heading, key in KEYS.items()}


def option(key: str) -> str:
    """Return the option that gives `key`: « recu_le » → « --recu-le »."""
    return "--" + key.replace("_", "-")


def read_intake(
    given: Mapping[str, str], today: date
) -> tuple[Intake, tuple[Fault, ...], tuple[Fault, ...]]:
    """Return what `given` holds, all its faults (each refuses it), and the alerts that do not.

    `given` maps the options of `enregistrer`, with underscores, to the texts typed.
    """
    form = Form(given, today)
    appellant = _appellant(form)
    appeal = Appeal(
        number="",
        received_on=form.day("recu_le"),
        received_by=form.text("recu_par"),
        channel=form.choice("canal", CHANNELS),
        sent_on=form.day("envoye_le"),
        opened_on=form.day("ouverte_le") or today,
        appellant=appellant.full_name,
        contact=contact(appellant),
        appellant_type=form.choice("type", TYPES),
        certification=form.text("certification"),
        file_number=form.text("dossier_candidat"),
        contested_decision=form.text("decision"),
        decided_by=form.text("decideur"),
        decision_sent_on=form.day("decision_envoyee_le"),
        notified_on=form.day("notifie_le"),
        ground_family=form.text("famille"),
        ground=form.text("motif"),
        comments=form.text("commentaire"),
        follows=form.text("fait_suite_a"),
    )
    involved = form.text("intervenants")
    request = form.text("demande")
    looked = reception.check(appeal, today, appellant)
    texts = (*text_faults(request, "Demande"), *text_faults(involved, "Autres intervenants"))
    found = [_at_option(fault) for fault in (*looked.faults, *texts)]
    if appellant.first_name and not appellant.last_name:
        found.append(Fault("« Nom » manque.", field="--nom", remedy="Donnez le nom."))
    return Intake(appeal, appellant, request, names(involved)), _told(form, found), looked.alerts


def _told(form: Form, found: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return all faults in the order of the form; what cannot be read is not said to be missing."""
    unread = {fault.field for fault in form.faults}
    unread |= set() if form.text("ouverte_le") else {option("ouverte_le")}  # today, by default
    faults = (*form.faults, *(fault for fault in found if fault.field not in unread))
    unique = {_sameness(fault): fault for fault in reversed(faults)}
    order = [option(key) for key in dict.fromkeys(KEYS.values())]
    return tuple(sorted(unique.values(), key=lambda fault: _place(fault, order)))


def _sameness(fault: Fault) -> tuple[str, str]:
    """Return what two tellings of one fault share: « position 3 » and « position 8 » are one."""
    return fault.field, re.sub(r"\(U\+.*|[\d\s]+", "", fault.message)


def _place(fault: Fault, order: Sequence[str]) -> int:
    return order.index(fault.field) if fault.field in order else len(order)


def _appellant(form: Form) -> Appellant:
    return Appellant(
        last_name=form.text("nom"),
        first_name=form.text("prenom"),
        civility=form.text("civilite"),
        address=form.text("adresse").replace("\\n", "\n"),
        telephone=form.text("telephone"),
        mail=form.text("courriel"),
        represented_by=form.text("represente_par"),
    )


def contact(appellant: Appellant) -> str:
    """Return « Coordonnées » as the register shows them, one thing a line."""
    lines = [appellant.address, appellant.mail]
    if appellant.telephone:
        lines.append(f"Tél. {appellant.telephone}")
    if appellant.represented_by:
        lines.append(f"Représenté par {appellant.represented_by}")
    return "\n".join(line for line in lines if line)


def names(text: str) -> tuple[str, ...]:
    """Return the names of a list separated by ; or by line ends, each once."""
    return tuple(dict.fromkeys(part.strip() for part in re.split(r"[;\n]", text) if part.strip()))


def _at_option(fault: Fault) -> Fault:
    key = _KEY_OF_HEADING.get(plain(fault.field))
    return replace(fault, field=option(key)) if key else fault
