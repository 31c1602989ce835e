"""Their workbook as a file: read with its digest, replaced at one stroke, or left as it is."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from suivi_tool.errors import Fault, TrackerBusy
from suivi_tool.storage import owner, records, synced, temporary
from suivi_tool.storage.disk import Disk, discard, dress
from suivi_tool.storage.failures import waiting


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The tracker as it was read: its bytes and their digest."""

    data: bytes
    digest: str


class TrackerFile:
    """The tracker at `path`; a link leads to the file itself, and stays a link."""

    def __init__(self, path: Path, disk: Disk | None = None) -> None:
        self.path = path
        self._disk = disk or Disk()

    @property
    def target(self) -> Path:
        """The file itself, behind any symbolic link."""
        return self.path.resolve()

    def read(self) -> Snapshot:
        """Return what the tracker holds now.

        Raises:
            TrackerBusy: it is missing or out of reach.

        """
        with waiting(self.path):
            data = self._disk.read(self.target)
        return Snapshot(data, records.digest(data))

    def check_free(self) -> None:
        """Make sure that the tracker can be replaced now.

        Raises:
            TrackerBusy: somebody has it open, it is read-only, missing, or a copy in conflict
                with it lies beside it.

        """
        with waiting(self.path):
            target = self.target
        holder = owner.who_has_open(target) or owner.who_has_open(self.path)
        if holder is not None:
            raise TrackerBusy(_held_by(holder, self.path))
        with waiting(self.path):
            mode = target.stat().st_mode
            if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
                raise PermissionError(13, "read-only", str(target))
            with target.open("r+b"):  # Windows refuses where a program holds it
                pass
        conflicts = self.conflicts()
        if conflicts:
            raise TrackerBusy(conflict(self.path, conflicts))

    def conflicts(self) -> tuple[Path, ...]:
        """Return the copies in conflict that a synchronisation has left beside the tracker."""
        return synced.conflict_copies(self.target, numbered=bool(self.synced_by))

    @property
    def synced_by(self) -> str:
        """The program that copies the tracker's folder elsewhere (OneDrive…), empty if none."""
        return synced.provider(self.target.parent)

    def check_fresh(self) -> None:
        """In a synchronised folder, make sure that the file is here and that nothing moves it.

        Raises:
            TrackerBusy: it is being synchronised, or out of reach.

        """
        provider = self.synced_by
        if not provider:
            return
        with waiting(self.path):
            fresh = synced.is_fresh(self.target)
        if not fresh:
            raise TrackerBusy(
                Fault(
                    f"{provider} est en train de synchroniser le suivi.",
                    place=str(self.path),
                    remedy="Recommencez quand la synchronisation est finie.",
                )
            )

    def prepare(self, new: bytes) -> Path:
        """Write `new` beside the tracker, in its look, read it back, and return where it lies.

        Raises:
            OSError: it could not be written; nothing of it is left where possible.

        """
        target = self.target
        prepared = temporary.beside(target)
        try:
            self._disk.write_new(prepared, new)
            if target.exists():
                dress(prepared, target)
            if records.digest(self._disk.read(prepared)) != records.digest(new):
                raise OSError(5, "what was written does not read back", str(prepared))
            self._disk.sync_folder(prepared.parent)
        except OSError as error:
            discard(prepared)
            error.filename = str(self.path)  # what people know, not our temporary name
            raise
        return prepared

    def put_in_place(self, snapshot: Snapshot, prepared: Path) -> bool:
        """Replace the tracker by `prepared`; return False where it is no longer `snapshot`.

        Raises:
            TrackerBusy: somebody has opened it.
            OSError: the system refused; the tracker is as it was.

        """
        self.check_free()
        looked_at = _look(self.target)
        if records.digest(self._disk.read(self.target)) != snapshot.digest:
            return False
        if _look(self.target) != looked_at:  # the digest took its time
            return False
        self._disk.replace(prepared, self.target)
        self._disk.sync_folder(self.target.parent)
        return True

    def put_back(self, prepared: Path) -> bool:
        """Give `prepared` the name of the tracker, which was missing; False where it is back.

        Raises:
            OSError: the system refused.

        """
        try:
            self._disk.place(prepared, self.target)
        except FileExistsError:
            return False
        self._disk.sync_folder(self.target.parent)
        return True

    def clean(self) -> None:
        """Remove the temporary files that dead runs left beside the tracker; hold the lock."""
        folder = self.target.parent
        for name in self._disk.names(folder):
            if temporary.left_by_dead_run(folder / name):
                self._disk.remove(folder / name)


def _look(path: Path) -> tuple[int, int, int]:
    state = path.stat()
    return state.st_ino, state.st_mtime_ns, state.st_size


def _held_by(holder: owner.Holder, path: Path) -> Fault:
    since = f"{holder.since:%d/%m/%Y à %H:%M}"
    return Fault(
        f"Le suivi est ouvert par {holder.who} (depuis le {since}, d’après le fichier "
        f"« {holder.lock_file.name} »).",
        place=str(path),
        remedy="Une fois le suivi fermé, ce qui attend s’y inscrira. Si personne ne "
        f"l’a ouvert, supprimez « {holder.lock_file.name} » à côté du suivi.",
    )


def conflict(path: Path, conflicts: tuple[Path, ...]) -> Fault:
    """Return what to say of the copies in conflict `conflicts` of the tracker `path`."""
    names = ", ".join(f"« {copy.name} »" for copy in conflicts)
    return Fault(
        f"La synchronisation a laissé une copie en conflit du suivi : {names}.",
        place=str(path),
        remedy="Reportez dans le suivi ce que cette copie a de plus, puis déplacez-la ailleurs.",
    )
