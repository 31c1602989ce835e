"""« Réglages »: every option as a field, its value as text and back, every fault at once."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from suivi_tool.actions.options import (
    OPTIONS,
    ROLE_SECTIONS,
    SECTION_COMMENTS,
    Kind,
    Option,
    Setting,
)
from suivi_tool.actions.settings import Settings
from suivi_tool.errors import Fault, refuse_if_any
from suivi_tool.interfaces.window.fields import Choice, FormField
from suivi_tool.procedure import dates_fr
from suivi_tool.procedure.words import french

TITLES: Mapping[str, str] = {
    "suivi": "Le suivi et les dossiers",
    "organisme": "L’organisme",
    **ROLE_SECTIONS,
    "numerotation": "Les numéros",
    "calendrier": "Jours fériés et fermetures",
    "objectifs": "Objectifs",
    "delais": "Délais",
    "plan_actions": "Plan d’actions",
    "comites": "Comités de pilotage",
    "listes": french("Listes : certifications, familles de motif"),
    "fiche_appel": "Fiche d’appel",
    "fiche_action": "Fiche AC/AP",
    "conservation": "Conservation",
}
_WORDS = {"metropole": "Métropole", "alsace-moselle": "Alsace-Moselle"}
_HINTS = {
    Kind.DATE: "Exemple : 15/05/2026",
    Kind.DATES: "Une date par ligne",
    Kind.TEXTS: "Une valeur par ligne",
    Kind.CLOSINGS: "Une ligne par jour : la date, puis le motif (24/12/2026 Pont)",
}
_KINDS = {
    Kind.DATE: "date",
    Kind.FLAG: "flag",
    Kind.DATES: "area",
    Kind.TEXTS: "area",
    Kind.CLOSINGS: "area",
}


# What the window says where the sentence of the file speaks to who edits a file: label and hint.
_MODEL = "Vide : la colonne du suivi est continuée. Exemple : {}-{{annee}}-{{rang:03}}"
_SAID: Mapping[str, tuple[str, str]] = {
    "suivi.fichier": ("Classeur du suivi", "Son chemin, complet ou depuis le dossier de travail"),
    "suivi.anciens": ("Classeurs des années passées", "Séparés par « ; » : lus, jamais modifiés"),
    "numerotation.appel": ("Modèle des numéros d'appel", _MODEL.format("APP")),
    "numerotation.action": ("Modèle des numéros d'action", _MODEL.format("AC")),
    "calendrier.region": ("Jours fériés", ""),
    "calendrier.lundi_de_pentecote": ("Le lundi de Pentecôte est férié", ""),
    "objectifs.appels_par_mois": ("MGT 02-1 : appels par mois, au plus", ""),
    "objectifs.delais_respectes": ("MGT 02-2 : délais respectés", "En pour cent"),
    "delais.reponse_jours_ouvres": (
        "Délai de réponse par défaut", "En jours ouvrés. Vide : aucun"),
    "plan_actions.une_ligne_par_appel": (
        "Chaque appel a aussi sa ligne dans le plan d'actions", ""),
    "plan_actions.meme_numero": (
        "Cette ligne porte le numéro de l'appel", "Pour un classeur d'une seule feuille"),
    "fiche_appel.modele_valide": ("Le RQ a validé ce modèle", ""),
    "fiche_action.modele_valide": ("Le RQ a validé ce modèle", ""),
    "conservation.jours": ("Âge maximal d'une sauvegarde", "En jours"),
    "conservation.annees_avant_anonymisation": (
        "Retrait des noms des anciens appels", "Après combien d'années. Vide : jamais"),
}  # fmt: skip
_SAID_OF_A_ROLE: Mapping[str, tuple[str, str]] = {
    "mail": ("Courriel", ""),
    "fonction": ("Fonction", "Sous sa signature"),
    "suppleant": ("Suppléant : prénom et nom", "Agit pendant l'absence"),
    "suppleant_mail": ("Suppléant : courriel", ""),
    "suppleant_fonction": ("Suppléant : fonction", ""),
    "absent_du": ("Absence : du", "Exemple : 15/05/2026"),
    "absent_au": ("Absence : au", "Inclus"),
}

LISTS: Mapping[str, str] = {"certifications": "certification", "motifs": "ground_family"}
"""The lists of the settings, and the column of the register that each is for."""


@dataclass(frozen=True, slots=True)
class Section:
    """The options of one section of `suivi.toml`, as fields under a title."""

    key: str
    title: str
    comment: str
    fields: tuple[FormField, ...]

    def wrong(self, errors: Mapping[str, str]) -> bool:
        """Tell whether one of its fields is wrong."""
        return any(field.key in errors for field in self.fields)


def key_of(option: Option) -> str:
    """Return the name of an option's field: « roles.rq.nom » → « roles-rq-nom »."""
    return option.name.replace(".", "-")


def _field(option: Option) -> FormField:
    said = _SAID_OF_A_ROLE.get(option.key) if option.section in ROLE_SECTIONS else None
    plainly = (option.comment.rstrip("."), _HINTS.get(option.kind, ""))
    label, hint = map(french, said or _SAID.get(option.name, plainly))
    if option.choices:
        choices = tuple(Choice(word, _WORDS.get(word, word)) for word in option.choices)
        return FormField(key_of(option), label, "select", hint, choices=choices)
    kind = _KINDS.get(option.kind, "area" if option.key == "adresse" else "text")
    wide = kind in ("area", "flag")
    return FormField(key_of(option), label, kind, hint, wide=wide)


SECTIONS: tuple[Section, ...] = tuple(
    Section(
        section,
        french(title),
        french(SECTION_COMMENTS.get(section, "")),
        tuple(_field(option) for option in OPTIONS if option.section == section),
    )
    for section, title in TITLES.items()
)
KEYS = tuple(map(key_of, OPTIONS))
SHOWN = "_vu"
"""The field of the form that carries what the page showed (`as_shown`)."""


def values(settings: Settings) -> dict[str, str]:
    """Return every setting as the text of its field."""
    return {key_of(option): as_text(option, settings[option.name]) for option in OPTIONS}


def as_text(option: Option, value: Setting) -> str:
    """Return `value` as a person reads it in a field."""
    if value is None:
        return ""
    if option.kind is Kind.FLAG:
        return "oui" if value else ""
    if option.kind is Kind.SHARE and isinstance(value, int | float):
        return f"{value * 100:g}".replace(".", ",")
    if isinstance(value, tuple):
        return "\n".join(map(_line, value))
    return dates_fr.short(value) if isinstance(value, date) else str(value)


def _line(item: date | str | tuple[date, str]) -> str:
    if isinstance(item, str):
        return item
    if isinstance(item, date):
        return dates_fr.short(item)
    return f"{dates_fr.short(item[0])} {item[1]}".strip()


def as_shown(values: Mapping[str, str]) -> str:
    """Return the texts of `values` as one text, for the form to send back with what was typed."""
    return json.dumps({key: values.get(key, "") for key in KEYS}, ensure_ascii=False)


def touched(form: Mapping[str, str], today: date) -> dict[str, Setting]:
    """Return the settings whose field is no longer as the page showed it.

    A field left alone is not taken back to what it showed: somebody else may have changed the
    setting since. Raises: RefusedInput with all faults, each at the key of its field.
    """
    found, shown = read(form, today), _shown(form)
    left = {key for key in shown if _text(form, key) == _text(shown, key)}
    return {option.name: found[option.name] for option in OPTIONS if key_of(option) not in left}


def _shown(form: Mapping[str, str]) -> dict[str, str]:
    """Return what the page showed; nothing where the form does not say."""
    try:
        found = json.loads(form.get(SHOWN, ""))
    except ValueError:
        return {}
    return {key: str(text) for key, text in found.items()} if isinstance(found, dict) else {}


def _text(form: Mapping[str, str], key: str) -> str:
    return form.get(key, "").replace("\r\n", "\n").strip()


def read(form: Mapping[str, str], today: date) -> dict[str, Setting]:
    """Return every setting that the fields hold.

    Raises: RefusedInput with all faults, each at the key of its field.
    """
    found: dict[str, Setting] = {}
    faults: list[Fault] = []
    for option in OPTIONS:
        value = _value(option, _text(form, key_of(option)), today)
        if isinstance(value, Fault):
            faults.append(Fault(value.message, key_of(option), "", value.remedy))
        else:
            found[option.name] = value
    refuse_if_any([*faults, *_absences(found)])
    return found


def _absences(found: Mapping[str, Setting]) -> Iterable[Fault]:
    """Give a fault for each absence that ends before it begins."""
    for section in ROLE_SECTIONS:
        first, last = found.get(f"{section}.absent_du"), found.get(f"{section}.absent_au")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            said = french(f"L'absence finirait avant d'avoir commencé, le {dates_fr.short(first)}.")
            key = f"{section.replace('.', '-')}-absent_au"
            yield Fault(said, key, remedy="Vérifiez les deux dates.")


def _value(option: Option, text: str, today: date) -> Setting | Fault:
    readers: Mapping[Kind, Callable[[], Setting | Fault]] = {
        Kind.TEXT: lambda: text,
        Kind.FLAG: lambda: text == "oui",
        Kind.INTEGER: lambda: _whole(option, text),
        Kind.SHARE: lambda: _share(text),
        Kind.DATE: lambda: dates_fr.understand_typed(text, today) if text else None,
        Kind.DATES: lambda: _all(dates_fr.understand_typed(line, today) for line in _lines(text)),
        Kind.TEXTS: lambda: tuple(dict.fromkeys(_lines(text))),
        Kind.CLOSINGS: lambda: _all(_closing(line, today) for line in _lines(text)),
    }
    return readers[option.kind]()


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _all(items: Iterable[date | tuple[date, str] | Fault]) -> Setting | Fault:
    found = list(items)
    wrong = next((item for item in found if isinstance(item, Fault)), None)
    if wrong is not None:
        return wrong
    return tuple(sorted(set(found)))  # type: ignore[type-var,return-value]


def _closing(line: str, today: date) -> tuple[date, str] | Fault:
    """Read « 24/12/2026 Pont »: the longest beginning that is a date, then the reason."""
    words = line.split()
    for count in range(min(4, len(words)), 0, -1):
        day = dates_fr.understand_typed(" ".join(words[:count]), today)
        if isinstance(day, date):
            return day, " ".join(words[count:])
    return dates_fr.understand_typed(words[0], today)  # type: ignore[return-value]


def _whole(option: Option, text: str) -> Setting | Fault:
    if not text and option.default is None:
        return None
    if re.fullmatch(r"\d{1,6}", text) and int(text) >= option.minimum:
        return int(text)
    return Fault(
        french(f"« {text[:20]} » n'est pas un nombre entier à partir de {option.minimum}."),
        remedy="Écrivez-le en chiffres.",
    )


def _share(text: str) -> Setting | Fault:
    digits = text.rstrip("% \u00a0\u202f").replace(",", ".")
    if re.fullmatch(r"\d{1,3}(\.\d+)?", digits) and float(digits) <= 100:
        return float(digits) / 100
    return Fault(
        french(f"« {text[:20]} » n'est pas un pourcentage."), remedy="Écrivez par exemple 100."
    )
