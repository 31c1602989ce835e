"""What waits goes into the tracker: in the order received, exactly once, or not at all.

Lock; finish what a dead run left; read; transform; prepare the new file beside the tracker; keep a
backup; leave a note; compare the tracker with what was read; replace; enter the journal; forget
the entries; take the note away. A crash at any point leaves a state from which the next run goes
on. Where the new bytes are the old ones and nothing waits, nothing is written at all.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from suivi_tool.errors import Fault, SuiviError, TrackerBusy
from suivi_tool.storage import records
from suivi_tool.storage.backups import Backup
from suivi_tool.storage.choosing import Chosen, Transform, Waiting, choose
from suivi_tool.storage.failures import waiting
from suivi_tool.storage.journal import Anchor, Draft, Note
from suivi_tool.storage.lock import Held, LockHolder
from suivi_tool.storage.pending import Entry
from suivi_tool.storage.tracker_file import Snapshot, TrackerFile
from suivi_tool.storage.unfinished import Intent
from suivi_tool.storage.work_folder import WorkFolder

ATTEMPTS = 3

Seal = Callable[[bytes, Anchor], bytes]
Notes = Callable[[tuple[Entry, ...]], Iterable[Note]]


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


def merge(
    work: WorkFolder,
    tracker: TrackerFile,
    transform: Transform,
    *,
    seal: Seal | None = None,
    notes: Notes = notes_of,
    wait: float = 10.0,
) -> Merged:
    """Merge what waits in `work` into `tracker`.

    `transform` makes the new bytes of the tracker from the old ones and the entries; it may be
    called several times, and must give back the very same bytes where nothing changes. `notes`,
    called after it, gives the lines for the journal. `seal`, called last, writes into the new
    bytes where the journal will end. An entry that `transform` refuses (`SuiviError`) waits, with
    all later ones of its number.

    Raises:
        TrackerBusy: the tracker cannot be written now; it is as it was, and all entries wait.
        SuiviError: `transform` refuses the tracker itself and nothing waits.

    """
    with work.locked(wait) as held:
        for _ in range(ATTEMPTS):
            with waiting():
                tracker.check_free()
                tracker.check_fresh()
                tracker.clean()
                merged = _Run(work, tracker, held).attempt(transform, seal, notes)
            if merged is not None:
                return replace(merged, stale=held.stale)
    raise TrackerBusy(
        Fault(
            "Le suivi a été enregistré par quelqu’un d’autre pendant la mise à jour.",
            place=str(tracker.path),
            remedy="Recommencez dans un instant : ce qui attend y sera reporté.",
        )
    )


@dataclass(frozen=True, slots=True)
class _Run:
    """One attempt under the lock."""

    work: WorkFolder
    tracker: TrackerFile
    held: Held

    def attempt(self, transform: Transform, seal: Seal | None, notes: Notes) -> Merged | None:
        """Merge once; None where somebody saved the tracker meanwhile."""
        work, snapshot = self.work, self.tracker.read()
        damaged = work.pending.damaged()
        chosen = choose(snapshot.data, work.pending.entries(), transform)
        lines = list(notes(chosen.done))
        same = Merged(snapshot.digest, snapshot.digest, (), chosen.waiting, damaged)
        if chosen.new == snapshot.data and not lines and not chosen.done:
            with contextlib.suppress(TrackerBusy):  # of a tracker that is followed from now on
                work.as_left.store_first(snapshot.data)
            return same
        draft = work.journal.draft(lines)
        if chosen.new == snapshot.data and not chosen.done:
            return self._enter(same, chosen, draft)
        backup = work.keep(self.tracker.path, snapshot.data)
        if chosen.new == snapshot.data:
            return self._enter(replace(same, backup=backup), chosen, draft)
        if seal is not None:
            chosen = replace(chosen, new=seal(chosen.new, draft.anchor))
        return self._put(snapshot, chosen, draft, replace(same, backup=backup))

    def _enter(self, same: Merged, chosen: Chosen, draft: Draft) -> Merged:
        """Note what needs no change in the tracker."""
        intent = self._intent(same, chosen, draft)
        self.work.unfinished.write(intent)
        self.work.as_left.store(chosen.new)
        unfinished = self._finish(intent)
        self.work.witness()
        return replace(same, entries=chosen.done, unfinished=unfinished)

    def _put(self, snapshot: Snapshot, chosen: Chosen, draft: Draft, same: Merged) -> Merged | None:
        work, prepared = self.work, self.tracker.prepare(chosen.new)
        intent = replace(self._intent(same, chosen, draft), prepared=str(prepared))
        try:
            work.unfinished.write(intent)
            work.as_left.store(chosen.new)
            self.held.check()
            if not self.tracker.put_in_place(snapshot, prepared):
                work.forget(intent)
                return None
        except (OSError, SuiviError):
            if not work.settle(intent):
                raise
        unfinished = self._finish(intent)
        with contextlib.suppress(SuiviError):
            work.backups.prune()
        return replace(same, after=intent.after, entries=chosen.done, unfinished=unfinished)

    def _intent(self, same: Merged, chosen: Chosen, draft: Draft) -> Intent:
        return Intent(
            tracker=str(self.tracker.target),
            prepared="",
            before=same.before,
            after=records.digest(chosen.new),
            left=self.work.as_left.digest(),
            lines=draft.lines,
            entries=chosen.done,
            backup=same.backup.file.name if same.backup else "",
        )

    def _finish(self, intent: Intent) -> tuple[Fault, ...]:
        """Do what follows the replacement; what fails is left to the next run, and said."""
        try:
            self.work.finish(intent)
        except TrackerBusy as error:
            return error.faults
        return ()
