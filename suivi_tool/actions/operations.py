"""What an operation did, kept so that it can be taken back."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Any

from suivi_tool.actions.merging import Merge
from suivi_tool.actions.office import Office
from suivi_tool.errors import SuiviError
from suivi_tool.storage.case_files import FileChange
from suivi_tool.storage.pending import Entry


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
        "files": [change.as_json() for change in files],
        "before": merge.before if merge else "",
        "after": merge.after if merge else "",
    }
    with contextlib.suppress(OSError, SuiviError):
        office.work.operations.record(kind, number, office.user, details)
