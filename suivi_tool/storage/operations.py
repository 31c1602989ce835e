"""What each operation did, in enough detail to take it back: one JSON record an operation."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from suivi_tool.storage import records
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.failures import waiting
from suivi_tool.storage.lock import Clock, real_clock
from suivi_tool.storage.records import JSON
from suivi_tool.storage.stamps import next_stamp

KEPT = 200


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that a person did: `details` (files, cells, entries) are the caller's.

    `at` is the real moment (aware); `undone` whether it has been taken back.
    """

    id: str
    kind: str
    number: str
    by: str
    at: datetime
    details: Mapping[str, JSON]
    undone: bool = False

    def as_json(self) -> dict[str, JSON]:
        """Return the operation as a JSON object."""
        return {
            "id": self.id,
            "kind": self.kind,
            "number": self.number,
            "by": self.by,
            "at": self.at.isoformat(),
            "details": self.details,
            "undone": self.undone,
        }


def _operation_of(content: Mapping[str, JSON]) -> Operation:
    name, kind, number, by = (records.text(content, key) for key in ("id", "kind", "number", "by"))
    at = datetime.fromisoformat(records.text(content, "at"))
    details = records.mapping(content, "details")
    return Operation(name, kind, number, by, at, details, content.get("undone") is True)


class Operations:
    """The folder of these records, the `KEPT` newest."""

    def __init__(self, folder: Path, disk: Disk, clock: Clock = real_clock) -> None:
        self.folder, self._disk, self._clock = folder, disk, clock

    @waiting()
    def record(self, kind: str, number: str, by: str, details: Mapping[str, JSON]) -> Operation:
        """Keep what an operation did.

        Raises `TrackerBusy` where the disk refuses.
        """
        self._disk.ensure_folder(self.folder)
        now = self._clock()
        stamp = next_stamp(now, self._names())
        name = f"{stamp}-{secrets.token_hex(4)}"
        operation = Operation(name, kind, number, by, now, details)
        self._write(operation)
        for old in self._names()[:-KEPT]:
            self._disk.remove(self.folder / old)
        return operation

    @waiting()
    def update(self, operation: Operation, details: Mapping[str, JSON]) -> Operation:
        """Give `operation` other details.

        Raises `TrackerBusy` where the disk refuses.
        """
        changed = replace(operation, details=details)
        self._write(changed)
        return changed

    @waiting()
    def mark_undone(self, operation: Operation) -> Operation:
        """Note that `operation` has been taken back.

        Raises `TrackerBusy` where the disk refuses.
        """
        changed = replace(operation, undone=True)
        self._write(changed)
        return changed

    @waiting()
    def all(self) -> tuple[Operation, ...]:
        """Return the operations, oldest first, without those that cannot be read."""
        found = (self._read(name) for name in self._names())
        return tuple(operation for operation in found if operation is not None)

    @waiting()
    def last(self) -> Operation | None:
        """Return the last operation that was not taken back."""
        found = map(self._read, reversed(self._names()))
        return next((done for done in found if done is not None and not done.undone), None)

    def _names(self) -> list[str]:
        return [name for name in self._disk.names(self.folder) if name.endswith(".json")]

    def _read(self, name: str) -> Operation | None:
        try:
            return _operation_of(records.decode(self._disk.read(self.folder / name)))
        except (OSError, ValueError):
            return None

    def _write(self, operation: Operation) -> None:
        path = self.folder / f"{operation.id}.json"
        self._disk.write(path, records.encode(operation.as_json()))
