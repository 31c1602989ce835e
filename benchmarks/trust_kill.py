"""Kill -9 and power cuts: at every point of every step, and at random under load."""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks import trust_case as case
from benchmarks.trust_disks import KillDisk, PointDisk, PowerDisk
from suivi_tool.storage.disk import Disk

Act = Callable[[Path, Path, Disk], None]
MakeDisk = Callable[[int], Disk]


@dataclass
class Result:
    """How often a trial was made and struck, and what was wrong.

    `slowest` is the longest of one input (seconds of the processor), `megabytes` the most memory.
    """

    runs: int = 0
    struck: int = 0
    wrong: list[str] = field(default_factory=list)
    slowest: float = 0.0
    megabytes: float = 0.0


@contextmanager
def scratch() -> Iterator[Path]:
    """Give a folder for the time of a trial."""
    with tempfile.TemporaryDirectory(prefix="trust-") as folder:
        yield Path(folder)


def register(root: Path, acks: Path, disk: Disk) -> None:
    """Register one thing."""
    case.register(root, acks, disk)


def put_back(root: Path, acks: Path, disk: Disk) -> None:  # noqa: ARG001 - as `register`
    """Put the oldest backup back."""
    case.put_back_first(root, disk)


def put_back_lost(root: Path, acks: Path, disk: Disk) -> None:  # noqa: ARG001 - as `register`
    """Delete the tracker, as somebody might, and put the newest backup back."""
    case.tracker_path(root).unlink()
    case.put_back_lost(root, disk)


def count_points(base: Path, act: Act) -> int:
    """Return through how many points `act` goes."""
    with scratch() as folder:
        disk = PointDisk()
        act(_copy(base, folder), folder / "acks", disk)
        return disk.points


def _copy(base: Path, folder: Path) -> Path:
    root = folder / "Dossier de l\u2019\u00e9quipe"
    shutil.copytree(base, root, symlinks=True)
    return root


def prepared_case(folder: Path) -> tuple[Path, Path]:
    """Make a case in which three things are registered and one more waits; return it, and acks."""
    root, acks = folder / "base", folder / "base acks"
    case.new_case(root, PointDisk())
    for _ in range(3):
        case.register(root, acks, PointDisk())
    case.acknowledge(case.open_case(root, PointDisk()), acks)
    return root, acks


def strike(base: Path, acks: Path, act: Act, disk: Disk) -> tuple[bool, list[str]]:
    """Run `act` on a copy of `base` upon a disk that kills; tell if it did, and what is wrong."""
    with scratch() as folder:
        root, mine = _copy(base, folder), folder / "acks"
        shutil.copy(acks, mine)
        killed = case.in_child(act, root, mine, disk) == -9
        again = act is not register
        try:
            there = case.tracker_path(root).exists()
            wrong = case.at_once(root, mine) if there else []
            if act is put_back_lost:
                case.put_back_lost(root, PointDisk())
            case.register(root, mine, PointDisk())
            wrong += case.after_next_run(root, mine, merged_again=again)
        except Exception as error:  # noqa: BLE001 - whatever it is, the trial counts it
            wrong = [f"the next run failed: {type(error).__name__}: {error}"]
        return killed, wrong


def everywhere(act: Act, make_disk: MakeDisk, *, step: int = 1, start: int = 1) -> Result:
    """Strike at every `step`-th point of `act`."""
    result = Result()
    with scratch() as folder:
        base, acks = prepared_case(folder)
        for at in range(start, count_points(base, act) + 1, step):
            killed, wrong = strike(base, acks, act, make_disk(at))
            result.runs += 1
            result.struck += killed
            result.wrong += [f"point {at}: {fault}" for fault in wrong]
    return result


def plain(at: int) -> Disk:
    """Return a disk that kills at the point `at`."""
    return KillDisk(at)


def torn(at: int, seed: int = 0, forget: frozenset[str] = frozenset()) -> Disk:
    """Return a disk whose power is cut at the point `at`."""
    return PowerDisk(at, 1000 * seed + at, forget)


def forgetful(what: str, seed: int = 0) -> MakeDisk:
    """Return disks whose power is cut, and which never sync `what` ("file" or "folder")."""
    return partial(torn, seed=seed, forget=frozenset({what}))


def _work_on(root: Path, acks: Path) -> None:
    while True:
        case.register(root, acks)


def under_load(runs: int, crowd: int = 1, seed: int = 1, longest: float = 0.25) -> Result:
    """Kill `crowd` busy processes after a random time, again and again, in one growing case."""
    result, chance = Result(), random.Random(seed)
    with scratch() as folder:
        root, acks = folder / "Dossier partagé", folder / "acks"
        case.new_case(root)
        for n in range(runs):
            busy = [case.child(_work_on, root, acks) for _ in range(crowd)]
            for process in busy:
                time.sleep(chance.uniform(0.01, longest / crowd))
                process.kill()
            for process in busy:
                process.join()
                result.struck += process.exitcode == -9
            result.runs += 1
            result.wrong += [f"run {n}: {fault}" for fault in case.at_once(root, acks)]
        case.register(root, acks)
        result.wrong += case.after_next_run(root, acks, in_order=crowd == 1)
    return result
