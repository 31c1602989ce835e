"""What is looked at when an appeal arrives: what is refused, and what is said all the same (R1-R3).

Refused is only what would make the record wrong or unreadable; justified or not, late or not, the
appeal is registered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from suivi_tool.errors import Fault
from suivi_tool.procedure.addresses import Whereabouts, whereabouts
from suivi_tool.procedure.appeal import Appeal, Appellant, Channel
from suivi_tool.procedure.dates_fr import short
from suivi_tool.procedure.texts import text_faults
from suivi_tool.procedure.words import french


@dataclass(frozen=True, slots=True)
class Reception:
    """All `faults` of one input (each refuses it), and the `alerts` that do not."""

    faults: tuple[Fault, ...]
    alerts: tuple[Fault, ...]


def check(appeal: Appeal, today: date, appellant: Appellant | None = None) -> Reception:
    """Return everything there is to say about an appeal as it comes in.

    Source: MGT 02, steps 1 to 3: « Réception par courrier ou par mail d'un appel »,
    « Enregistrement de la fiche d'appel […] que l'appel soit justifié ou non » (R1, R2, R3).
    Reading: type, name, date of reception, channel and contested decision are needed to register.
    """
    faults = (*_missing(appeal), *_impossible(appeal, today), *_texts(appeal, appellant))
    return Reception(faults, tuple(_alerts(appeal, appellant)))


NEEDED = (
    ("appellant_type", "Type d'appelant", "Demandeur, Candidat ou Personne certifiée."),
    ("appellant", "Appelant", "Donnez le nom de la personne."),
    ("received_on", "Date de réception", "Donnez le jour de la première réception (A7)."),
    ("channel", "Mode de réception", "Courrier, Courrier recommandé, Mail ou Téléphone."),
    ("contested_decision", "Décision contestée", "Dites quelle décision est contestée."),
)


def _missing(appeal: Appeal) -> Iterator[Fault]:
    for name, heading, remedy in NEEDED:
        value = getattr(appeal, name)
        if value is None or (isinstance(value, str) and not value.strip()):
            yield Fault(
                french(f"« {heading} » manque."),
                field=french(heading),
                remedy=french(remedy.replace(" (A7)", "")),
            )


_DATES = (
    ("received_on", "Date de réception"),
    ("sent_on", "Date d'envoi de l'appel"),
    ("opened_on", "Date d'ouverture fiche"),
    ("decision_sent_on", "Date d'envoi décision"),
    ("notified_on", "Date de notification"),
)
# (earlier, later, said when the order is broken); the fault is put on the later one's column.
_ORDER = (
    ("notified_on", "received_on", "reçu le {later}, avant la notification du {earlier}"),
    ("sent_on", "received_on", "reçu le {later}, avant son envoi le {earlier}"),
    ("received_on", "opened_on", "reçu le {earlier}, après l'ouverture de la fiche le {later}"),
)


def _impossible(appeal: Appeal, today: date) -> Iterator[Fault]:
    headings = dict(_DATES)
    for name, heading in _DATES:
        day = getattr(appeal, name)
        if day is not None and day > today:
            yield Fault(
                french(f"« {heading} » : le {short(day)} est dans le futur."),
                field=french(heading),
                remedy=french(f"Donnez une date jusqu'au {short(today)}."),
            )
    for earlier_name, later_name, sentence in _ORDER:
        earlier, later = getattr(appeal, earlier_name), getattr(appeal, later_name)
        if earlier is not None and later is not None and later < earlier:
            yield Fault(
                french(f"Appel {sentence}.".format(earlier=short(earlier), later=short(later))),
                field=french(headings[later_name]),
                remedy="Corrigez l’une des deux dates.",
            )


_TEXT_HEADINGS = {
    "number": "N° appel",
    "received_by": "Reçu par",
    "appellant": "Appelant",
    "contact": "Coordonnées",
    "certification": "Certification visée",
    "file_number": "N° dossier / certificat",
    "contested_decision": "Décision contestée",
    "decided_by": "Décideur",
    "ground_family": "Famille de motif",
    "ground": "Motif de l'appel",
    "handler": "Pilote du traitement",
    "comments": "Commentaires",
    "follows": "Appel précédent",
    "last_name": "Appelant",
    "first_name": "Prénom",
    "civility": "Civilité",
    "address": "Adresse",
    "telephone": "Téléphone",
    "mail": "Courriel",
    "represented_by": "Représenté par",
}


def _texts(appeal: Appeal, appellant: Appellant | None) -> Iterator[Fault]:
    seen: set[tuple[str, str]] = set()
    for record in (appeal, appellant):
        for name in [field.name for field in fields(record)] if record else ():
            value = getattr(record, name)
            heading = _TEXT_HEADINGS.get(name, name)
            if type(value) is str and (heading, value) not in seen:
                seen.add((heading, value))
                yield from text_faults(value, french(heading))


def _alerts(appeal: Appeal, appellant: Appellant | None) -> Iterator[Fault]:
    address = appellant.address if appellant else appeal.contact
    if appeal.channel is Channel.TELEPHONE:
        yield _alert("Appel par téléphone : la procédure ne connaît que le courrier et le mail.",
                     "Mode de réception", "Demander un écrit.")  # fmt: skip
    if appeal.notified_on is None:
        yield _no_notification(appeal)
    if _by_letter(appeal) and not address.strip():
        yield _alert("Appel par courrier sans adresse : aucune réponse par courrier possible.",
                     "Coordonnées", "Relevez l'adresse sur le courrier ou au dossier.")  # fmt: skip
    yield from _far_away(address)
    yield from _surprising(appeal)
    if not appeal.decided_by.strip():
        yield _alert("Décideur inconnu : l'impartialité est à vérifier.", "Décideur",
                     "Notez qui a pris la décision contestée.")  # fmt: skip


def _surprising(appeal: Appeal) -> Iterator[Fault]:
    """Flag dates that happen in life (told by telephone first) but change the appeal period."""
    notified, sent = appeal.notified_on, appeal.decision_sent_on
    if sent and (later := notified or appeal.received_on) and sent > later:
        what = "sa notification" if notified else "l'appel"
        yield _alert(f"Décision envoyée le {short(sent)}, après {what} du {short(later)}.",
                     "Date d'envoi décision", "Vérifiez les deux dates.")  # fmt: skip
    if notified and appeal.sent_on and appeal.sent_on < notified:
        yield _alert(f"Appel envoyé le {short(appeal.sent_on)}, avant la notification du "
                     f"{short(notified)}.", "Date d'envoi de l'appel",
                     "Vérifiez les deux dates.")  # fmt: skip


def _alert(message: str, field: str, remedy: str) -> Fault:
    return Fault(french(message), field=french(field), remedy=french(remedy))


def _by_letter(appeal: Appeal) -> bool:
    return appeal.channel in (Channel.LETTER, Channel.REGISTERED_LETTER)


def _no_notification(appeal: Appeal) -> Fault:
    """Say what the period starts from instead; of a letter never collected a person decides.

    Source: code de procédure civile, art. 669 (A14).
    """
    if appeal.decision_sent_on is None:
        start = "ni la date d'envoi de la décision : le délai d'appel n'est pas vérifiable."
        return _alert(f"Date de notification inconnue, {start}", "Date de notification",
                      "Demandez la date à laquelle la personne a reçu la décision.")  # fmt: skip
    start = f"le délai d'appel part de l'envoi de la décision le {short(appeal.decision_sent_on)}."
    return _alert(f"Date de notification inconnue : {start}", "Date de notification",
                  "Confirmez la date à laquelle la personne a reçu la décision ; si elle n'a pas "
                  "retiré le recommandé, une personne valide le délai (code de procédure civile, "
                  "art. 669).")  # fmt: skip


def _far_away(address: str) -> Iterator[Fault]:
    """Flag an address overseas or abroad; nothing is computed from it (A14).

    Source: code de procédure civile, art. 643 (one month more overseas, two abroad).
    """
    where = whereabouts(address)
    if where in (Whereabouts.OVERSEAS, Whereabouts.ABROAD):
        place = "outre-mer" if where is Whereabouts.OVERSEAS else "à l'étranger"
        yield _alert(f"Adresse {place} : délai à valider par une personne (code de procédure "
                     "civile, art. 643).", "Coordonnées",
                     "Validez le délai d'appel et notez qui l'a validé.")  # fmt: skip
