"""Take back the last operation: its rows and cells, and its files, which go into a bin.

Where the tracker is still as the operation left it, the state before it is put back byte for byte.
Else only what the operation wrote is taken out, where nobody has touched it since.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from suivi_tool.actions import frozen, lineage, merging
from suivi_tool.actions.entries import (
    EntryKind,
    appeal_payload,
    changes,
    new_action,
    new_appeal,
    notes,
    plan_row,
    retract_payload,
)
from suivi_tool.actions.kept import read_kept, write_kept
from suivi_tool.actions.office import Office
from suivi_tool.actions.operations import described, for_good
from suivi_tool.actions.records import plain_value
from suivi_tool.actions.situation import Situation, look
from suivi_tool.errors import Fault, RefusedInput, SuiviError, TrackerBusy
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.duties import RECORDABLE
from suivi_tool.procedure.words import french
from suivi_tool.storage.backups import Backup
from suivi_tool.storage.case_files import file_change_of
from suivi_tool.storage.journal import Note
from suivi_tool.storage.operations import Operation
from suivi_tool.storage.pending import Entry
from suivi_tool.storage.restoring import restore
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.headings import COLUMNS
from suivi_tool.workbook.document_properties import last_saved
from suivi_tool.workbook.package import Package


@dataclass(frozen=True)
class Undone:
    """What was taken back: the operation, who did it and when, files moved to the bin.

    `waiting` is why its rows are not yet out of the tracker, `left` what stays as it is.
    """

    kind: str
    number: str
    by: str
    at: datetime
    files: tuple[str, ...] = ()
    waiting: tuple[Fault, ...] = ()
    left: tuple[Fault, ...] = ()


def undo(office: Office, only: str = "") -> Undone:
    """Take back the last operation; `only` is the name of the one that a person saw and means.

    Where the tracker cannot be written now, what takes the rows out waits. Raises: RefusedInput
    where there is none or it stays, another one came since, or somebody has changed what it wrote.
    """
    operation = office.work.operations.last()
    if operation is not None and only not in ("", operation.id):
        raise _came_since(operation)
    if operation is None:
        raise RefusedInput(
            "il n’y a rien à annuler.", remedy="Corrigez la ligne dans le suivi, à la main."
        )
    if for_good(operation):
        raise RefusedInput(
            french(f"la dernière opération ne s'annule pas : {described(operation)} (par "
                   f"{operation.by}, {operation.at.astimezone():%d/%m/%Y à %H:%M})."),
            remedy=for_good(operation),
        )  # fmt: skip
    lineage.check_version(office)
    waiting = _take_back_rows(office, operation)
    files, left = _take_back_files(office, operation)
    left = (*left, *_forget_act(office, operation))
    office.work.operations.mark_undone(operation)
    by, at = operation.by, operation.at
    return Undone(operation.kind, operation.number, by, at, files, waiting, left)


def undo_registration(office: Office, number: str) -> Undone:
    """Take back the registration of an appeal, and before it what was done on the same appeal.

    Raises: RefusedInput where anything else was done since, or as `undo` does.
    """
    done = [operation for operation in office.work.operations.all() if not operation.undone]
    since = [o for o in reversed(done) if (o.kind, o.number) == ("enregistrer", number)][:1]
    since = done[done.index(since[0]) :] if since else []
    other = next((operation for operation in since if operation.number != number), None)
    if other is not None:
        raise _came_since(other)
    undone = [undo(office, operation.id) for operation in reversed(since)]
    if not undone:
        raise RefusedInput(
            french(f"l'enregistrement de {number} est déjà annulé, ou trop ancien."),
            remedy="Corrigez la ligne dans le suivi, à la main.",
        )
    return Undone(
        "enregistrer",
        number,
        undone[-1].by,
        undone[-1].at,
        tuple(name for each in undone for name in each.files),
        undone[-1].waiting,
        tuple(fault for each in undone for fault in each.left),
    )


def _came_since(operation: Operation) -> RefusedInput:
    first = "" if for_good(operation) else ", ou annulez d’abord cela"
    return RefusedInput(
        french(f"depuis, autre chose a été fait par {operation.by} : {described(operation)}."),
        remedy=f"Rien n’est annulé. Corrigez la ligne dans le suivi{first}.",
    )


def _entries(office: Office, operation: Operation) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Return the entries of the operation that still wait, and those that were merged."""
    wanted = operation.details.get("entries")
    ids = set(map(str, wanted)) if isinstance(wanted, list) else set()
    pending = tuple(entry for entry in office.work.pending.entries() if entry.id in ids)
    merged = {
        entry.id: entry
        for backup in office.work.backups.all()
        for entry in backup.merged
        if entry.id in ids
    }
    return pending, tuple(merged.values())


def _take_back_rows(office: Office, operation: Operation) -> tuple[Fault, ...]:
    with office.work.locked():
        pending, merged = _entries(office, operation)
        for entry in pending:
            office.work.pending.remove(entry)
            office.work.note(office.user, EntryKind.RETRACT, entry.number, ())
    if not merged:
        return ()
    with office.work.locked():
        backup = _before(office, operation, merged)
        if backup is not None:
            with contextlib.suppress(TrackerBusy):
                _put_back(office, operation, merged, backup)
                return ()
    _retract(office, merged, look(office))
    return merging.merge(office).waiting


def _put_back(
    office: Office, operation: Operation, merged: tuple[Entry, ...], backup: Backup
) -> None:
    fields = {name: None for note in notes(merged) for name in note.fields}
    now = office.work.clock()
    lineage.check_copies(office)
    restore(
        office.work,
        office.tracker_file,
        backup,
        by=office.user,
        again=False,
        only_over=str(operation.details.get("after")),
        said=Note(office.user, EntryKind.RETRACT, operation.number, tuple(fields), now),
    )


def _before(office: Office, operation: Operation, merged: tuple[Entry, ...]) -> Backup | None:
    """Return the state before the operation, where the tracker is still as it left it.

    None where the same merge took in what others had waiting: that is not to be taken back.
    """
    details = operation.details
    try:
        now = office.tracker_file.read().digest
    except SuiviError:
        return None
    if now != details.get("after") or not details.get("before"):
        return None
    found = (b for b in office.work.backups.all() if b.digest == details["before"])
    backup = next(found, None)
    if backup is None:
        return None
    since = {entry.id for entry in office.work.backups.merged_since(backup)}
    return backup if since <= {entry.id for entry in merged} else None


def _retract(office: Office, merged: tuple[Entry, ...], situation: Situation) -> None:
    """Let entries wait that take out what `merged` wrote, after looking at what is there now."""
    faults = [
        fault
        for entry in merged
        if (fault := _touched(entry, situation.appeal(entry.number))) is not None
    ]
    if faults:
        tracker = office.settings.tracker
        raise RefusedInput(*(_said_by_whom(tracker, fault, "Excel") for fault in faults))
    for entry in merged:
        payload = _reverse(entry)
        same = entry.kind in (EntryKind.STEP, EntryKind.FREEZE)
        kind = entry.kind if same else EntryKind.RETRACT
        office.work.pending.add(kind, entry.number, payload, office.user)


def _said_by_whom(path: Path, fault: Fault, program: str) -> Fault:
    """Return `fault` with who saved the file last, as far as `program` noted it in there."""
    try:
        saved = last_saved(Package(path.read_bytes()))
    except (OSError, SuiviError):
        return fault
    if not saved.by:
        return fault
    when = f" le {saved.at.astimezone():%d/%m/%Y à %H:%M}" if saved.at else ""
    said = french(f"dernier enregistrement dans {program} : {saved.by}{when}")
    return replace(fault, message=f"{fault.message.removesuffix('.')} ({said}).")


def _reverse(entry: Entry) -> dict[str, Any]:
    if entry.kind == EntryKind.FREEZE:
        return frozen.reverse(entry)
    if entry.kind == EntryKind.STEP:
        back = {
            name: [plain_value(change.after), plain_value(change.before)]
            for name, change in changes(entry).items()
        }
        return {"step": f"annulation {entry.payload.get('step', '')}", "changes": back}
    if entry.kind == EntryKind.APPEAL:
        row = plan_row(entry)
        return retract_payload(entry.number, [row.number] if row else [])
    return retract_payload("", [new_action(entry).number])


def _touched(entry: Entry, now: Appeal | None) -> Fault | None:
    """Return what somebody has changed since the entry was merged."""
    if now is None:
        return None
    wanted: Mapping[str, Any] = {}
    if entry.kind == EntryKind.APPEAL:
        written = appeal_payload(new_appeal(entry))["appeal"]
        written.pop("folder", None)
        wanted = {name: getattr(new_appeal(entry), name) for name in written}
    elif entry.kind == EntryKind.STEP:
        wanted = {name: change.after for name, change in changes(entry).items()}
    names = [name for name, value in wanted.items() if getattr(now, name) != value]
    names = [name for name in names if name not in ("status", "handler", "actions")]
    known = COLUMNS[SheetKind.APPEALS]
    headings = [known[name].heading if name in known else name for name in names]
    if not names:
        return None
    return Fault(
        f"{entry.number} a été modifié dans le suivi depuis l’enregistrement.",
        place=french(f"champs : {', '.join(headings)}"),
        remedy="Corrigez la ligne à la main : elle n’est plus seulement la nôtre.",
    )


def _forget_act(office: Office, operation: Operation) -> tuple[Fault, ...]:
    """Take out of what is kept of the case who did the step, how and why."""
    if operation.kind not in RECORDABLE or not operation.details.get("entries"):
        return ()
    try:
        kept = read_kept(office, operation.number)
        write_kept(office, operation.number, kept.without_last(operation.kind))
    except SuiviError as error:
        return error.faults
    return ()


def _that_stays(path: Path, fault: Fault) -> Fault:
    """Return why a document stays, what to do with it, and who saved it last as far as known."""
    said = _said_by_whom(path, fault, "Word") if path.suffix.lower() == ".docx" else fault
    remedy = "Il reste dans le dossier : supprimez-le vous-même s'il ne sert plus."
    return replace(said, remedy=french(remedy))


def _take_back_files(
    office: Office, operation: Operation
) -> tuple[tuple[str, ...], tuple[Fault, ...]]:
    kept = operation.details.get("files")
    taken: list[str] = []
    left: list[Fault] = []
    for content in reversed(kept if isinstance(kept, list) else []):
        try:
            change = file_change_of(content if isinstance(content, dict) else {}, office.root)
        except ValueError:
            continue
        try:
            office.work.files.take_back(change)
            taken.append(change.path.name)
        except SuiviError as error:
            left += [_that_stays(change.path, fault) for fault in error.faults]
    return tuple(taken), tuple(left)
