"""Former states of the tracker, each with its digest and what was merged upon it.

A backup is two files: `STAMP-DIGEST.xlsx`, then `STAMP-DIGEST.json`; without the second it is a
leftover of a dead run. The entries merged upon a state are kept with it, and the ids of those that
it holds already: whoever puts that state back can have the others merged again, so that a
restoration neither loses nor doubles what was acknowledged. That a state was put back is an event
of its own, a file `STAMP-put-back.json`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from suivi_tool.errors import Fault, WorkbookRefused
from suivi_tool.storage import records
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.failures import told_as, waiting
from suivi_tool.storage.journal import Anchor
from suivi_tool.storage.lock import Clock, real_clock
from suivi_tool.storage.pending import Entry, entries_of
from suivi_tool.storage.records import JSON
from suivi_tool.storage.stamps import next_stamp, stamp_of

_PUT_BACK = "-put-back.json"
HOLDS = 2_000  # ids; far more than the kept backups can ask for


@dataclass(frozen=True, slots=True)
class Backup:
    """A former state: its file, of which tracker, its digest, size (bytes), when kept (aware).

    `anchor` is the head of the journal then, or later where a line left the tracker as it was.
    `holds` are the ids of the entries within it, as far as another backup still knows them;
    `merged` is what was then put upon it.
    """

    file: Path
    tracker: str
    digest: str
    size: int
    at: datetime
    anchor: Anchor
    holds: frozenset[str] = frozenset()
    merged: tuple[Entry, ...] = ()

    @property
    def held_after(self) -> frozenset[str]:
        """The ids of the entries within the state that came of it."""
        return self.holds | {entry.id for entry in self.merged}

    @property
    def record(self) -> Path:
        """The file that describes it."""
        return self.file.with_suffix(".json")

    def as_json(self) -> dict[str, JSON]:
        """Return the description as a JSON object."""
        return {
            "file": self.file.name,
            "tracker": self.tracker,
            "digest": self.digest,
            "size": self.size,
            "at": self.at.isoformat(),
            "anchor": {"count": self.anchor.count, "digest": self.anchor.digest},
            "holds": sorted(self.holds),
            "merged": [entry.as_json() for entry in self.merged],
        }


def _backup_of(folder: Path, content: dict[str, JSON]) -> Backup:
    name = Path(records.text(content, "file")).name
    anchor = records.mapping(content, "anchor")
    count, size = anchor.get("count"), content.get("size")
    at = datetime.fromisoformat(records.text(content, "at"))
    if not isinstance(count, int) or not isinstance(size, int) or at.tzinfo is None:
        raise ValueError("not a description of a backup")
    return Backup(
        folder / name,
        records.text(content, "tracker"),
        records.text(content, "digest"),
        size,
        at,
        Anchor(count, records.text(anchor, "digest")),
        _ids(content),
        entries_of(records.sequence(content, "merged")),
    )


class Backups:
    """The folder of the backups: the `keep` newest, none older than `days`.

    The newest one stays, and the newest of which the file is still what was kept.
    """

    def __init__(
        self, folder: Path, disk: Disk, keep: int = 50, days: int = 365, clock: Clock = real_clock
    ) -> None:
        self.folder, self._disk, self._clock = folder, disk, clock
        self.keep, self.days = max(keep, 1), days

    @waiting()
    def store(self, tracker: Path, data: bytes, anchor: Anchor) -> Backup:
        """Keep the state `data` of `tracker`, which is about to change.

        A state kept already (a run that died, then the next) is not kept twice.
        Raises `TrackerBusy` where the disk refuses.
        """
        self._disk.ensure_folder(self.folder)
        now, digest, (last, holds) = self._clock(), records.digest(data), self._last()
        if last is not None and (last.digest, last.tracker) == (digest, tracker.name):
            if not self._is_sound(last):
                self._disk.write(last.file, data)
            return last
        holds = frozenset(sorted(holds)[-HOLDS:])
        stamp = next_stamp(now, self._disk.names(self.folder))
        file = self.folder / f"{stamp}-{digest[:12]}{tracker.suffix}"
        self._disk.write(file, data)
        backup = Backup(file, tracker.name, digest, len(data), now, anchor, holds)
        return self._describe(backup)

    @waiting()
    def note_merged(self, name: str, entries: Sequence[Entry]) -> None:
        """Note that `entries` were merged upon the state in the file `name`.

        Raises `TrackerBusy` where the disk refuses.
        """
        backup = self._read(Path(name).with_suffix(".json").name)
        if backup is not None:
            merged = {entry.id: entry for entry in (*backup.merged, *entries)}
            self._describe(replace(backup, merged=tuple(merged.values())))

    @waiting()
    def all(self) -> tuple[Backup, ...]:
        """Return the backups, oldest first, without those whose description cannot be read."""
        found = (self._read(name) for name in self._disk.names(self.folder))
        return tuple(backup for backup in found if backup is not None)

    def read(self, backup: Backup) -> bytes:
        """Return the state kept in `backup`.

        Raises:
            WorkbookRefused: the file is no longer what was kept, or cannot be read.

        """
        with told_as(WorkbookRefused, backup.file):
            data = self._disk.read(backup.file)
        if records.digest(data) != backup.digest:
            raise WorkbookRefused(
                Fault(
                    "Cette sauvegarde a été modifiée ou abîmée depuis qu’elle a été faite.",
                    place=str(backup.file),
                    remedy="Choisissez-en une autre (« restaurer » les énumère).",
                )
            )
        return data

    @waiting()
    def merged_since(self, backup: Backup) -> tuple[Entry, ...]:
        """Return, in the order received, what is in the tracker now and not in `backup`."""
        entries = {entry.id: entry for kept in self.all() for entry in kept.merged}
        missing = (self._last()[1] & entries.keys()) - backup.holds
        return tuple(entries[name] for name in sorted(missing))

    @waiting()
    def new_mark(self) -> str:
        """Return a fresh name for `mark_put_back`."""
        return next_stamp(self._clock(), self._disk.names(self.folder)) + _PUT_BACK

    @waiting()
    def mark_put_back(self, mark: str, name: str) -> None:
        """Note under `mark` that the backup file `name` was put back.

        Raises `TrackerBusy` where the disk refuses.
        """
        self._disk.ensure_folder(self.folder)
        backup = self._read(Path(name).with_suffix(".json").name)
        holds = sorted(backup.holds) if backup else []
        content: dict[str, JSON] = {"put_back": name, "holds": holds}
        self._disk.write(self.folder / Path(mark).name, records.encode(content))

    @waiting()
    def witness(self, backup: Backup, anchor: Anchor) -> None:
        """Note with `backup` that the journal has come to `anchor`.

        Raises `TrackerBusy` where the disk refuses.
        """
        if anchor != backup.anchor:
            self._describe(replace(backup, anchor=anchor))

    @waiting()
    def rewrite(self, backup: Backup, data: bytes, merged: Sequence[Entry]) -> Backup:
        """Put `data` and `merged` in the place of what `backup` holds (a person's data taken out).

        Raises `TrackerBusy` where the disk refuses; a crash in between leaves the former
        backup or none.
        """
        self.drop(backup)
        digest = records.digest(data)
        file = backup.file.with_name(
            f"{backup.file.name.split('-')[0]}-{digest[:12]}{backup.file.suffix}"
        )
        self._disk.write(file, data)
        return self._describe(
            replace(backup, file=file, digest=digest, size=len(data), merged=tuple(merged))
        )

    @waiting()
    def drop(self, backup: Backup) -> None:
        """Remove `backup`.

        Raises `TrackerBusy` where the disk refuses.
        """
        self._disk.remove(backup.record)
        self._disk.remove(backup.file)

    @waiting()
    def prune(self) -> None:
        """Remove what is too old or too many, and what dead runs left; hold the lock.

        Raises `TrackerBusy` where the disk refuses.
        """
        names = self._disk.names(self.folder)
        described = [name for name in names if _is_description(name)]
        oldest = self._clock() - timedelta(days=self.days)
        kept = {*described[-1:], *self._from_newest_sound(described)}
        kept |= {n for n in described[-self.keep :] if (stamp_of(n) or oldest) >= oldest}
        first = min(kept, default="")
        for name in names:
            path = self.folder / name
            if path.suffix == ".tmp" or (name.endswith(_PUT_BACK) and name > first):
                continue
            if path.with_suffix(".json").name not in kept:
                self._disk.remove(path)

    def _from_newest_sound(self, described: Sequence[str]) -> Sequence[str]:
        """Return the newest description whose file is still what was kept, and those after it.

        What these say was merged is asked for where that one is put back.
        """
        for at in reversed(range(len(described))):
            backup = self._read(described[at])
            if backup is not None and self._is_sound(backup):
                return described[at:]
        return ()

    def _is_sound(self, backup: Backup) -> bool:
        try:
            self.read(backup)
        except WorkbookRefused:
            return False
        return True

    def _last(self) -> tuple[Backup | None, frozenset[str]]:
        """Return the last backup, None where a state was put back since; and what is held now."""
        for name in reversed(self._disk.names(self.folder)):
            backup = self._read(name)
            if backup is not None:
                return backup, backup.held_after
            if name.endswith(_PUT_BACK):
                with contextlib.suppress(ValueError):
                    return None, _ids(records.decode(self._disk.read(self.folder / name)))
        return None, frozenset()

    def _describe(self, backup: Backup) -> Backup:
        self._disk.write(backup.record, records.encode(backup.as_json()))
        return backup

    def _read(self, name: str) -> Backup | None:
        data = self._disk.read_if_there(self.folder / name) if _is_description(name) else None
        if data is None:
            return None
        try:
            return _backup_of(self.folder, records.decode(data))
        except ValueError:
            return None


def _is_description(name: str) -> bool:
    return name.endswith(".json") and not name.endswith(_PUT_BACK)


def _ids(content: Mapping[str, JSON]) -> frozenset[str]:
    return frozenset(str(name) for name in records.sequence(content, "holds"))
