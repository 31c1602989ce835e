"""Stories: what people and accidents do, in a random order, and at the end nothing is missing."""

from __future__ import annotations

import random
from pathlib import Path

from benchmarks import trust_case as case
from benchmarks.trust_disks import FailDisk, KillDisk, PointDisk, PowerDisk
from benchmarks.trust_faults import ERRORS
from benchmarks.trust_kill import Result, scratch
from suivi_tool.errors import SuiviError
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.merge import merge
from suivi_tool.storage.restoring import restore
from suivi_tool.storage.tracker_file import TrackerFile

LONGEST = 170  # points of the longest act


def _register(root: Path, acks: Path, disk: Disk) -> None:
    case.acknowledge(case.open_case(root, disk), acks)


def _merge(root: Path, acks: Path, disk: Disk) -> None:  # noqa: ARG001 - acts are alike
    merge(case.open_case(root, disk), _tracker(root, disk), case.transform, seal=case.seal)


def _type(root: Path, acks: Path, disk: Disk) -> None:  # noqa: ARG001
    path = case.tracker_path(root)
    if path.exists():
        path.write_bytes(path.read_bytes() + b"une ligne \xc3\xa0 la main\n")


def _restore(root: Path, acks: Path, disk: Disk) -> None:
    work = case.open_case(root, disk)
    known = work.backups.all()
    if known:
        chance = random.Random(len(case.acknowledged(acks)))
        restore(work, _tracker(root, disk), chance.choice(known), by="RQ")


def _delete(root: Path, acks: Path, disk: Disk) -> None:
    """Delete the tracker, where a backup can bring it back."""
    if case.open_case(root, disk).backups.all():
        case.tracker_path(root).unlink(missing_ok=True)
        _restore(root, acks, disk)


def _tracker(root: Path, disk: Disk) -> TrackerFile:
    return TrackerFile(case.tracker_path(root), disk)


ACTS = (_register, _register, _register, _merge, _merge, _type, _restore, _delete)


def _disk(chance: random.Random) -> Disk:
    """Return a disk that is sound, kills, loses its power, or refuses."""
    at = chance.randint(1, LONGEST)
    kind = chance.randrange(6)
    if kind == 0:
        return KillDisk(at)
    if kind == 1:
        return PowerDisk(at, chance.randrange(10_000))
    if kind == 2:
        error = ERRORS[chance.choice(list(ERRORS))]
        return FailDisk(at, error, for_good=chance.random() < 0.5)
    return PointDisk()


def _play(root: Path, acks: Path, disk: Disk, act: int) -> None:
    try:
        ACTS[act](root, acks, disk)
    except SuiviError:
        return


def _end(root: Path, acks: Path) -> list[str]:
    work = case.open_case(root, PointDisk())
    if not case.tracker_path(root).exists():
        restore(work, _tracker(root, PointDisk()), work.backups.all()[-1], by="RQ")
    case.register(root, acks, PointDisk())
    return case.after_next_run(root, acks, merged_again=True)


def stories(count: int, length: int = 12, seed: int = 1) -> Result:
    """Tell `count` stories of `length` acts each; an act is killed or refused now and then."""
    result = Result()
    for n in range(count):
        chance = random.Random(f"{seed} {n}")
        told = []
        with scratch() as folder:
            root, acks = folder / "Dossier partag\u00e9", folder / "acks"
            case.new_case(root, PointDisk())
            for _ in range(length):
                act, disk = chance.randrange(len(ACTS)), _disk(chance)
                code = case.in_child(_play, root, acks, disk, act)
                told.append(f"{ACTS[act].__name__}{' (killed)' if code else ''}")
                result.struck += code == -9
                if code not in {0, -9}:
                    result.wrong.append(f"story {n}: {told[-1]}: a traceback")
            try:
                wrong = _end(root, acks)
            except SuiviError as error:
                wrong = [f"the end failed: {error}"]
            result.runs += 1
            result.wrong += [f"story {n}: {fault}: {', '.join(told)}" for fault in wrong]
    return result
