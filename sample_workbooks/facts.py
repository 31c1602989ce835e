"""What the sample trackers tell: the appeals and the actions of three years, up to 2026-05-02.

The two CSV files hold the headings of the register and of the action plan as the procedure's
column list spells them. Fields that a formula makes in a tracker (limits) are not in them.
"""

from __future__ import annotations

import csv
from datetime import date, datetime
from functools import cache
from pathlib import Path

from sample_workbooks.days import months_later, working_days_later

Fact = str | int | float | date | None
Record = dict[str, Fact]

AS_OF = date(2026, 5, 2)
CREATED = datetime(2023, 5, 9, 9, 0)  # noqa: DTZ001 (Excel knows no time zone)
PEOPLE = (
    "Hélène Marchand",  # RQ
    "Laurent Delmas",  # Directeur
    "Sophie Renard",  # Attachée commerciale
    "Karim Benali",
    "Anne Le Goff",
    "Thomas Vasseur",
)
LISTS: dict[str, tuple[str, ...]] = {
    "ListePilotes": PEOPLE,
    "ListeOrigines": (
        "Appel",
        "Plainte-Réclamation",
        "Audit interne",
        "Audit COFRAC",
        "Revue de direction",
        "COPIL",
        "Comité de dispositif",
        "NC interne",
        "Suggestion",
        "Risque",
    ),
    "ListeTypes": ("AC", "AP", "Correction", "Amélioration", "Appel"),
    "ListeStatuts": ("À faire", "En cours", "Réalisée", "Clôturée", "Annulée"),
    "ListeQualites": ("Demandeur", "Candidat", "Personne certifiée"),
    "ListeModes": ("Courrier", "Courrier recommandé", "Mail", "Téléphone"),
    "ListeCertifications": (
        "Auditeur interne QSE",
        "Chef de projet industriel",
        "Formateur professionnel",
        "Préventeur SSE",
        "Responsable d’affaires BTP",
    ),
    "ListeFamilles": (
        "Notation",
        "Conditions d’examen",
        "Recevabilité",
        "Surveillance",
        "Délai de traitement",
        "Impartialité",
        "Usage de la marque",
    ),
}
DATES = {
    *("Date de réception", "Date d'envoi de l'appel", "Date d'ouverture fiche"),
    *("Date d'envoi décision", "Date de notification", "AR – envoyé le", "Échéance de réponse"),
    *("Réexamen / traitement le", "Date de réponse", "Clôture fiche le"),
    *("Fin de traitement notifiée le", "Date d'ouverture", "Échéance", "Nouvelle échéance"),
    *("Date de réalisation", "Efficacité à vérifier le", "Date de clôture"),
}


@cache
def appeals() -> tuple[Record, ...]:
    """Return the 27 appeals in the order of reception, with the two limits computed."""
    return tuple(map(_with_limits, _read("appeals.csv")))


@cache
def actions() -> tuple[Record, ...]:
    """Return the 73 actions in the order of opening."""
    return tuple(_read("actions.csv"))


def _read(name: str) -> list[Record]:
    text = (Path(__file__).parent / name).read_text("utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter=";")
    return [{heading: _fact(heading, cell) for heading, cell in row.items()} for row in rows]


def _fact(heading: str, cell: str) -> Fact:
    if not cell:
        return None
    if heading in DATES:
        return date.fromisoformat(cell)
    if heading == "Info avancement le":
        return " ; ".join(f"{date.fromisoformat(day):%d/%m/%Y}" for day in cell.split(" ; "))
    return int(cell) / 100 if heading == "Avancement" else cell


def _with_limits(appeal: Record) -> Record:
    received, notified = appeal["Date de réception"], appeal["Date de notification"]
    assert isinstance(received, date)
    assert isinstance(notified, date)
    return appeal | {
        "AR – date limite": working_days_later(received, 8),
        "Date limite d'appel": months_later(notified, 2),
    }
