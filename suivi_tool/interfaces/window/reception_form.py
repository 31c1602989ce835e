"""The fields of « Enregistrer un appel »: few first, the rest folded (MGT 02, R1-R3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from suivi_tool.interfaces.window.fields import Choice, FormField, of_register
from suivi_tool.procedure.words import french

TYPES = (
    Choice("demandeur", "Demandeur"),
    Choice("candidat", "Candidat"),
    Choice("certifie", "Personne certifiée"),
)
CHANNELS = (
    Choice("courrier", "Courrier"),
    Choice("recommande", "Courrier recommandé"),
    Choice("mail", "Mail"),
    Choice("telephone", "Téléphone"),
)
CIVILITIES = (
    Choice("", "Non précisée"),
    Choice("Madame", "Madame"),
    Choice("Monsieur", "Monsieur"),
)
SUMMARY = 300

FIRST = (
    of_register("type", "choice", required=True, choices=TYPES, wide=True),
    FormField("nom", "Nom", required=True),
    of_register("prenom"),
    of_register("decision", required=True, hint="Exemple : Échec examen", wide=True),
    of_register("notifie_le", "date", "Le jour où la personne a reçu la décision"),
    of_register("recu_le", "date", "Exemples : 14/9/26, 14 09 26, hier", required=True),
    of_register("canal", "choice", required=True, choices=CHANNELS, wide=True),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Fields folded under one title."""

    key: str
    title: str
    fields: tuple[FormField, ...]

    def opened(self, values: Mapping[str, str], errors: Mapping[str, str]) -> bool:
        """Tell whether one of its fields holds something, or is wrong."""
        return any(values.get(field.key) or field.key in errors for field in self.fields)


FOLDED = (
    Group(
        "coordonnees",
        "Coordonnées de l’appelant",
        (
            of_register("civilite", "select", choices=CIVILITIES),
            of_register("represente_par", hint="Avocat ou représentant"),
            of_register("adresse", "area", "Comme sur l'enveloppe", wide=True),
            of_register("courriel", "email"),
            of_register("telephone", "tel"),
        ),
    ),
    Group(
        "contestee",
        french("Décision contestée : certification, dossier, décideur"),
        (
            of_register("certification"),
            of_register("dossier_candidat"),
            of_register("decideur", hint="Plusieurs noms : séparés par un point-virgule"),
            of_register("intervenants", hint="Jury, examinateurs, qui l'a préparée ou signée"),
            of_register("decision_envoyee_le", "date"),
            of_register("fait_suite_a", hint="Le premier appel, si celui-ci en est la suite"),
        ),
    ),
    Group(
        "motif",
        "Motif et demande",
        (
            of_register("famille"),
            of_register("motif", "area", wide=True, limit=SUMMARY,
                        hint="Résumez en quelques mots. Pas de donnée de santé."),
            of_register("demande", "area", wide=True, limit=SUMMARY,
                        hint="Ce que la personne demande"),
        ),
    ),
    Group(
        "arrivee",
        french("Arrivée : reçu par, date d’envoi, remarques"),
        (
            of_register("recu_par", hint="La première personne qui a reçu l'appel"),
            of_register("envoye_le", "date", "Cachet de la poste ou date du mail"),
            of_register("ouverte_le", "date", "Aujourd'hui par défaut"),
            of_register("commentaire", "area", wide=True),
        ),
    ),
)  # fmt: skip
MISSING: Mapping[str, str] = {
    "type": french("Choisissez le type d'appelant."),
    "nom": "Donnez le nom de la personne.",
    "decision": "Dites quelle décision est contestée.",
    "recu_le": french("Donnez le jour où l'appel est arrivé."),
    "canal": french("Dites comment l'appel est arrivé."),
}
"""What to say beside a field that is needed and empty."""

FIELDS = (*FIRST, *(field for group in FOLDED for field in group.fields))
KEYS = tuple(field.key for field in FIELDS)
