"""The words of the lists, and what people write instead of them.

A word is known by its letters alone: « E-mail », « e mail » and « EMAIL » are one.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from suivi_tool.procedure.appeal import AppellantType, Channel, Justified, Means, Outcome
from suivi_tool.procedure.words import listed, plain
from suivi_tool.tracker.cells import NOT_APPLICABLE, Read, read_text
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.findings import CellFinding
from suivi_tool.tracker.headings import COLUMNS, key
from suivi_tool.tracker.view import Cell

_ENUMERATIONS: dict[tuple[SheetKind, str], type[StrEnum]] = {
    (SheetKind.APPEALS, "channel"): Channel,
    (SheetKind.APPEALS, "appellant_type"): AppellantType,
    (SheetKind.APPEALS, "acknowledged_by"): Means,
    (SheetKind.APPEALS, "justified"): Justified,
    (SheetKind.APPEALS, "outcome"): Outcome,
}

_LETTER = ("lettre", "courrier simple", "courrier postal", "voie postale", "poste", "lettre simple")
_REGISTERED = (
    "recommandé", "lettre recommandée", "lrar", "l.r.a.r.", "rar", "lettre rar", "courrier rar",
    "courrier ar", "r/ar", "courrier recommandé ar", "courrier recommandé avec ar",
    "lettre recommandée avec ar", "lettre recommandée avec accusé de réception",
    "courrier recommandé avec accusé de réception", "recommandé avec ar",
)  # fmt: skip
_MAIL = ("e-mail", "email", "courriel", "mel", "par mail", "message électronique", "mails")
_TELEPHONE = ("tel", "tél.", "téléphone", "appel téléphonique", "par téléphone", "oral", "phone")
_YES = ("o", "oui", "yes")
_NO = ("n", "non", "no")

_ALSO: dict[tuple[SheetKind, str], dict[str, tuple[str, ...]]] = {
    (SheetKind.APPEALS, "channel"): {
        "Courrier": _LETTER,
        "Courrier recommandé": _REGISTERED,
        "Mail": _MAIL,
        "Téléphone": _TELEPHONE,
    },
    (SheetKind.APPEALS, "acknowledged_by"): {"Courrier": (*_LETTER, *_REGISTERED), "Mail": _MAIL},
    (SheetKind.APPEALS, "appellant_type"): {
        "Demandeur": ("demandeuse", "demandeurs", "demandeur(se)", "postulant", "demandeur/se"),
        "Candidat": ("candidate", "candidat(e)", "candidats"),
        "Personne certifiée": ("certifié", "certifiée", "certifié(e)", "titulaire", "certifiés"),
    },
    (SheetKind.APPEALS, "justified"): {
        "Oui": (*_YES, "j", "justifié", "fondé", "appel justifié", "recevable et fondé"),
        "Non": (*_NO, "nj", "non justifié", "non fondé", "injustifié", "infondé", "rejeté"),
        "En cours": ("en attente", "à statuer", "à l'étude", "en analyse", "instruction"),
    },
    (SheetKind.APPEALS, "outcome"): {
        "Décision maintenue": ("maintenue", "maintien", "maintenu", "maintien de la décision",
                               "décision confirmée", "confirmée"),
        "Décision modifiée": ("modifiée", "modifié", "décision révisée", "révisée", "modification"),
        "Décision annulée": ("annulée", "annulation", "décision infirmée", "infirmée"),
        "Appel retiré": ("retiré", "désistement", "appel abandonné"),
        "Pas un appel": ("n'est pas un appel", "plainte", "réclamation", "demande d'information"),
    },
    (SheetKind.APPEALS, "period_verdict"): {
        "Oui": (*_YES, "dans le délai", "dans les délais", "respecté", "recevable"),
        "Jour limite": ("limite", "dernier jour", "le jour limite"),
        "Non": (*_NO, "hors délai", "hors délais", "non respecté", "irrecevable", "tardif"),
    },
    (SheetKind.ACTIONS, "kind"): {
        "AC": ("action corrective", "corrective", "correctif"),
        "AP": ("action préventive", "préventive", "préventif"),
        "Curative": ("curatif", "correction", "curative (correction)", "action curative", "acu"),
        "Amélioration": ("aa", "am", "action d'amélioration", "progrès", "amélioration continue"),
        "Appel": ("appels",),
    },
    (SheetKind.ACTIONS, "origin"): {
        "Appel": ("appels", "fiche d'appel"),
        "Plainte-Réclamation": ("plainte", "réclamation", "réclamation client", "plainte client"),
    },
    (SheetKind.ACTIONS, "effective"): {
        "Oui": (*_YES, "efficace"),
        "Non": (*_NO, "inefficace", "non efficace"),
        "À valider": ("à vérifier", "en cours", "à évaluer", "en attente"),
    },
}  # fmt: skip


def _index() -> dict[tuple[SheetKind, str], dict[str, str]]:
    index: dict[tuple[SheetKind, str], dict[str, str]] = {}
    for kind, columns in COLUMNS.items():
        for name, column in columns.items():
            if column.words:
                known = {key(word): word for word in column.words}
                for word, others in _ALSO.get((kind, name), {}).items():
                    known.update({key(other): word for other in others})
                index[kind, name] = known
    return index


_KNOWN: Mapping[tuple[SheetKind, str], Mapping[str, str]] = _index()


def canonical(kind: SheetKind, name: str, text: str) -> str:
    """Return the word of the list that `text` means for field `name`; empty where none."""
    return _KNOWN.get((kind, name), {}).get(key(text), "")


def read_word(kind: SheetKind, name: str, cell: Cell) -> Read[StrEnum | str | None]:
    """Return the word in a cell as its enumeration (text where it has none), None if unknown."""
    read = read_text(cell)
    enumeration = _ENUMERATIONS.get((kind, name))
    if not read.value or plain(read.value) in NOT_APPLICABLE:
        return Read(None if enumeration else "")
    word = canonical(kind, name, read.value)
    if word:
        return Read(enumeration(word) if enumeration else word)
    words = listed([f"« {word} »" for word in COLUMNS[kind][name].words], "ou")
    finding = CellFinding(f"« {read.value[:40]} » n’est pas de la liste.", f"Écrivez {words}.")
    return Read(None if enumeration else "", finding)


def in_their_words(kind: SheetKind, name: str, word: str, theirs: tuple[str, ...]) -> str:
    """Return `word` as the tracker's own list `theirs` writes it, else as it is.

    Their word is taken where it is the same but for case and accents, or where it is the first of
    their list that means the same.
    """
    same = [their for their in theirs if key(their) == key(word)]
    meant = canonical(kind, name, word)
    alike = [their for their in theirs if meant and canonical(kind, name, their) == meant]
    return (same or alike or [word])[0]
