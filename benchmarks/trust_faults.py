"""Steps that the system refuses: no right, no place left, a broken disk, a folder that vanished."""

from __future__ import annotations

import errno
import re
import shutil
from pathlib import Path

from benchmarks import trust_case as case
from benchmarks.trust_disks import FailDisk, PointDisk
from benchmarks.trust_kill import Result, prepared_case, scratch
from suivi_tool.errors import RefusedInput, SuiviError, TrackerBusy
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.merge import merge
from suivi_tool.storage.tracker_file import TrackerFile

ERRORS = {
    "PermissionError": OSError(errno.EACCES, "Permission denied"),
    "ENOSPC": OSError(errno.ENOSPC, "No space left on device"),
    "EIO": OSError(errno.EIO, "Input/output error"),
    "vanished": OSError(errno.ENOENT, "No such file or directory"),
}
_FRENCH = re.compile(r"[A-Z\u00c0-\u00dc\u00ab].*\.", re.DOTALL)


class VanishingDisk(PointDisk):
    """At the point `at` the whole folder goes out of reach."""

    def __init__(self, at: int, root: Path) -> None:
        super().__init__()
        self.at, self.root, self.away = at, root, root.with_name("ailleurs")

    def point(self, step: str, path: Path) -> None:
        """Move the folder away once."""
        super().point(step, path)
        if self.points == self.at:
            self.root.rename(self.away)

    def bring_back(self) -> None:
        """Make the folder reachable again."""
        if self.away.exists():
            if self.root.exists():
                shutil.rmtree(self.root)
            self.away.rename(self.root)


def _said(error: SuiviError) -> list[str]:
    wrong = [f"not a sentence: {f.message!r}" for f in error.faults if not _FRENCH.match(f.message)]
    return wrong + [f"no remedy: {f.message!r}" for f in error.faults if not f.remedy]


def _one(root: Path, acks: Path, disk: Disk) -> list[str]:
    """Register and merge upon `disk`; return what is wrong with what was said."""
    try:
        work = case.open_case(root, disk)
        case.acknowledge(work, acks)
    except RefusedInput as error:
        return _said(error)
    try:
        merge(work, TrackerFile(case.tracker_path(root), disk), case.transform, seal=case.seal)
    except TrackerBusy as error:
        return _said(error)
    return []


def count_points(base: Path, acks: Path) -> int:
    """Return through how many points a registration and its merge go, reading included."""
    with scratch() as folder:
        root, disk = folder / "Dossier", FailDisk(0, OSError())
        shutil.copytree(base, root)
        shutil.copy(acks, folder / "acks")
        _one(root, folder / "acks", disk)
        return disk.points


def _struck(base: Path, acks: Path, kind: str, at: int, *, for_good: bool) -> list[str]:
    with scratch() as folder:
        root, mine = folder / "Dossier", folder / "acks"
        shutil.copytree(base, root)
        shutil.copy(acks, mine)
        before = case.tracker_path(root).read_bytes()
        if kind == "folder":
            disk: Disk = VanishingDisk(at, root)
        else:
            disk = FailDisk(at, ERRORS[kind], for_good=for_good)
        try:
            wrong = _one(root, mine, disk)
        except Exception as error:  # noqa: BLE001 - a user would see a traceback
            wrong = [f"traceback: {type(error).__name__}: {error}"]
        if isinstance(disk, VanishingDisk):
            disk.bring_back()
        after = case.tracker_path(root).read_bytes()
        if after != before and not set(case.rows(before)) < set(case.rows(after)):
            wrong.append("the tracker is neither as it was nor complete")
        wrong += case.at_once(root, mine)
        case.register(root, mine, PointDisk())
        return wrong + case.after_next_run(root, mine, ours_alive=True)


def everywhere(step: int = 1, start: int = 1) -> Result:
    """Refuse every `step`-th point, once and from there on, with every kind of error."""
    result = Result()
    with scratch() as folder:
        base, acks = prepared_case(folder)
        points = count_points(base, acks)
        for kind in (*ERRORS, "folder"):
            for for_good in (False, True) if kind != "folder" else (True,):
                for at in range(start, points + 1, step):
                    result.runs += 1
                    found = _struck(base, acks, kind, at, for_good=for_good)
                    name = f"{kind}{' for good' if for_good else ''}, point {at}"
                    result.wrong += [f"{name}: {fault}" for fault in found]
    result.struck = result.runs
    return result
