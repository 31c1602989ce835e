"""Disks on which things go wrong at the n-th point: a process killed, power cut, a step refused.

`HeardDisk` is a real one that tells when its work begins and how long it lasts, so that a process
can be killed from outside while it works.

`PowerDisk` knows what a power cut may take away: the content of a file that was not synced (cut
at any length), and every making, renaming or removing of a name whose folder was not synced
(taken back in reverse order, from any moment on).
"""

# ruff: noqa: D102 - the steps are described in `Disk`
from __future__ import annotations

import contextlib
import os
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import Pipe, Process
from multiprocessing.connection import wait
from multiprocessing.sharedctypes import RawArray
from pathlib import Path
from typing import Any

from suivi_tool.storage.disk import STEPS, Disk

KILL = 9


class PointDisk(Disk):
    """A disk that passes through `point` before and after every step, and within a writing.

    Nothing is really synced: a killed process loses nothing that it wrote.
    """

    def __init__(self) -> None:
        self.points = 0

    def point(self, step: str, path: Path) -> None:  # noqa: ARG002 - for subclasses
        """Count; a subclass strikes here."""
        self.points += 1

    def sync(self, handle: int) -> None:
        """Do nothing."""

    def mkdir(self, path: Path) -> None:
        self.point("mkdir", path)
        super().mkdir(path)
        self.point("after mkdir", path)

    def write_new(self, path: Path, data: bytes) -> None:
        self.point("write_new", path)
        with path.open("xb") as file:
            file.write(data[: len(data) // 2])
            file.flush()
            self.point("half written", path)
            file.write(data[len(data) // 2 :])
            file.flush()
        self.point("before sync", path)
        self.point("after write_new", path)

    def append(self, path: Path, data: bytes) -> None:
        self.point("append", path)
        with path.open("ab") as file:
            file.write(data[: len(data) // 2])
            file.flush()
            self.point("half appended", path)
            file.write(data[len(data) // 2 :])
            file.flush()
        self.point("before sync", path)
        self.point("after append", path)

    def truncate(self, path: Path, size: int) -> None:
        self.point("truncate", path)
        super().truncate(path, size)
        self.point("after truncate", path)

    def replace(self, source: Path, target: Path) -> None:
        self.point("replace", target)
        super().replace(source, target)
        self.point("after replace", target)

    def place(self, source: Path, target: Path) -> None:
        self.point("place", target)
        super().place(source, target)
        self.point("after place", target)

    def unlink(self, path: Path) -> None:
        self.point("unlink", path)
        super().unlink(path)
        self.point("after unlink", path)

    def sync_folder(self, folder: Path) -> None:
        self.point("sync_folder", folder)
        super().sync_folder(folder)
        self.point("after sync_folder", folder)


class KillDisk(PointDisk):
    """Kill the process, without warning, at the point `at`."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at

    def point(self, step: str, path: Path) -> None:
        super().point(step, path)
        if self.points == self.at:
            self.before_death()
            os.kill(os.getpid(), KILL)

    def before_death(self) -> None:
        """Nothing; a subclass tears what was not synced."""


@dataclass(frozen=True)
class _Change:
    """A change of names in `folder` that is not yet synced, and how it is taken back."""

    folder: Path
    take_back: Callable[[], None]


class PowerDisk(KillDisk):
    """Cut the power at the point `at`; `forget` is what is never synced: "file", "folder"."""

    def __init__(self, at: int, seed: int, forget: frozenset[str] = frozenset()) -> None:
        super().__init__(at)
        self._random, self._forget = random.Random(seed), forget
        self._torn: dict[Path, int] = {}
        self._changes: list[_Change] = []
        self._shadow = Path(tempfile.mkdtemp(prefix="trust-shadow-"))

    def before_death(self) -> None:
        first = self._random.randint(0, len(self._changes))
        for path, synced in self._torn.items():
            if path.exists():
                size = path.stat().st_size
                os.truncate(path, self._random.randint(min(synced, size), size))
        for change in reversed(self._changes[first:]):
            with contextlib.suppress(OSError):
                change.take_back()
        shutil.rmtree(self._shadow)

    def _changed(self, path: Path, take_back: Callable[[], None]) -> None:
        self._changes.append(_Change(path.parent, take_back))

    def _copy(self, path: Path) -> Path | None:
        if not path.exists():
            return None
        copy = self._shadow / f"{len(self._changes)}"
        shutil.copy2(path, copy)
        return copy

    def mkdir(self, path: Path) -> None:
        super().mkdir(path)
        self._changed(path, path.rmdir)

    def write_new(self, path: Path, data: bytes) -> None:
        self._torn[path] = 0
        self._changed(path, path.unlink)
        try:
            super().write_new(path, data)
        except FileExistsError:
            self._changes.pop()
            del self._torn[path]
            raise
        self._synced(path)

    def append(self, path: Path, data: bytes) -> None:
        if path.exists():
            self._torn[path] = path.stat().st_size
        else:
            self._torn[path] = 0
            self._changed(path, path.unlink)
        super().append(path, data)
        self._synced(path)

    def _synced(self, path: Path) -> None:
        if "file" not in self._forget:
            self._torn.pop(path, None)

    def replace(self, source: Path, target: Path) -> None:
        former = self._copy(target)
        super().replace(source, target)

        def take_back() -> None:
            target.replace(source)
            if former is not None:
                shutil.copy2(former, target)

        self._renamed(source, target, take_back)

    def place(self, source: Path, target: Path) -> None:
        super().place(source, target)

        def take_back() -> None:
            target.rename(source)

        self._renamed(source, target, take_back)

    def _renamed(self, source: Path, target: Path, take_back: Callable[[], None]) -> None:
        if source in self._torn:
            self._torn[target] = self._torn.pop(source)
        self._changed(target, take_back)

    def unlink(self, path: Path) -> None:
        former = self._copy(path)
        super().unlink(path)

        def take_back() -> None:
            if former is not None:
                shutil.copy2(former, path)

        self._changed(path, take_back)

    def sync_folder(self, folder: Path) -> None:
        super().sync_folder(folder)
        if "folder" not in self._forget:
            self._changes = [change for change in self._changes if change.folder != folder]


class FailDisk(PointDisk):
    """Refuse the step at the point `at` with `error`, and (`for_good`) all that follow."""

    def __init__(self, at: int, error: OSError, *, for_good: bool = False) -> None:
        super().__init__()
        self.at, self.error, self.for_good = at, error, for_good

    def point(self, step: str, path: Path) -> None:
        super().point(step, path)
        if self.points == self.at or (self.for_good and self.points > self.at):
            raise type(self.error)(*self.error.args, str(path))

    def read(self, path: Path) -> bytes:
        self.point("read", path)
        return super().read(path)

    def names(self, folder: Path) -> list[str]:
        self.point("names", folder)
        return super().names(folder)


class HeardDisk(Disk):
    """The real disk of a child: its first step waits until it is heard, its times are kept."""

    def __init__(self) -> None:
        self._ours, self._theirs = Pipe()
        self._times = RawArray("d", 2)

    def hear(self) -> None:
        """Wait at the first step for who listens; note when it was, and when the last one."""
        if not self._times[0]:
            self._theirs.send(None)
            self._theirs.recv()
            self._times[0] = time.monotonic()
        self._times[1] = time.monotonic()

    def let_work(self, process: Process, seconds: float | None = None) -> None:
        """Let `process` work upon this disk: `seconds` from its first step on, then kill it.

        None lets it end. 0 kills it before that step.
        """
        if self._ours in wait([self._ours, process.sentinel]):
            self._ours.recv()
            if seconds != 0:
                self._ours.send(None)
        if seconds is not None:
            time.sleep(seconds)
            process.kill()
        process.join()

    def worked(self) -> float:
        """Return the seconds from the first step to the end of the last."""
        begun, ended = self._times
        return float(ended - begun)


def _heard(step: str) -> Callable[..., None]:
    act = getattr(Disk, step)

    def heard(disk: HeardDisk, *given: Any) -> None:
        disk.hear()
        act(disk, *given)
        disk.hear()

    return heard


for _step in STEPS:
    setattr(HeardDisk, _step, _heard(_step))
