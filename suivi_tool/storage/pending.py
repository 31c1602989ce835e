"""What was acknowledged and waits for the tracker: one small record each, in the order received.

The name of a record begins with the moment of its reception (`stamps`).
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from suivi_tool.errors import Fault
from suivi_tool.storage import records
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.failures import nothing_recorded, waiting
from suivi_tool.storage.lock import Clock, real_clock
from suivi_tool.storage.records import JSON
from suivi_tool.storage.stamps import next_stamp

_SUFFIX = ".json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to do in the tracker: `kind` and `payload` are the caller's words.

    `at` is the real moment of the acknowledgement (aware), `by` who gave it.
    """

    id: str
    kind: str
    number: str
    payload: Mapping[str, JSON]
    by: str
    at: datetime

    def as_json(self) -> dict[str, JSON]:
        """Return the entry as a JSON object."""
        return {
            "id": self.id,
            "kind": self.kind,
            "number": self.number,
            "payload": self.payload,
            "by": self.by,
            "at": self.at.isoformat(),
        }


def entry_of(content: Mapping[str, JSON]) -> Entry:
    """Return the entry written by `Entry.as_json`.

    Raises:
        ValueError: it is not one.

    """
    name, kind, number, by = (records.text(content, key) for key in ("id", "kind", "number", "by"))
    at = datetime.fromisoformat(records.text(content, "at"))
    if at.tzinfo is None:
        raise ValueError("a moment without its time zone")
    return Entry(name, kind, number, records.mapping(content, "payload"), by, at)


def entries_of(contents: Iterable[JSON]) -> tuple[Entry, ...]:
    """Return the entries written by `Entry.as_json`.

    Raises:
        ValueError: one of them is not.

    """
    found = [content for content in contents if isinstance(content, dict)]
    return tuple(map(entry_of, found))


class Pending:
    """The folder of the entries that wait."""

    def __init__(self, folder: Path, disk: Disk, clock: Clock = real_clock) -> None:
        self.folder, self._disk, self._clock = folder, disk, clock

    def add(self, kind: str, number: str, payload: Mapping[str, JSON], by: str) -> Entry:
        """Keep an entry; once this returns it survives a power cut and may be acknowledged.

        Raises:
            RefusedInput: it could not be kept, and nothing of it is left.

        """
        with nothing_recorded(self.folder):
            self._disk.ensure_folder(self.folder)
            now = self._clock()
            stamp = next_stamp(now, self._disk.names(self.folder))
            name = f"{stamp}-{secrets.token_hex(4)}"
            entry = Entry(name, kind, number, payload, by, now)
            self._keep(entry)
        return entry

    @waiting()
    def put_back(self, entry: Entry) -> None:
        """Keep `entry` under its own id, in its old place in the order.

        Raises:
            TrackerBusy: it could not be kept, and nothing of it is left.

        """
        self._keep(entry)

    def _keep(self, entry: Entry) -> None:
        path = self._path(entry)
        try:
            self._disk.write(path, records.encode(entry.as_json()))
        except OSError:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
            raise

    def entries(self) -> tuple[Entry, ...]:
        """Return the entries in the order received, without those that are damaged.

        Raises:
            TrackerBusy: they are out of reach.

        """
        return tuple(found for found in self._all() if isinstance(found, Entry))

    def damaged(self) -> tuple[Fault, ...]:
        """Return a fault for each record that is damaged; it stays where it is.

        Raises:
            TrackerBusy: they are out of reach.

        """
        return tuple(found for found in self._all() if isinstance(found, Fault))

    @waiting()
    def rewrite(self, entry: Entry, payload: Mapping[str, JSON]) -> Entry:
        """Give `entry` another payload (a person's data taken out).

        Raises `TrackerBusy` where the disk refuses.
        """
        changed = replace(entry, payload=payload)
        self._disk.write(self._path(entry), records.encode(changed.as_json()))
        return changed

    @waiting()
    def remove(self, entry: Entry | str) -> None:
        """Forget an entry (or its id), which may be gone already.

        Raises `TrackerBusy` where the disk refuses.
        """
        self._disk.remove(self._path(entry))

    def _path(self, entry: Entry | str) -> Path:
        return self.folder / ((entry if isinstance(entry, str) else entry.id) + _SUFFIX)

    def _all(self) -> list[Entry | Fault]:
        with waiting(self.folder):
            names = [name for name in self._disk.names(self.folder) if name.endswith(_SUFFIX)]
            found = [self._read(self.folder / name) for name in names]
        return [record for record in found if record is not None]

    def _read(self, path: Path) -> Entry | Fault | None:
        data = self._disk.read_if_there(path)
        if data is None:  # merged by another process since we looked
            return None
        try:
            entry = entry_of(records.decode(data))
        except ValueError:
            return _damaged(path)
        return entry if entry.id == path.stem else _damaged(path)


def _damaged(path: Path) -> Fault:
    return Fault(
        "Cet enregistrement en attente est abîmé et ne peut pas être reporté dans le suivi.",
        place=str(path),
        remedy="Gardez ce fichier et enregistrez de nouveau l’appel ou l’étape concernée.",
    )
