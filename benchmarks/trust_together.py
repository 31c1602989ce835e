"""Several at once: processes that register together, and somebody who saves the tracker between."""

from __future__ import annotations

import random
from pathlib import Path

from benchmarks import trust_case as case
from benchmarks.trust_disks import PointDisk
from benchmarks.trust_kill import Result, scratch
from suivi_tool.errors import TrackerBusy
from suivi_tool.storage.merge import merge
from suivi_tool.storage.tracker_file import TrackerFile


def _registrations(root: Path, acks: Path, times: int) -> None:
    for _ in range(times):
        case.register(root, acks, wait=60.0)


def processes(count: int, times: int) -> Result:
    """Let `count` processes register `times` things each, at the same time."""
    result = Result(runs=count * times)
    with scratch() as folder:
        root, acks = folder / "Dossier partag\u00e9", folder / "acks"
        case.new_case(root)
        busy = [case.child(_registrations, root, acks, times) for _ in range(count)]
        for process in busy:
            process.join()
        result.wrong += [f"exit code {p.exitcode}" for p in busy if p.exitcode]
        result.wrong += case.after_next_run(root, acks, in_order=False)
        said = case.acknowledged(acks)
        result.struck = len(set(said))
        inside = {number for number, _ in case.rows(case.tracker_path(root).read_bytes())}
        if not len(said) == len(set(said)) == len(inside) == count * times:
            result.wrong.append(f"{len(said)} said, {len(set(said))} numbers, {len(inside)} rows")
    return result


class SavingDisk(PointDisk):
    """A disk on which somebody saves the tracker: at the `at`-th point after we first read it.

    Not at the last point of all, between our last look and our replacing: no system call does
    both, and a few microseconds remain.
    """

    def __init__(self, at: int, tracker: Path, line: bytes, *, in_place: bool) -> None:
        super().__init__()
        self.left, self.tracker, self.line, self.in_place = at, tracker, line, in_place
        self.reading = False

    def read(self, path: Path) -> bytes:
        """Read; once the tracker was read, the points count."""
        data = super().read(path)
        self.reading = self.reading or path == self.tracker
        self.point("read", path)
        return data

    def point(self, step: str, path: Path) -> None:
        """Save once, as Excel does (a new file renamed) or in place."""
        super().point(step, path)
        if not self.reading or self.left <= 0 or (step, path) == ("replace", self.tracker):
            return
        self.left -= 1
        if self.left:
            return
        data = self.tracker.read_bytes() + self.line
        if self.in_place:
            self.tracker.write_bytes(data)
        else:
            fresh = self.tracker.with_name("5F3A2B10")
            fresh.write_bytes(data)
            fresh.replace(self.tracker)


def somebody_saves(trials: int, seed: int = 1) -> Result:
    """Save the tracker at a random point between our read and our replace, or after it."""
    result, chance = Result(), random.Random(seed)
    with scratch() as folder:
        root, acks = folder / "Dossier partagé", folder / "acks"
        case.new_case(root, PointDisk())
        tracker, theirs = case.tracker_path(root), []
        for n in range(trials):
            line = f"leur ligne {n}\n".encode()
            disk = SavingDisk(chance.randint(1, 70), tracker, line, in_place=n % 2 == 0)
            work = case.open_case(root, disk)
            case.acknowledge(work, acks)
            try:
                merge(work, TrackerFile(tracker, disk), case.transform, seal=case.seal)
            except TrackerBusy:
                result.wrong.append(f"trial {n}: one saving made it give up")
            result.runs += 1
            if not disk.left:
                theirs.append(line)
        result.struck = len(theirs)
        case.register(root, acks, PointDisk())
        data = tracker.read_bytes()
        result.wrong += [f"lost: {line!r}" for line in theirs if data.count(line) != 1]
        result.wrong += case.after_next_run(root, acks)
    return result
