"""What lies around the tracker that a person must know: a synchronised folder, copies of it."""

from __future__ import annotations

from suivi_tool.actions import lineage
from suivi_tool.actions.office import Office
from suivi_tool.errors import Fault, SuiviError
from suivi_tool.procedure.words import french
from suivi_tool.storage import tracker_file


def reserves(office: Office) -> tuple[Fault, ...]:
    """Return what cannot be guaranteed where the tracker lies; nothing on an ordinary drive."""
    folder = office.settings.tracker.parent
    provider = office.tracker_file.synced_by
    if not provider:
        return ()
    return (
        Fault(
            french(
                f"le suivi est dans un dossier que {provider} synchronise : deux postes peuvent y "
                "écrire au même moment sans se voir, l'outil ne peut pas l'empêcher. Il n'écrit "
                "que dans un fichier arrivé en entier et qui ne bouge plus, et signale ensuite "
                "les copies en conflit."
            ),
            place=str(folder),
            remedy="Pour une garantie entière, placez le suivi et le dossier de travail sur un "
            "lecteur réseau ; sinon, qu’un seul poste enregistre à la fois.",
        ),
    )


def findings(office: Office, data: bytes) -> tuple[Fault, ...]:
    """Return what keeps the tracker `data` from being written: conflicts, copies, versions."""
    conflicts = office.tracker_file.conflicts()
    found = [tracker_file.conflict(office.settings.tracker, conflicts)] if conflicts else []
    try:
        lineage.check(office, data)
    except SuiviError as error:
        found += error.faults
    return tuple(found)
