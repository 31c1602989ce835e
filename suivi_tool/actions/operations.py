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
    "restaurer": "remise en place de la sauvegarde {}",
    "changer-de-suivi": "passage au suivi {}",
    "anonymiser": "retrait des noms de {}",
}
_FOR_GOOD = "for_good"


def described(operation: Operation) -> str:
    """Return what an operation was, in French: « enregistrement de APP-2026-004 »."""
    name = _NAMES.get(operation.kind, f"{label_of(operation.kind) or operation.kind} – {{}}")
    return french(name.format(operation.number))


def for_good(operation: Operation) -> str:
    """Return what to do instead of taking back an operation that stays; empty for the others."""
    return str(operation.details.get(_FOR_GOOD, ""))


def record_for_good(office: Office, kind: str, what: str, remedy: str) -> None:
    """Keep that something was done which is not taken back, nor anything before it any more."""
    with contextlib.suppress(OSError, SuiviError):
        office.work.operations.record(kind, what, office.user, {_FOR_GOOD: remedy})


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
