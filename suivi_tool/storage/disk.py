"""The disk, one method a durable step: the only place of the house where anything is written.

A trial replaces `Disk` by a subclass that kills the process, raises, or forgets to sync at the
n-th step. `STEPS` names the methods concerned.

Windows refuses to replace or read a file which anybody holds, be it the antivirus for an instant:
such steps are tried again after 50 ms, then longer, about 2.5 s in all. Where a file is opened,
Python passes on « access denied » alone, without the number of Windows.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from suivi_tool.storage import temporary
from suivi_tool.storage.failures import ON_WINDOWS, SHARING, windows_code

STEPS = ("mkdir", "write_new", "append", "truncate", "replace", "place", "unlink", "sync_folder")
DELAYS = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)  # seconds; 2.5 in all
ACCESS_DENIED = 5  # Windows
NOT_SAME_DEVICE = 17  # Windows
NOT_FOR_FOLDERS = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF})

T = TypeVar("T")


def _patiently(act: Callable[[], T]) -> T:
    for delay in DELAYS:
        try:
            return act()
        except OSError as error:
            if not _may_be_held(error):
                raise
            time.sleep(delay)
    return act()


def _may_be_held(error: OSError) -> bool:
    code = windows_code(error)
    if code is None:
        return ON_WINDOWS and isinstance(error, PermissionError)
    return code in SHARING | {ACCESS_DENIED}


def _other_volume(error: OSError) -> bool:
    return error.errno == errno.EXDEV or windows_code(error) == NOT_SAME_DEVICE


class Disk:
    """The real disk. Every method raises `OSError` where the system refuses."""

    # Steps: each one either happened or did not, and what it wrote survives a power cut.

    def mkdir(self, path: Path) -> None:
        """Make the folder `path`; `FileExistsError` where somebody was first (also on a share)."""
        path.mkdir()

    def write_new(self, path: Path, data: bytes) -> None:
        """Write the new file `path` and wait until its content lies on the disk."""
        with _patiently(lambda: path.open("xb")) as file:
            file.write(data)
            file.flush()
            self.sync(file.fileno())

    def append(self, path: Path, data: bytes) -> None:
        """Write `data` at the end of `path` and wait until it lies on the disk."""
        with _patiently(lambda: path.open("ab")) as file:
            file.write(data)
            file.flush()
            self.sync(file.fileno())

    def truncate(self, path: Path, size: int) -> None:
        """Cut `path` after `size` bytes."""
        with _patiently(lambda: path.open("r+b")) as file:
            file.truncate(size)
            self.sync(file.fileno())

    def replace(self, source: Path, target: Path) -> None:
        """Put `source` in the place of `target` at one stroke."""
        _patiently(lambda: source.replace(target))

    def place(self, source: Path, target: Path) -> None:
        """Give `source` the name `target`; `FileExistsError` where that name is taken."""
        if ON_WINDOWS:
            _patiently(lambda: source.rename(target))
            return
        try:
            target.hardlink_to(source)
        except FileExistsError:
            raise
        except OSError:  # a share without hard links
            if target.exists():
                raise FileExistsError(17, "File exists", str(target)) from None
            source.replace(target)
        else:
            source.unlink()

    def unlink(self, path: Path) -> None:
        """Remove the file `path`; one of our temporary files also where it is read-only."""
        if temporary.is_ours(path.name):
            _make_removable(path)
        _patiently(path.unlink)

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in `folder` lie on the disk, where the system knows how.

        Windows does it by its own journal; some network drives refuse to be asked.
        """
        if ON_WINDOWS:
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            self.sync(handle)
        except OSError as error:
            if error.errno not in NOT_FOR_FOLDERS:
                raise
        finally:
            os.close(handle)

    def sync(self, handle: int) -> None:
        """Wait until what was written through `handle` lies on the disk."""
        os.fsync(handle)

    # Reading.

    def read(self, path: Path) -> bytes:
        """Return the content of `path`."""
        return _patiently(path.read_bytes)

    def read_if_there(self, path: Path) -> bytes | None:
        """Return the content of `path`, None where its folder is in reach and has no such file.

        A share that goes away for a moment also says « not found »: that raises.
        """
        try:
            return self.read(path)
        except FileNotFoundError:
            if path.name in os.listdir(path.parent):  # noqa: PTH208 - names, not paths
                raise
            return None

    def names(self, folder: Path) -> list[str]:
        """Return the names in `folder`, sorted; none where it was never made."""
        try:
            return sorted(os.listdir(folder))  # noqa: PTH208
        except FileNotFoundError:
            if folder.name in os.listdir(folder.parent):  # noqa: PTH208
                raise
            return []

    # What the steps add up to.

    def write(
        self, path: Path, data: bytes, *, like: Path | None = None, by_way_of: Path | None = None
    ) -> None:
        """Put a file holding `data` at `path`: the former content or the new, never a mixture.

        `like` is a file whose permissions and attributes the new one gets. The temporary file lies
        beside `path`, or in the folder `by_way_of` where that is on the same volume.
        """
        self._through_temporary(path, data, self.replace, like, by_way_of)

    def create(self, path: Path, data: bytes, *, by_way_of: Path | None = None) -> None:
        """Make the file `path`; `FileExistsError` where there is one, which stays as it is."""
        self._through_temporary(path, data, self.place, None, by_way_of)

    def _through_temporary(
        self,
        path: Path,
        data: bytes,
        put: Callable[[Path, Path], None],
        like: Path | None,
        by_way_of: Path | None,
    ) -> None:
        prepared = temporary.beside(by_way_of / path.name if by_way_of else path)
        try:
            self.write_new(prepared, data)
            if like is not None:
                dress(prepared, like)
            put(prepared, path)
        except OSError as error:
            discard(prepared)
            if by_way_of is None or not _other_volume(error):
                error.filename = str(path)  # what people know, not our temporary name
                raise
            self._through_temporary(path, data, put, like, None)
        self.sync_folder(path.parent)

    def ensure_folder(self, path: Path) -> None:
        """Make the folder `path` where it is missing; the one above it is never made.

        A share that is not connected may look like an empty folder: nothing is to grow there.
        """
        if path.is_dir():
            return
        with contextlib.suppress(FileExistsError):
            self.mkdir(path)
        self.sync_folder(path.parent)

    def remove(self, path: Path) -> None:
        """Remove the file `path` where it is still there."""
        try:
            self.unlink(path)
        except FileNotFoundError:
            if path.name in self.names(path.parent):
                raise


def discard(prepared: Path) -> None:
    """Remove a file of ours that did not come to its place, as far as the system allows."""
    _make_removable(prepared)
    with contextlib.suppress(OSError):
        prepared.unlink(missing_ok=True)


def _make_removable(path: Path) -> None:
    # Windows keeps a file that is marked read-only, as one prepared in the look of another may be.
    if ON_WINDOWS:
        with contextlib.suppress(OSError):
            path.chmod(stat.S_IREAD | stat.S_IWRITE)


def dress(path: Path, like: Path) -> None:
    """Give `path` the permissions, owner and attributes of `like`, as far as the system allows.

    The time of modification stays that of the writing: backup programs go by it.
    """
    now = path.stat()
    with contextlib.suppress(OSError):
        shutil.copystat(like, path)
    if hasattr(os, "chown"):
        owner = like.stat()
        if (now.st_uid, now.st_gid) != (owner.st_uid, owner.st_gid):
            with contextlib.suppress(OSError):
                os.chown(path, owner.st_uid, owner.st_gid)
    if ON_WINDOWS:
        _keep_mark_of_the_web(path, like)
    with contextlib.suppress(OSError):
        os.utime(path, ns=(now.st_atime_ns, now.st_mtime_ns))


def _keep_mark_of_the_web(path: Path, like: Path) -> None:
    # NTFS gives the replaced file's creation time and short name back by itself, not its streams.
    with contextlib.suppress(OSError):
        mark = Path(f"{like}:Zone.Identifier").read_bytes()
        Path(f"{path}:Zone.Identifier").write_bytes(mark)
