"""Former states of the tracker, and one of them put back."""

from __future__ import annotations

from dataclasses import dataclass

from suivi_tool.actions import lineage
from suivi_tool.actions.office import Office
from suivi_tool.actions.operations import record_for_good
from suivi_tool.actions.reading import opened, read
from suivi_tool.errors import Fault, RefusedInput, SuiviError
from suivi_tool.procedure.words import french
from suivi_tool.storage.backups import Backup
from suivi_tool.storage.pending import Entry
from suivi_tool.storage.restoring import Restored
from suivi_tool.storage.restoring import restore as put_back
from suivi_tool.tracker.anchor import read_anchor

KIND = "restaurer"


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What `restore` would do: the appeals that the backup holds, and what would wait again."""

    backup: Backup
    appeals: tuple[str, ...]
    again: tuple[Entry, ...]


def backups(office: Office) -> tuple[Backup, ...]:
    """Return the backups of the tracker, oldest first."""
    return office.work.backups.all()


def find(office: Office, name: str) -> Backup:
    """Return the backup called `name`; raises RefusedInput where there is none."""
    found = next((backup for backup in backups(office) if name in _names(backup)), None)
    if found is None:
        raise RefusedInput(
            f"aucune sauvegarde ne s’appelle « {name} ».",
            field="SAUVEGARDE",
            remedy="Lancez « restaurer » sans nom : il les liste.",
        )
    return found


def foresee(office: Office, name: str) -> Foreseen:
    """Return what putting the backup called `name` back would do; nothing is changed.

    Raises: RefusedInput where there is none of that name; WorkbookRefused where it is no longer
    what was kept, or cannot be read.
    """
    backup = find(office, name)
    held = read(office, office.work.backups.read(backup)).appeals
    numbers = tuple(appeal.number for appeal in held if appeal.number)
    return Foreseen(backup, numbers, office.work.backups.merged_since(backup))


def restore(office: Office, name: str) -> Restored:
    """Put the backup called `name` back; what was merged since waits again.

    Raises: RefusedInput where there is none of that name; TrackerBusy, also where a person must
    first choose between the tracker and a newer copy; WorkbookRefused, also where a newer version
    of the program has written the tracker.
    """
    lineage.check_version(office)
    lineage.check_copies(office)
    done = put_back(office.work, office.tracker_file, find(office, name), by=office.user)
    record_for_good(office, KIND, done.backup.file.stem, _back_again(done))
    return done


def _back_again(done: Restored) -> str:
    """Say how to leave the state that was put back."""
    if done.replaced is None:
        return "Pour un autre état du suivi, lancez « restaurer » : il les liste."
    return f"Pour revenir à l’état d’avant\u00a0: restaurer {done.replaced.file.stem}"


def to_adopt(office: Office, backup: Backup) -> tuple[Fault, ...]:
    """Return what to do once `backup` is the tracker, where it is from before the adoption."""
    tracker = office.settings.tracker
    try:
        anchor = read_anchor(opened(office.work.backups.read(backup), tracker.name).book)
    except SuiviError:  # it is told by whatever reads it next
        return ()
    if anchor is not None:
        return ()
    return (
        Fault(
            french("cette sauvegarde date d'avant l'outil : ses colonnes n'y sont pas encore."),
            place=str(tracker),
            remedy=f'Passez par «\u00a0initialiser "{office.root}" --suivi "{tracker}"\u00a0», '
            + french("puis « actualiser » : ce qui a été enregistré depuis y revient."),
        ),
    )


def _names(backup: Backup) -> tuple[str, str]:
    return backup.file.name, backup.file.stem
