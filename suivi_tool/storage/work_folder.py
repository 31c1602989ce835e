"""The work folder: where everything lies, and the one lock under which it changes."""

from __future__ import annotations

import contextlib
import getpass
import secrets
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from suivi_tool.errors import Fault, RefusedInput, SuiviError, TrackerBusy
from suivi_tool.storage import lock, numbers, records, synced, temporary
from suivi_tool.storage.as_left import AsLeft
from suivi_tool.storage.backups import Backup, Backups
from suivi_tool.storage.case_files import CaseFiles
from suivi_tool.storage.cases import CaseStore
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.failures import nothing_recorded, told_as, waiting
from suivi_tool.storage.journal import Anchor, Journal
from suivi_tool.storage.lock import Clock, Held, real_clock
from suivi_tool.storage.operations import Operations
from suivi_tool.storage.pending import Entry, Pending
from suivi_tool.storage.unfinished import Intent, Unfinished, happened

HeadIn = Callable[[bytes, str], Anchor | None]
"""Returns which head of the journal a state of the tracker holds, for a work folder's identity."""

FORMAT = 1  # of what lies in .suivi; a run that finds a higher one writes nothing


def user_name() -> str:
    """Return the login of whoever runs the program."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "quelqu’un"


class WorkFolder:
    """The folder `root` and what it is made of."""

    def __init__(
        self,
        root: Path,
        disk: Disk | None = None,
        *,
        user: str = "",
        clock: Clock = real_clock,
        keep: int = 50,
        days: int = 365,
        head_in: HeadIn | None = None,
    ) -> None:
        self.root, self.disk, self.clock = root, disk or Disk(), clock
        self.user = user or user_name()
        self.settings = root / "suivi.toml"
        self.templates = root / "Modèles"
        self.dossiers = root / "Dossiers"
        self.state = root / ".suivi"
        self.pending = Pending(self.state / "pending", self.disk, clock)
        self.backups = Backups(self.state / "backups", self.disk, keep, days, clock)
        self.journal = Journal(self.state / "journal.jsonl", self.disk)
        self.unfinished = Unfinished(self.state / "unfinished.json", self.disk)
        self.as_left = AsLeft(self.state / "as_left", self.disk)
        self.operations = Operations(self.state / "operations", self.disk, clock)
        self.cases = CaseStore(self.state / "cases", self.disk)
        self.files = CaseFiles(
            self.dossiers, self.state / "corbeille", self.state / "scratch", self.disk
        )
        self._head_in = head_in
        self._holding = threading.local()

    def create(self) -> None:
        """Make the folders that are missing, and sign them.

        Raises:
            RefusedInput: the disk refuses.

        """
        above = (*reversed(self.root.parents), self.root)
        with nothing_recorded(self.root):
            for folder in (
                *above,
                self.dossiers,
                self.state,
                self.pending.folder,
                self.backups.folder,
            ):
                self.disk.ensure_folder(folder)
            if not self._signature.exists():
                content: dict[str, records.JSON] = {"format": FORMAT, "id": secrets.token_hex(8)}
                self.disk.write(self._signature, records.encode(content))

    @property
    def identity(self) -> str:
        """What tells this work folder from all others; empty before `create`."""
        value = self._signed().get("id", "")
        return value if isinstance(value, str) else ""

    @property
    def _signature(self) -> Path:
        return self.state / "format.json"

    def _signed(self) -> dict[str, records.JSON]:
        try:
            return records.decode(self.disk.read(self._signature))
        except (OSError, ValueError):
            return {}

    def check_format(self) -> None:
        """Make sure that this is a work folder, and that no newer version has written in it.

        Raises:
            RefusedInput: it is not, or one has.

        """
        with told_as(RefusedInput, self.root):
            signed = self._signature.exists()
        if not signed:
            raise RefusedInput(
                Fault(
                    "Ce dossier n’est pas un dossier de travail, ou le partage est inaccessible.",
                    place=str(self.root),
                    remedy="Vérifiez la connexion au réseau, ou faites-en un avec « initialiser ».",
                )
            )
        written = self._signed().get("format", FORMAT)
        if not isinstance(written, int) or written > FORMAT:
            raise RefusedInput(
                Fault(
                    "Une version plus récente de l’outil écrit dans ce dossier de travail.",
                    place=str(self.root),
                    remedy="Mettez à jour l’outil sur ce poste, puis recommencez.",
                )
            )

    def reserve(self, propose: Callable[[int], str], start: int) -> str:
        """Reserve the first free number from `propose(start)` on (see `numbers.reserve`)."""
        self.check_format()
        return numbers.reserve(self.dossiers, propose, start, numbers.folder_name, self.disk)

    def reserve_action(self, propose: Callable[[int], str], start: int) -> str:
        """Reserve the first free number of an action (see `numbers.reserve`)."""
        self.check_format()
        return numbers.reserve(
            self.state / "actions", propose, start, numbers.folder_name, self.disk
        )

    @contextmanager
    def locked(self, wait: float = 10.0, *, recover: bool = True) -> Iterator[Held]:
        """Hold the lock within (again, if this thread holds it), after finishing what a run left.

        Raises:
            TrackerBusy: somebody else holds it, or the folder is out of reach.

        """
        holding: Held | None = getattr(self._holding, "held", None)
        if holding is not None:
            yield holding
            return
        try:
            self.check_format()
        except RefusedInput as error:
            raise TrackerBusy(*error.faults) from error
        with lock.held(
            self.state, disk=self.disk, name=self.user, wait=wait, clock=self.clock
        ) as now:
            self._holding.held = now
            try:
                if recover:
                    self.recover()
                yield now
            finally:
                self._holding.held = None

    def waits(self) -> tuple[Entry, ...]:
        """Return what waits for the tracker, also where a merge was cut short; writes nothing.

        Raises:
            TrackerBusy: it is out of reach.

        """
        entries = {entry.id: entry for entry in self.pending.entries()}
        with waiting():
            intent = self.unfinished.read()
            if intent is not None and happened(intent, self.disk, even_if_missing=True):
                entries |= {entry.id: entry for entry in intent.again}
                for name in intent.no_more:
                    entries.pop(name, None)
        return tuple(entries[name] for name in sorted(entries))

    def note(
        self, by: str, what: str, number: str, fields: Iterable[str] = (), *, wait: float = 10.0
    ) -> Anchor:
        """Enter one thing into the journal, under the lock, waited for at most `wait` seconds.

        Raises:
            TrackerBusy: the lock or the disk is not to be had.

        """
        with self.locked(wait), waiting(self.journal.path):
            head = self.journal.append(by, what, number, fields, self.clock())
            self.witness()
            return head

    def recover(self, *, even_if_missing: bool = False) -> bool:
        """Finish or forget the merge of a run that died, remove what it left; hold the lock.

        Return whether a merge was finished. `even_if_missing`: also where the tracker is gone.

        Raises:
            TrackerBusy: the disk refuses, or the tracker concerned is out of reach.

        """
        with waiting():
            intent = self.unfinished.read()
            if intent is None and self.unfinished.path.exists():
                self.disk.remove(self.unfinished.path)  # a damaged note: it announced nothing yet
            done = intent is not None and happened(
                intent, self.disk, even_if_missing=even_if_missing
            )
            if intent is not None:
                (self.finish if done else self.forget)(intent)
            self.journal.mend()
            self._clean()
        return done

    @waiting()
    def finish(self, intent: Intent) -> None:
        """Do what follows the replacement of the tracker, any part of which may be done.

        Raises `TrackerBusy` where the disk refuses; the note stays, and the next run goes on.
        """
        self.journal.write(intent.lines)
        if intent.entries:
            self.backups.note_merged(intent.backup, intent.entries)
        if intent.mark:
            self.backups.mark_put_back(intent.mark, intent.put_back)
        for again in intent.again:
            self.pending.put_back(again)
        for name in intent.no_more:
            self.pending.remove(name)
        if intent.no_more:
            self.disk.sync_folder(self.pending.folder)
        self.as_left.keep_only(intent.after)
        self.unfinished.remove()

    @waiting()
    def forget(self, intent: Intent) -> None:
        """Give up a replacement that did not happen.

        Raises `TrackerBusy` where the disk refuses.
        """
        self.unfinished.remove()
        self.as_left.keep_only(intent.left)
        if intent.prepared:
            prepared = Path(intent.prepared)
            if temporary.is_ours(prepared.name):
                self.disk.remove(prepared)

    def settle(self, intent: Intent) -> bool:
        """Clear up, as far as the disk allows, after a failure; tell whether `intent` was done."""
        with contextlib.suppress(OSError, SuiviError):
            if self.recover():
                return True
            self.disk.remove(Path(intent.prepared))
        return False

    def keep(self, tracker: Path, data: bytes) -> Backup:
        """Keep the state `data` of `tracker`, which is about to change, with the journal's head.

        Where `data` remembers a head that the journal no longer holds, that one is kept: the next
        state will know only the journal as it is now. Raises `TrackerBusy` where the disk refuses.
        """
        known = self._head_in(data, self.identity) if self._head_in else None
        if known is None or self.journal.holds(known):
            known = self.journal.head()
        return self.backups.store(tracker, data, known)

    def witness(self) -> None:
        """Let the last backup know where the journal ends: what is entered left the tracker alone.

        One that knows an end which the journal no longer has goes on to say so. Where the disk
        refuses, the next entry is witnessed with this one.
        """
        with contextlib.suppress(OSError, SuiviError):
            last = next(reversed(self.backups.all()), None)
            if last is not None and self.journal.holds(last.anchor):
                self.backups.witness(last, self.journal.head())

    def verify_journal(self, anchors: Iterable[Anchor] = ()) -> tuple[Fault, ...]:
        """Return what is wrong with the journal, seen from `anchors` and from the backups.

        Raises:
            TrackerBusy: it is out of reach.

        """
        known = [*anchors, *(backup.anchor for backup in self.backups.all())]
        with waiting(self.journal.path):
            intent = self.unfinished.read()
            faults = self.journal.verify(known, intent.lines if intent else ())
        return (*faults, *map(_second_journal, synced.conflict_copies(self.journal.path)))

    def _clean(self) -> None:
        inside = (self.state / name for name in self.disk.names(self.state))
        for folder in (self.root, self.state, *filter(Path.is_dir, inside)):
            for name in self.disk.names(folder):
                if temporary.left_by_dead_run(folder / name):
                    self.disk.remove(folder / name)


def _second_journal(copy: Path) -> Fault:
    return Fault(
        "La synchronisation a laissé une copie en conflit du journal.",
        place=str(copy),
        remedy="Deux postes ont écrit en même temps ; gardez cette copie avec le journal.",
    )
