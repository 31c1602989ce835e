"""Former states of the tracker, and one of them put back."""

from __future__ import annotations

from suivi_tool.actions import lineage
from suivi_tool.actions.office import Office
from suivi_tool.errors import RefusedInput
from suivi_tool.storage.backups import Backup
from suivi_tool.storage.restoring import Restored
from suivi_tool.storage.restoring import restore as put_back


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


def restore(office: Office, name: str) -> Restored:
    """Put the backup called `name` back; what was merged since waits again.

    Raises: RefusedInput where there is none of that name; TrackerBusy, also where a person must
    first choose between the tracker and a newer copy; WorkbookRefused, also where a newer version
    of the program has written the tracker.
    """
    lineage.check_version(office)
    lineage.check_copies(office)
    return put_back(office.work, office.tracker_file, find(office, name), by=office.user)


def _names(backup: Backup) -> tuple[str, str]:
    return backup.file.name, backup.file.stem
