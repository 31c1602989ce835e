"""A copy of the tracker as we left it, so that what people typed since can be told."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from suivi_tool.storage import records
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.failures import waiting

_SUFFIX = ".left"


class AsLeft:
    """The folder of that copy; its name is its digest, so a half-finished merge is no trouble."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.folder, self._disk = folder, disk

    @waiting()
    def digest(self) -> str:
        """Return the digest of the tracker as we left it, empty where we never wrote it."""
        kept = self._kept()
        return kept[0].removesuffix(_SUFFIX) if len(kept) == 1 else ""

    @waiting()
    def read(self) -> bytes | None:
        """Return the tracker as we left it, None where that is not known.

        Raises `TrackerBusy` where the disk refuses.
        """
        digest = self.digest()
        data = self._disk.read(self._path(digest)) if digest else b""
        return data if records.digest(data) == digest else None

    @waiting()
    def at(self) -> datetime | None:
        """Return when the copy was kept, None where there is none.

        Raises `TrackerBusy` where the disk refuses.
        """
        digest = self.digest()
        seconds = self._path(digest).stat().st_mtime if digest else None
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC)

    @waiting()
    def store(self, data: bytes) -> None:
        """Keep `data` beside what is kept, until `keep_only` says which one holds.

        Raises `TrackerBusy` where the disk refuses.
        """
        self._disk.ensure_folder(self.folder)
        path = self._path(records.digest(data))
        if not path.exists():
            self._disk.write(path, data)

    def store_first(self, data: bytes) -> None:
        """Keep `data` where nothing is kept yet; else do nothing.

        Raises `TrackerBusy` where the disk refuses.
        """
        if not self._kept():
            self.store(data)

    @waiting()
    def _kept(self) -> list[str]:
        return [name for name in self._disk.names(self.folder) if name.endswith(_SUFFIX)]

    @waiting()
    def keep_only(self, digest: str) -> None:
        """Forget all copies but that of `digest`.

        Raises `TrackerBusy` where the disk refuses.
        """
        for name in self._disk.names(self.folder):
            if name.endswith(_SUFFIX) and name != digest + _SUFFIX:
                self._disk.remove(self.folder / name)

    def forget(self) -> None:
        """Forget the copy (another tracker is followed from now on).

        Raises `TrackerBusy` where the disk refuses.
        """
        self.keep_only("")

    def _path(self, digest: str) -> Path:
        return self.folder / (digest + _SUFFIX)
