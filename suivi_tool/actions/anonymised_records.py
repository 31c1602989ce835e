"""What the tool itself keeps, without a person: backups, entries, operations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from suivi_tool.actions import readable
from suivi_tool.actions.anonymised_rows import former_state
from suivi_tool.actions.entries import EntryKind, new_appeal
from suivi_tool.actions.identity import Identity, joined
from suivi_tool.actions.office import Office
from suivi_tool.actions.records import to_json
from suivi_tool.errors import Fault, SuiviError
from suivi_tool.procedure.anonymising import ANONYMOUS, KEPT, anonymised
from suivi_tool.procedure.words import french
from suivi_tool.storage.backups import Backup
from suivi_tool.storage.pending import Entry

Identities = Mapping[str, Identity]


def clean_records(office: Office, identities: Identities) -> tuple[Fault, ...]:
    """Take persons out of what waits, of the operations and of every backup; hold the lock.

    Return what could not be cleaned. Raises: TrackerBusy where the disk refuses.
    """
    everybody = joined(identities.values())
    for entry in office.work.pending.entries():
        changed = clean_entry(entry, identities, everybody)
        if changed.payload != entry.payload:
            office.work.pending.rewrite(entry, changed.payload)
    _clean_operations(office, identities, everybody)
    _clean_cases(office, identities, everybody)
    told: list[Fault] = []
    office.work.backups.prune()  # a run that died left files which nothing describes any more
    for backup in office.work.backups.all():
        told += _clean_backup(office, backup, identities, everybody)
    return tuple(told)


def _clean_operations(office: Office, identities: Identities, everybody: Identity) -> None:
    """Clean the operations; one on an anonymised appeal can no longer be taken back."""
    operations = office.work.operations
    for operation in operations.all():
        if operation.number in identities:
            if not operation.undone or operation.details:
                operations.mark_undone(operations.update(operation, {}))
            continue
        details = _cleaned(operation.details, everybody)
        if details != operation.details:
            operations.update(operation, details)


def _clean_cases(office: Office, identities: Identities, everybody: Identity) -> None:
    """Clean what is kept of the cases of others, where it names the person."""
    cases = office.work.cases
    for number in cases.numbers():
        if number not in identities:
            facts = cases.read(number)
            cleaned = _cleaned(facts, everybody)
            if cleaned != facts:
                cases.write(number, cleaned)


def _clean_backup(
    office: Office, backup: Backup, identities: Identities, everybody: Identity
) -> tuple[Fault, ...]:
    """Clean one backup; one that cannot be is dropped, and told."""
    backups = office.work.backups
    try:
        data = backups.read(backup)
        state = former_state(office, data, identities, everybody)
    except SuiviError as error:
        backups.drop(backup)
        return (_dropped(backup, str(error.faults[0].message)),)
    if state.left:
        backups.drop(backup)
        return (_dropped(backup, ", ".join(state.left)),)
    merged = tuple(clean_entry(entry, identities, everybody) for entry in backup.merged)
    if state.data != data or merged != backup.merged:
        backups.rewrite(backup, state.data, merged)
    return ()


def _dropped(backup: Backup, why: str) -> Fault:
    message = f"la sauvegarde {backup.file.stem} n'a pas pu être nettoyée : elle est supprimée."
    return Fault(french(f"{message} ({why})"), "", str(backup.file))


def clean_entry(entry: Entry, identities: Identities, everybody: Identity) -> Entry:
    """Return an entry without these persons; what it did to kept facts stays."""
    if entry.number in identities and readable.fault(entry) is not None:
        return replace(entry, payload={})
    payload: dict[str, Any] = dict(entry.payload)
    if entry.number in identities:
        if entry.kind == EntryKind.APPEAL:
            payload["appeal"] = to_json(anonymised(new_appeal(entry)))
        elif entry.kind == EntryKind.STEP and isinstance(payload.get("changes"), dict):
            changes = payload["changes"]
            payload["changes"] = {name: changes[name] for name in changes if name in KEPT}
    return replace(entry, payload=_cleaned(payload, everybody))


def _cleaned(value: Any, identity: Identity) -> Any:
    """Return a JSON value with its texts cleaned."""
    if isinstance(value, str):
        return "" if identity.is_own(value) else identity.without(value, ANONYMOUS)
    if isinstance(value, Mapping):
        return {key: _cleaned(item, identity) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(item, identity) for item in value]
    return value
