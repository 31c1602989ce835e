"""What an operation did, kept so that it can be taken back."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Any

from suivi_tool.actions.answers import label_of
from suivi_tool.actions.merging import Merge
from suivi_tool.actions.office import Office
from suivi_tool.errors import SuiviError
from suivi_tool.procedure.words import french
from suivi_tool.storage.case_files import FileChange
from suivi_tool.storage.operations import Operation
from suivi_tool.storage.pending import Entry

_NAMES = {
    "enregistrer": "enregistrement de {}",
    "prevenir": "message au responsable de {}",
    "relancer": "relance de l'action {}",
    "comité": "comité du {}",
}


def described(operation: Operation) -> str:
    """Return what an operation was, in French: « enregistrement de APP-2026-004 »."""
    name = _NAMES.get(operation.kind, f"{label_of(operation.kind) or operation.kind} – {{}}")
    return french(name.format(operation.number))


def record(
    office: Office,
    kind: str,
    number: str,
    *,
    entries: Sequence[Entry] = (),
    files: Sequence[FileChange] = (),
    merge: Merge | None = None,
) -> None:
    """Keep what was done; where the disk refuses, the operation stands and cannot be undone."""
    details: dict[str, Any] = {
        "entries": [entry.id for entry in entries],
        "files": [change.as_json(office.root) for change in files],
        "before": merge.before if merge else "",
        "after": merge.after if merge else "",
    }
    with contextlib.suppress(OSError, SuiviError):
        office.work.operations.record(kind, number, office.user, details)
