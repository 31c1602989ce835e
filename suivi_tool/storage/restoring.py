"""A former state of the tracker is put back, and what was merged since waits again."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace

from suivi_tool.errors import Fault, RefusedInput, SuiviError, TrackerBusy
from suivi_tool.storage.backups import Backup
from suivi_tool.storage.failures import waiting
from suivi_tool.storage.journal import Note
from suivi_tool.storage.pending import Entry
from suivi_tool.storage.tracker_file import Snapshot, TrackerFile
from suivi_tool.storage.unfinished import Intent
from suivi_tool.storage.work_folder import WorkFolder

WHAT = "restauration"


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restoration did.

    `replaced` is a backup of what it replaced, None where the tracker was missing or the same;
    `again` are the entries that wait again.
    """

    backup: Backup
    replaced: Backup | None
    again: tuple[Entry, ...]


def restore(
    work: WorkFolder,
    tracker: TrackerFile,
    backup: Backup,
    *,
    by: str,
    again: bool = True,
    renamed: bool = False,
    only_over: str = "",
    said: Note | None = None,
    wait: float = 10.0,
) -> Restored:
    """Put `backup` back as the tracker, which may be missing; what is replaced is kept.

    With `again`, what was merged since that backup waits again, so that nothing acknowledged is
    lost; what people typed since is in the backup `replaced`. A backup of a tracker of another
    name (last year's) is only taken where a person said that the tracker was `renamed`. With
    `only_over`, nothing but the state of that digest is replaced. `said` is the line of the
    journal, where it is more than a restoration.

    Raises:
        RefusedInput: it is the backup of another tracker.
        WorkbookRefused: the backup is no longer what was kept.
        TrackerBusy: the tracker cannot be written now, or is another than `only_over`; nothing was
            changed.

    """
    if backup.tracker != tracker.path.name and not renamed:
        raise RefusedInput(_of_another(backup, tracker))
    with work.locked(wait, recover=False), waiting(tracker.path):
        data = work.backups.read(backup)
        there = tracker.target.exists()
        if there:
            tracker.check_free()
            tracker.check_fresh()
        work.recover(even_if_missing=not there)
        tracker.clean()
        entries = work.backups.merged_since(backup) if again else ()
        snapshot = tracker.read() if there else None
        if only_over and (snapshot is None or snapshot.digest != only_over):
            raise TrackerBusy(_saved_meanwhile(tracker))
        replaced = _keep(work, tracker, snapshot, backup)
        line = said or Note(by, WHAT, "", (), work.clock())
        intent = _announced(work, tracker, snapshot, backup, again=entries, line=line)
        _put(work, tracker, snapshot, data, intent)
    return Restored(backup, replaced, entries)


def _announced(
    work: WorkFolder,
    tracker: TrackerFile,
    snapshot: Snapshot | None,
    backup: Backup,
    *,
    again: tuple[Entry, ...],
    line: Note,
) -> Intent:
    """Return what is about to be done, for whoever must finish it."""
    return Intent(
        tracker=str(tracker.target),
        prepared="",
        before=snapshot.digest if snapshot else "",
        after=backup.digest,
        left=work.as_left.digest(),
        lines=work.journal.draft([line]).lines,
        again=again,
        inside=tuple(sorted(backup.holds & {entry.id for entry in work.pending.entries()})),
        put_back=backup.file.name,
        mark=work.backups.new_mark(),
    )


def _of_another(backup: Backup, tracker: TrackerFile) -> Fault:
    return Fault(
        f"Cette sauvegarde est celle de « {backup.tracker} », pas de « {tracker.path.name} ».",
        place=str(backup.file),
        remedy="Choisissez une sauvegarde du suivi actuel.",
    )


def _keep(
    work: WorkFolder, tracker: TrackerFile, snapshot: Snapshot | None, backup: Backup
) -> Backup | None:
    if snapshot is None or snapshot.digest == backup.digest:
        return None
    return work.keep(tracker.path, snapshot.data)


def _put(
    work: WorkFolder,
    tracker: TrackerFile,
    snapshot: Snapshot | None,
    data: bytes,
    intent: Intent,
) -> None:
    prepared = tracker.prepare(data)
    intent = replace(intent, prepared=str(prepared))
    try:
        work.unfinished.write(intent)
        work.as_left.store(data)
        placed = (
            tracker.put_in_place(snapshot, prepared) if snapshot else tracker.put_back(prepared)
        )
    except (OSError, SuiviError):
        if not work.settle(intent):
            raise
        return
    if not placed:
        work.forget(intent)
        raise TrackerBusy(_saved_meanwhile(tracker))
    with contextlib.suppress(TrackerBusy):  # done: what follows is for the next run to finish
        work.finish(intent)


def _saved_meanwhile(tracker: TrackerFile) -> Fault:
    return Fault(
        "Le suivi vient d’être enregistré par quelqu’un d’autre ; il a été laissé tel quel.",
        place=str(tracker.path),
        remedy="Vérifiez qu’il faut encore revenir en arrière, puis recommencez.",
    )
