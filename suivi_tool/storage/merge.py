"""What waits goes into the tracker: in the order received, exactly once, or not at all.

Lock; finish what a dead run left; read; transform; prepare the new file beside the tracker; keep a
backup; leave a note; compare the tracker with what was read; replace; enter the journal; forget
the entries; take the note away. A crash at any point leaves a state from which the next run goes
on. Where the new bytes are the old ones and nothing waits, nothing is written at all.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from suivi_tool.errors import Fault, SuiviError, TrackerBusy
from suivi_tool.storage import records
from suivi_tool.storage.backups import Backup
from suivi_tool.storage.failures import waiting
from suivi_tool.storage.journal import Anchor, Draft, Note
from suivi_tool.storage.lock import Held, LockHolder
from suivi_tool.storage.pending import Entry
from suivi_tool.storage.tracker_file import Snapshot, TrackerFile
from suivi_tool.storage.unfinished import Intent
from suivi_tool.storage.work_folder import WorkFolder

ATTEMPTS = 3

Transform = Callable[[bytes, tuple[Entry, ...]], bytes]
Seal = Callable[[bytes, Anchor], bytes]
Notes = Callable[[tuple[Entry, ...]], Iterable[Note]]


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry that could not be merged, and why."""

    entry: Entry
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did: digests of the tracker before and after, the entries now in it.

    `waiting` could not be merged, `damaged` could not be read; `stale` is a former holder of the
    lock who never gave it back; `unfinished` says what the next run has to finish.
    """

    before: str
    after: str
    entries: tuple[Entry, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    damaged: tuple[Fault, ...] = ()
    backup: Backup | None = None
    stale: LockHolder | None = None
    unfinished: tuple[Fault, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the tracker was written."""
        return self.before != self.after


def notes_of(entries: tuple[Entry, ...]) -> list[Note]:
    """Return one line of the journal an entry: its kind, and the names in its payload."""
    return [
        Note(entry.by, entry.kind, entry.number, tuple(sorted(entry.payload)), entry.at)
        for entry in entries
    ]
