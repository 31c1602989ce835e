"""Every setting of `suivi.toml`: its place, its kind, what it means.

One list serves the reader, the writer of a commented file, the documentation and the window.
Keys and comments are French: the file is read and edited by its users.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import partial

from suivi_tool.errors import Fault
from suivi_tool.procedure.texts import cleaned, text_faults


class Kind(StrEnum):
    """What a setting may hold; the value is the French word of the error message."""

    TEXT = "un texte entre guillemets"
    INTEGER = "un nombre entier"
    SHARE = "un nombre entre 0 et 1"
    FLAG = "true ou false"
    DATE = "une date comme 2026-05-15"
    DATES = "une liste de dates comme [2026-01-20, 2026-03-17]"
    TEXTS = 'une liste de textes comme ["Auditeur QSE", "Formateur"]'
    CLOSINGS = 'une liste comme [{ jour = 2026-12-24, motif = "Pont" }]'


Setting = (
    str
    | int
    | float
    | bool
    | date
    | None
    | tuple[date, ...]
    | tuple[tuple[date, str], ...]
    | tuple[str, ...]
)


@dataclass(frozen=True, slots=True)
class Option:
    """One setting: `[section] key`, its default, and the sentence written above it.

    `choices`, `pattern` (texts) and `minimum` (integers) narrow the kind. A default of None leaves
    the line commented out in the file.
    """

    section: str
    key: str
    kind: Kind
    default: Setting
    comment: str
    choices: tuple[str, ...] = ()
    minimum: int = 0
    example: str = ""
    pattern: str = ""

    @property
    def name(self) -> str:
        """The full name, « section.key »."""
        return f"{self.section}.{self.key}"

    @property
    def accepted(self) -> str:
        """What is accepted, in French."""
        if self.choices:
            return " ou ".join(f"« {choice} »" for choice in self.choices)
        if self.pattern:
            return f"un texte comme {self.example}, ou rien"
        if self.kind is Kind.INTEGER:
            return f"{self.kind.value}, {self.minimum} ou plus"
        return self.kind.value


ROLE_SECTIONS: Mapping[str, str] = {
    "roles.attachee_commerciale": "Attachée commerciale",
    "roles.rq": "RQ",
    "roles.directeur": "Directeur",
}

SECTION_COMMENTS: Mapping[str, str] = {
    "suivi": "Le fichier suivi plan d’actions.",
    "organisme": "L’organisme, tel qu’il paraît sur les courriers.",
    "roles.attachee_commerciale": "Qui ouvre la fiche d’appel (MGT 02, étape 2).",
    "roles.rq": "Qui traite l’appel d’un candidat ou d’une personne certifiée.",
    "roles.directeur": "Qui traite l’appel d’un demandeur.",
    "numerotation": "Les numéros ; sans modèle, celui de la colonne est continué.",
    "calendrier": "Les jours fériés sont calculés ; la feuille « Jours fériés » fait foi.",
    "objectifs": "Les objectifs des indicateurs MGT 02-1 et MGT 02-2.",
    "delais": "La procédure ne chiffre que l’accusé de réception (8 jours ouvrés).",
    "plan_actions": "Quand un appel reçoit aussi une ligne dans le plan d’actions.",
    "comites": "Le comité de pilotage se réunit au moins 6 fois par an.",
    "listes": "Ce que le formulaire propose, là où le suivi n’a pas sa propre liste.",
    "fiche_appel": "L’en-tête de la fiche d’appel.",
    "fiche_action": "L’en-tête de la fiche AC/AP.",
    "conservation": "Ce qui est gardé, et combien de temps.",
}


MAIL = r"[^@\s]+@[^@\s]+"
"""An address of mail: nothing is known of it but its sign."""
_MAIL_EXAMPLE = "prenom.nom@exemple.fr"


def _role_options(section: str, title: str) -> tuple[Option, ...]:
    text, day = Kind.TEXT, Kind.DATE
    mail = partial(Option, section, kind=text, default="", pattern=MAIL, example=_MAIL_EXAMPLE)
    return (
        Option(section, "nom", text, "", "Prénom et nom."),
        mail(key="mail", comment="Adresse de courriel."),
        Option(section, "fonction", text, title, "Fonction, sous la signature."),
        Option(section, "suppleant", text, "", "Qui remplace (prénom et nom)."),
        mail(key="suppleant_mail", comment="Adresse du suppléant."),
        Option(section, "suppleant_fonction", text, "", "Fonction du suppléant."),
        Option(section, "absent_du", day, None, "Absence : premier jour.", example="2026-08-03"),
        Option(section, "absent_au", day, None, "Absence : dernier jour.", example="2026-08-21"),
    )


NUMBER_MODEL = r"[^{}]*(\{annee\}[^{}]*)?\{rang(:03)?\}[^{}]*"
"""A model of numbers: the rank, the year before it or none."""

OPTIONS: tuple[Option, ...] = (
    Option(
        "suivi",
        "fichier",
        Kind.TEXT,
        "Suivi plan d'actions.xlsx",
        "Chemin du classeur, depuis ce dossier ou complet.",
    ),
    Option(
        "suivi",
        "anciens",
        Kind.TEXT,
        "",
        "Classeurs des années passées, séparés par « ; » : lus, jamais modifiés.",
    ),
    Option("organisme", "nom", Kind.TEXT, "CESI Certification", "Nom de l’organisme."),
    Option("organisme", "adresse", Kind.TEXT, "", "Adresse, en tête des courriers."),
    Option("organisme", "lieu", Kind.TEXT, "Paris", "Lieu écrit devant la date des courriers."),
    *(option for s, title in ROLE_SECTIONS.items() for option in _role_options(s, title)),
    Option(
        "numerotation",
        "appel",
        Kind.TEXT,
        "",
        "Modèle des numéros d’appel ; vide : continuer la colonne.",
        example='"APP-{annee}-{rang:03}"',
        pattern=NUMBER_MODEL,
    ),
    Option(
        "numerotation",
        "action",
        Kind.TEXT,
        "",
        "Modèle des numéros d’action ; vide : continuer la colonne.",
        example='"AC-{annee}-{rang:03}"',
        pattern=NUMBER_MODEL,
    ),
    Option(
        "calendrier",
        "region",
        Kind.TEXT,
        "metropole",
        "Jours fériés de la métropole, ou d’Alsace-Moselle.",
        choices=("metropole", "alsace-moselle"),
    ),
    Option(
        "calendrier", "lundi_de_pentecote", Kind.FLAG, True, "Le lundi de Pentecôte est-il férié ?"
    ),
    Option("calendrier", "fermetures", Kind.CLOSINGS, (), "Jours de fermeture de l’organisme."),
    Option("objectifs", "appels_par_mois", Kind.INTEGER, 1, "MGT 02-1 : au plus ce nombre."),
    Option("objectifs", "delais_respectes", Kind.SHARE, 1.0, "MGT 02-2 : 1.0 vaut 100 %."),
    Option(
        "delais",
        "reponse_jours_ouvres",
        Kind.INTEGER,
        None,
        "Délai de réponse par défaut, en jours ouvrés ; absent : aucun.",
        minimum=1,
        example="30",
    ),
    Option(
        "plan_actions",
        "une_ligne_par_appel",
        Kind.FLAG,
        False,
        "true : chaque fiche d’appel a aussi sa ligne dans le plan d’actions.",
    ),
    Option(
        "plan_actions",
        "meme_numero",
        Kind.FLAG,
        False,
        "true : cette ligne porte le numéro de l’appel (classeur d’une seule feuille).",
    ),
    Option("comites", "dates", Kind.DATES, (), "Dates des comités de pilotage."),
    Option(
        "comites",
        "revues_de_direction",
        Kind.DATES,
        (),
        "Dates des revues de direction (une par an au moins).",
    ),
    Option("listes", "certifications", Kind.TEXTS, (), "Certifications proposées."),
    Option("listes", "motifs", Kind.TEXTS, (), "Familles de motif proposées."),
    *(
        option
        for section, reference in (
            ("fiche_appel", "MGT 02 Doc00a"),
            ("fiche_action", "MGT 01 Doc05a"),
        )
        for option in (
            Option(section, "reference", Kind.TEXT, reference, "Référence du document."),
            Option(section, "indice", Kind.TEXT, "", "Indice de révision."),
            Option(
                section, "revise_le", Kind.DATE, None, "Date de révision.", example="2026-01-05"
            ),
            Option(section, "modele_valide", Kind.FLAG, False, "true quand le RQ l’a validé."),
        )
    ),
    Option(
        "conservation", "sauvegardes", Kind.INTEGER, 60, "Nombre de sauvegardes gardées.", minimum=1
    ),
    Option("conservation", "jours", Kind.INTEGER, 400, "Âge maximal d’une sauvegarde.", minimum=1),
    Option(
        "conservation",
        "annees_avant_anonymisation",
        Kind.INTEGER,
        None,
        "Durée fixée par le RQ ; absente : rien n’est anonymisé.",
        minimum=1,
        example="6",
    ),
)


def read_value(option: Option, raw: object) -> Setting | Fault:
    """Return the value that `raw` (as TOML gives it) stands for, or the fault."""
    value = _READERS[option.kind](raw)
    refused = (
        value is _REFUSED
        or (option.choices and value not in option.choices)
        or (option.pattern and value and not re.fullmatch(option.pattern, str(value)))
        or (option.kind is Kind.INTEGER and isinstance(value, int) and value < option.minimum)
    )
    if refused or isinstance(value, _Refused):
        return Fault(
            f"la valeur {_shown(raw)} n’est pas acceptée.",
            field=option.name,
            place=f"suivi.toml, [{option.section}] {option.key}",
            remedy=f"Écrivez {option.accepted}.",
        )
    return value


def _shown(raw: object) -> str:
    """Return a value of the file as a reader knows it."""
    if isinstance(raw, bool):
        return str(raw).lower()
    return f"«\u00a0{cleaned(raw)[0]}\u00a0»" if isinstance(raw, str) else str(raw)


class _Refused:
    """The mark of a value that is not of its kind."""


_REFUSED = _Refused()


def _text(raw: object) -> str | _Refused:
    return raw.strip() if isinstance(raw, str) and not text_faults(raw, "") else _REFUSED


def _integer(raw: object) -> int | _Refused:
    return raw if isinstance(raw, int) and not isinstance(raw, bool) else _REFUSED


def _share(raw: object) -> float | _Refused:
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not 0 <= raw <= 1:
        return _REFUSED
    return float(raw)


def _flag(raw: object) -> bool | _Refused:
    return raw if isinstance(raw, bool) else _REFUSED


def _date(raw: object) -> date | _Refused:
    if isinstance(raw, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", raw):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            return _REFUSED
    return raw if isinstance(raw, date) and not isinstance(raw, datetime) else _REFUSED


def _dates(raw: object) -> tuple[date, ...] | _Refused:
    days = [_date(item) for item in raw] if isinstance(raw, list) else [_REFUSED]
    good = tuple(day for day in days if not isinstance(day, _Refused))
    return tuple(sorted(good)) if len(good) == len(days) else _REFUSED


def _texts(raw: object) -> tuple[str, ...] | _Refused:
    texts = [_text(item) for item in raw] if isinstance(raw, list) else [_REFUSED]
    good = tuple(text for text in texts if not isinstance(text, _Refused))
    return tuple(filter(None, dict.fromkeys(good))) if len(good) == len(texts) else _REFUSED


def _closings(raw: object) -> tuple[tuple[date, str], ...] | _Refused:
    if not isinstance(raw, list):
        return _REFUSED
    closings = []
    for item in raw:
        day = _date(item.get("jour")) if isinstance(item, Mapping) else _REFUSED
        if isinstance(day, _Refused) or not isinstance(item, Mapping):
            return _REFUSED
        closings.append((day, str(item.get("motif", ""))))
    return tuple(closings)


_READERS = {
    Kind.TEXT: _text,
    Kind.INTEGER: _integer,
    Kind.SHARE: _share,
    Kind.FLAG: _flag,
    Kind.DATE: _date,
    Kind.DATES: _dates,
    Kind.TEXTS: _texts,
    Kind.CLOSINGS: _closings,
}
