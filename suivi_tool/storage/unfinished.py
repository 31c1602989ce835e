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
from suivi_tool.storage.pending import Entry, entries_of
from suivi_tool.storage.places import found, noted


@dataclass(frozen=True, slots=True)
class Intent:
    """What a merge is about to do.

    `tracker` is the file itself, `prepared` the temporary name beside it, empty where the tracker
    does not change; `before` and `after` are its digests (`before` is empty where it was missing),
    `left` that of what we left last time (`AsLeft`). `entries` are merged upon the state kept in
    the file `backup`; `lines` go into the journal. A restoration puts the backup file `put_back`
    back and notes it in `mark`; it makes the entries `again` wait again, and those of the ids
    `inside`, which are in that state already, wait no more.
    """

    tracker: str
    prepared: str
    before: str
    after: str
    left: str
    lines: tuple[bytes, ...]
    entries: tuple[Entry, ...] = ()
    backup: str = ""
    again: tuple[Entry, ...] = ()
    inside: tuple[str, ...] = ()
    put_back: str = ""
    mark: str = ""

    @property
    def no_more(self) -> tuple[str, ...]:
        """The ids of the entries that wait no more, once this is done."""
        return (*(entry.id for entry in self.entries), *self.inside)


class Unfinished:
    """The file that holds the note; its paths are seen from the work folder above it."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self.path, self._disk = path, disk
        self._root = path.parents[1]

    def write(self, intent: Intent) -> None:
        """Leave the note; raises `OSError`."""
        content: dict[str, records.JSON] = {
            "tracker": noted(self._root, Path(intent.tracker)),
            "prepared": noted(self._root, Path(intent.prepared)) if intent.prepared else "",
            "before": intent.before,
            "after": intent.after,
            "left": intent.left,
            "entries": [entry.as_json() for entry in intent.entries],
            "backup": intent.backup,
            "lines": [line.decode() for line in intent.lines],
            "inside": list(intent.inside),
            "put_back": intent.put_back,
            "mark": intent.mark,
            "again": [entry.as_json() for entry in intent.again],
        }
        self._disk.write(self.path, records.encode(content))

    def read(self) -> Intent | None:
        """Return the note, None where there is none or it cannot be read; raises `OSError`."""
        data = self._disk.read_if_there(self.path)
        if data is None:
            return None
        try:
            content = records.decode(data)
            tracker, prepared, before, after, left = (
                records.text(content, key)
                for key in ("tracker", "prepared", "before", "after", "left")
            )
            entries = entries_of(records.sequence(content, "entries"))
            backup = records.text(content, "backup")
            lines = tuple(line.encode() for line in _texts(records.sequence(content, "lines")))
            again = entries_of(records.sequence(content, "again"))
            inside = _texts(records.sequence(content, "inside"))
            put_back, mark = records.text(content, "put_back"), records.text(content, "mark")
        except ValueError:
            return None
        return Intent(
            str(found(self._root, tracker)),
            str(found(self._root, prepared)) if prepared else "",
            before,
            after,
            left,
            entries=entries,
            lines=lines,
            backup=backup,
            again=again,
            inside=inside,
            put_back=put_back,
            mark=mark,
        )

    def remove(self) -> None:
        """Take the note away, for good; raises `OSError`."""
        self._disk.remove(self.path)
        self._disk.sync_folder(self.path.parent)


def happened(intent: Intent, disk: Disk, *, even_if_missing: bool = False) -> bool:
    """Tell whether the replacement that `intent` announces took place.

    Raises:
        OSError: the tracker is out of reach, so nobody knows; or it is missing, unless
            `even_if_missing`, where the prepared file alone tells.

    """
    if not intent.prepared:
        return True
    tracker = Path(intent.tracker)
    try:
        now = records.digest(disk.read(tracker))
    except FileNotFoundError:
        if not (even_if_missing or not intent.before):
            raise
        now = ""
    if now and now in {intent.before, intent.after}:
        return now == intent.after
    return Path(intent.prepared).name not in disk.names(tracker.parent)


def _texts(values: Sequence[records.JSON]) -> tuple[str, ...]:
    if not all(isinstance(value, str) for value in values):
        raise ValueError("not a list of texts")
    return tuple(map(str, values))
