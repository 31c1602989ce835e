"""A trial of everything: a work folder made from a sample tracker, and one appeal registered."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from suivi_tool.actions.adopt import adopt, understand_tracker
from suivi_tool.actions.answers import Registered
from suivi_tool.actions.options import Setting
from suivi_tool.actions.register_appeal import register
from suivi_tool.errors import RefusedInput
from suivi_tool.storage.failures import told_as

SAMPLE = Path(__file__).parents[2] / "sample_workbooks" / "1-deux-feuilles.xlsx"
TODAY = date(2026, 5, 2)
TRACKER = "Suivi plan d'actions.xlsx"
_MARK = ".demo-suivi"

PEOPLE: dict[str, Setting] = {
    "organisme.adresse": "1 avenue du Général-de-Gaulle\n92074 Paris La Défense Cedex",
    "organisme.lieu": "Paris La Défense",
    "roles.rq.nom": "Hélène Marchand",
    "roles.rq.mail": "helene.marchand@example.org",
    "roles.rq.fonction": "Responsable qualité",
    "roles.directeur.nom": "Laurent Delmas",
    "roles.directeur.mail": "laurent.delmas@example.org",
    "roles.directeur.fonction": "Directeur de CESI Certification",
    "roles.attachee_commerciale.nom": "Sophie Renard",
    "roles.attachee_commerciale.mail": "sophie.renard@example.org",
    "comites.dates": (date(2026, 1, 20), date(2026, 3, 17), date(2026, 5, 19), date(2026, 7, 7)),
}
APPEAL = {
    "type": "candidat",
    "civilite": "Madame",
    "nom": "Delaunay",
    "prenom": "Élodie",
    "adresse": "8 rue des Lilas\n31000 Toulouse",
    "courriel": "elodie.delaunay@example.org",
    "telephone": "06 12 34 56 78",
    "certification": "Chef de projet industriel",
    "dossier_candidat": "CAND-2026-0147",
    "decision": "Échec examen",
    "decideur": "Jury du 5 mars 2026",
    "decision_envoyee_le": "2026-03-10",
    "notifie_le": "2026-03-14",
    "recu_le": "2026-04-30",
    "recu_par": "Sophie Renard",
    "canal": "courrier",
    "envoye_le": "2026-04-28",
    "famille": "Conditions d’examen",
    "motif": "La durée de l’épreuve écrite a été réduite de vingt minutes par une panne.",
    "demande": "Repasser l’épreuve écrite sans frais.",
}


def run(folder: Path, *, today: date | None = None, user: str = "") -> tuple[Path, Registered]:
    """Make `folder` afresh and register an appeal in it; return its tracker and the answer.

    Raises: RefusedInput where the folder was not made by this trial.
    """
    _make_afresh(folder)
    tracker = folder / TRACKER
    with told_as(RefusedInput, folder):
        shutil.copyfile(SAMPLE, tracker)
    day = today or TODAY
    adopted = adopt(
        folder, tracker, understand_tracker(tracker), values=PEOPLE, today=day, user=user
    )
    return tracker, register(adopted.office, APPEAL)


def _make_afresh(folder: Path) -> None:
    if folder.exists() and not (folder / _MARK).exists():
        raise RefusedInput(
            f"le dossier « {folder} » existe et n’a pas été créé par « demo ».",
            remedy="Renommez-le, ou lancez « demo » depuis un autre dossier.",
        )
    with told_as(RefusedInput, folder):
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
        (folder / _MARK).write_text(
            "Dossier d’essai : « demo » le refait à chaque fois.\n", "utf-8"
        )
