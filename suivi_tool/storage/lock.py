"""One writer at a time: a lock of the system, and beside it a file that says whose it is.

The system's lock (flock, LockFileEx) dies with its holder. The file beside it stays, and so tells
the next holder that the last one did not finish. Where the system's lock does not reach (some
network drives), the file alone keeps another machine out for `STALE_AFTER` seconds.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from suivi_tool.errors import Fault, TrackerBusy
from suivi_tool.storage import records, temporary
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.failures import waiting

STALE_AFTER = 60.0  # seconds without a sign of life of another machine
POLL = 0.05

Clock = Callable[[], datetime]


def real_clock() -> datetime:
    """Return now, with the offset of this machine's time zone."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class LockHolder:
    """Who holds, or held, the lock: person, machine, process, and since when (ISO, local)."""

    name: str
    host: str
    pid: int
    at: str
    token: str

    def __str__(self) -> str:
        try:
            since = f"{datetime.fromisoformat(self.at):%d/%m/%Y à %H:%M}"
        except ValueError:
            since = self.at
        return f"{self.name} (poste {self.host}, depuis le {since})"


class Held:
    """The lock while we have it; `stale` is a former holder who never gave it back."""

    def __init__(self, info: Path, mine: LockHolder, stale: LockHolder | None, disk: Disk) -> None:
        self._info, self._mine, self._disk = info, mine, disk
        self.stale = stale

    def check(self) -> None:
        """Make sure that nobody took the lock from us, thinking us dead (a laptop that slept).

        Raises:
            TrackerBusy: somebody did.

        """
        now = read_holder(self._info, self._disk)
        if now is None or now.token != self._mine.token:
            raise TrackerBusy(_busy(now))


def read_holder(info: Path, disk: Disk) -> LockHolder | None:
    """Return who is written in the file `info`, None where nobody or nothing readable is."""
    try:
        found = records.decode(disk.read(info))
        name, host, at, token = (
            records.text(found, key) for key in ("name", "host", "at", "token")
        )
    except (OSError, ValueError):
        return None
    pid = found.get("pid")
    return LockHolder(name, host, pid if isinstance(pid, int) else 0, at, token)


def _busy(holder: LockHolder | None) -> Fault:
    who = f" : {holder}" if holder else ""
    return Fault(
        f"Un autre enregistrement est en cours{who}.",
        remedy="Ce qui est enregistré attend et sera reporté dans le suivi la prochaine fois.",
    )


@contextmanager
def held(
    folder: Path,
    *,
    disk: Disk,
    name: str = "",
    wait: float = 10.0,
    clock: Clock = real_clock,
) -> Iterator[Held]:
    """Hold the lock of `folder` (which exists) within; wait for it at most `wait` seconds.

    Raises:
        TrackerBusy: somebody else holds it, and is named; or the folder is out of reach.

    """
    info = folder / "lock.json"
    at = clock().isoformat(timespec="seconds")
    mine = LockHolder(name or "quelqu’un", temporary.host(), os.getpid(), at, secrets.token_hex(8))
    deadline = time.monotonic() + wait
    with contextlib.ExitStack() as stack:
        with waiting(folder):
            _take_system_lock(folder / "lock", info, wait, disk, stack)
            stale = _sign(info, mine, deadline, disk)
        stack.callback(_unsign, info, mine, disk)
        yield Held(info, mine, stale, disk)


def _take_system_lock(
    path: Path, info: Path, wait: float, disk: Disk, stack: contextlib.ExitStack
) -> None:
    lock = FileLock(path)
    try:
        lock.acquire(timeout=wait, poll_interval=POLL)
    except Timeout:
        raise TrackerBusy(_busy(read_holder(info, disk))) from None
    stack.callback(lock.release)


def _sign(info: Path, mine: LockHolder, deadline: float, disk: Disk) -> LockHolder | None:
    """Write our name into `info`; return the former holder who left theirs there."""
    stale: LockHolder | None = None
    signature = records.encode(asdict(mine))
    while True:
        try:
            disk.write_new(info, signature)
        except FileExistsError:
            former = read_holder(info, disk)
            if _is_gone(info, former, disk):
                stale = former
                disk.remove(info)
            elif time.monotonic() > deadline:
                raise TrackerBusy(_busy(former)) from None
            else:
                time.sleep(POLL)
        else:
            return stale


def _is_gone(info: Path, holder: LockHolder | None, disk: Disk) -> bool:
    """Tell whether who signed `info` is dead, given that the system's lock was granted to us.

    On one machine that lock is certain. Of another machine we wait for `STALE_AFTER`, by the
    clock of the file server: a probe written now is compared with the signature.
    """
    if holder is None or holder.host == temporary.host():
        return True
    probe = temporary.beside(info)
    disk.write_new(probe, b"")
    try:
        return probe.stat().st_mtime - info.stat().st_mtime > STALE_AFTER
    except FileNotFoundError:
        return False
    finally:
        disk.remove(probe)


def _unsign(info: Path, mine: LockHolder, disk: Disk) -> None:
    with contextlib.suppress(OSError):
        now = read_holder(info, disk)
        if now is not None and now.token == mine.token:
            disk.remove(info)
