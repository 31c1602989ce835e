"""Documents of a case folder: put in place only over what we have read, taken back into a bin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from suivi_tool.errors import Fault, RefusedInput, TrackerBusy
from suivi_tool.storage import owner, records
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.failures import told_as
from suivi_tool.storage.numbers import folder_name
from suivi_tool.storage.places import found, noted
from suivi_tool.storage.records import JSON


@dataclass(frozen=True, slots=True)
class FileChange:
    """A document made or replaced: its path, digest before (empty: it was not there) and after.

    `binned` is where the former content lies, empty where there was none.
    """

    path: Path
    before: str
    after: str
    binned: str = ""

    def as_json(self, root: Path) -> dict[str, JSON]:
        """Return the change as a JSON object, its paths as seen from the work folder `root`."""
        return {
            "path": noted(root, self.path),
            "before": self.before,
            "after": self.after,
            "binned": noted(root, Path(self.binned)) if self.binned else "",
        }


def file_change_of(content: Mapping[str, JSON], root: Path) -> FileChange:
    """Return the change written by `FileChange.as_json`, in the work folder `root`.

    Raises:
        ValueError: it is not one.

    """
    path, before, after, binned = (
        records.text(content, key) for key in ("path", "before", "after", "binned")
    )
    return FileChange(found(root, path), before, after, str(found(root, binned)) if binned else "")


class CaseFiles:
    """The folders of the cases (`root`), and the bin for what was taken back.

    Temporary files lie in `scratch`: among hundreds of case folders nobody would find them again.
    """

    def __init__(self, root: Path, bin_folder: Path, scratch: Path, disk: Disk) -> None:
        self.root, self.bin, self.scratch, self._disk = root, bin_folder, scratch, disk

    def folder(self, number: str) -> Path:
        """Return the folder of `number` (see `numbers.folder_name`)."""
        return self.root / folder_name(number)

    def has(self, number: str) -> bool:
        """Tell whether `number` has its folder; what people typed may be no number (« ? »)."""
        try:
            return self.folder(number).is_dir()
        except RefusedInput:
            return False

    def read(self, path: Path) -> bytes | None:
        """Return the document at `path`, None where there is none.

        Raises:
            RefusedInput: it is out of reach.

        """
        with told_as(RefusedInput, path):
            return self._disk.read_if_there(path) if path.parent.exists() else None

    def digest(self, path: Path) -> str:
        """Return the digest of the document at `path`, empty where there is none."""
        data = self.read(path)
        return "" if data is None else records.digest(data)

    def write(self, path: Path, data: bytes, expected: bytes | None) -> FileChange:
        """Put `data` at `path`, where `expected` was read (None: no document).

        The former content goes into the bin, so that the change can be taken back.

        Raises:
            TrackerBusy: somebody has the document open.
            RefusedInput: it is no longer what was read, or the disk refuses.

        """
        before = "" if expected is None else records.digest(expected)
        after = records.digest(data)
        self._check(path, before)
        if before == after:
            return FileChange(path, before, after)
        with told_as(RefusedInput, path):
            self._disk.ensure_folder(self.root)
            self._disk.ensure_folder(path.parent)
            self._disk.ensure_folder(self.scratch)
            if expected is None:
                self._create(path, data)
                return FileChange(path, before, after)
            binned = self._keep(path.name, expected)
            self._disk.write(path, data, like=path, by_way_of=self.scratch)
        return FileChange(path, before, after, str(binned))

    def take_back(self, change: FileChange) -> None:
        """Undo `change`: the document goes into the bin, the former one comes back.

        Raises:
            TrackerBusy: somebody has the document open.
            RefusedInput: somebody has changed it since, or the disk refuses.

        """
        if self.digest(change.path) == change.before:
            return
        self._check(change.path, change.after)
        with told_as(RefusedInput, change.path):
            self._keep(change.path.name, self._disk.read(change.path))
            if change.binned:
                former = self._disk.read(Path(change.binned))
                if records.digest(former) != change.before:
                    raise RefusedInput(_changed(Path(change.binned)))
                self._disk.write(change.path, former, like=change.path, by_way_of=self.scratch)
            else:
                self._disk.remove(change.path)
                self._disk.sync_folder(change.path.parent)

    def binned(self) -> tuple[Path, ...]:
        """Return the documents in the bin, sorted."""
        return tuple(sorted(path for path in self.bin.rglob("*") if path.is_file()))

    def _check(self, path: Path, expected: str) -> None:
        holder = owner.who_has_open(path)
        if holder is not None:
            raise TrackerBusy(_open_by(holder, path))
        if self.digest(path) != expected:
            raise RefusedInput(_changed(path))

    def _create(self, path: Path, data: bytes) -> None:
        try:
            self._disk.create(path, data, by_way_of=self.scratch)
        except FileExistsError:
            raise RefusedInput(_changed(path)) from None

    def _keep(self, name: str, data: bytes) -> Path:
        folder = self.bin / records.digest(data)[:16]
        self._disk.ensure_folder(self.bin)
        self._disk.ensure_folder(folder)
        if self.digest(folder / name) != records.digest(data):
            self._disk.write(folder / name, data, by_way_of=self.scratch)
        return folder / name


def _open_by(holder: owner.Holder, path: Path) -> Fault:
    return Fault(
        f"« {path.name} » est ouvert par {holder.who}.",
        place=str(path),
        remedy="Fermez ce document, puis recommencez. Si personne ne l’a ouvert, supprimez "
        f"« {holder.lock_file.name} » à côté de lui.",
    )


def _changed(path: Path) -> Fault:
    return Fault(
        f"« {path.name} » a changé depuis que l’outil l’a lu ; il a été laissé tel quel.",
        place=str(path),
        remedy="Recommencez : l’outil relira ce document.",
    )
