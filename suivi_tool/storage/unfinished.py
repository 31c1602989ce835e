"""The note that a merge leaves before it replaces the tracker, so that the next run can finish it.

The new tracker is prepared under a temporary name before the note is written. Replacing the
tracker takes that name away at the same stroke. Whoever finds the note therefore knows whether the
replacement happened, also where somebody has saved the tracker since.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from suivi_tool.storage import records
from suivi_tool.storage.disk import Disk


@dataclass(frozen=True, slots=True)
class Intent:
    """What a merge is about to do.

    `tracker` is the file itself, `prepared` the temporary name beside it, empty where the tracker does not change;
    `entries` the ids that are merged, `lines` what goes into the journal.
    """

    tracker: str
    prepared: str
    before: str
    after: str
    entries: tuple[str, ...]
    lines: tuple[bytes, ...]


class Unfinished:
    """The file that holds the note."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self.path, self._disk = path, disk

    def write(self, intent: Intent) -> None:
        """Leave the note; raises `OSError`."""
        content: dict[str, records.JSON] = {
            "tracker": intent.tracker,
            "prepared": intent.prepared,
            "before": intent.before,
            "after": intent.after,
            "entries": list(intent.entries),
            "lines": [line.decode() for line in intent.lines],
        }
        self._disk.write(self.path, records.encode(content))

    def read(self) -> Intent | None:
        """Return the note, None where there is none or it cannot be read; raises `OSError`."""
        try:
            content = records.decode(self._disk.read(self.path))
            tracker, prepared, before, after = (
                records.text(content, key) for key in ("tracker", "prepared", "before", "after")
            )
            entries = _texts(records.sequence(content, "entries"))
            lines = tuple(line.encode() for line in _texts(records.sequence(content, "lines")))
        except (FileNotFoundError, ValueError):
            return None
        return Intent(tracker, prepared, before, after, entries, lines)

    def remove(self) -> None:
        """Take the note away, for good; raises `OSError`."""
        self._disk.remove(self.path)
        self._disk.sync_folder(self.path.parent)


def happened(intent: Intent, disk: Disk) -> bool:
    """Tell whether the replacement that `intent` announces took place.

    Raises:
        OSError: the tracker is out of reach, so nobody knows.

    """
    if not intent.prepared:
        return True
    tracker = Path(intent.tracker)
    now = records.digest(disk.read(tracker))
    if now in {intent.before, intent.after}:
        return now == intent.after
    return Path(intent.prepared).name not in disk.names(tracker.parent)


def _texts(values: Sequence[records.JSON]) -> tuple[str, ...]:
    if not all(isinstance(value, str) for value in values):
        raise ValueError("not a list of texts")
    return tuple(map(str, values))
