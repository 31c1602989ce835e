"""Kill -9 of real commands: whatever they were doing, the next run finds all of it.

A work folder on a sample tracker; one command as a process, killed at every point of the disk or at
a random moment; then the next command that a person would give. What was acknowledged before is in
the register once, the tracker opens, the journal holds, nothing waits, no temporary file is left.
"""

from __future__ import annotations

import atexit
import os
import random
import shutil
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from benchmarks.trust_case import child, in_child
from benchmarks.trust_disks import HeardDisk, KillDisk, PointDisk
from benchmarks.trust_kill import Result
from suivi_tool.actions import adopt as adopting
from suivi_tool.actions import journal
from suivi_tool.actions.adopt import adopt, understand_tracker
from suivi_tool.actions.demo import APPEAL, PEOPLE, SAMPLE, TRACKER
from suivi_tool.actions.office import Office, open_office
from suivi_tool.actions.reading import Reading, read
from suivi_tool.actions.record_step import treat
from suivi_tool.actions.register_appeal import register
from suivi_tool.interfaces.command_line import main
from suivi_tool.procedure.anonymising import ANONYMOUS
from suivi_tool.storage import numbers, records, temporary, tracker_file, work_folder
from suivi_tool.storage.disk import Disk

FIRST, SECOND = "APP-2026-006", "APP-2026-007"
TODAY, LATER = "2026-05-02", "2033-01-10"
NEXT_YEAR = "Suivi 2027.xlsx"
COMMITTEE = date(2026, 3, 17)
_FOLDER = "Dossier de l\u2019équipe"
_DISKS = (work_folder, tracker_file, numbers, adopting)
"""The modules that make a disk of their own where none is given to them."""

Words = Callable[[Path], list[str]]


def _nothing(_root: Path) -> list[str]:
    return []


@dataclass(frozen=True)
class Command:
    """One command: its words, the next one that a person gives, what must be true after that.

    `wrong` looks at what this command alone promises; `may_go` are the appeals it may take away.
    """

    name: str
    words: Words
    after: Words
    wrong: Callable[[Path], list[str]] = _nothing
    day: str = TODAY
    prepare: Callable[[Path], None] = lambda _root: None
    may_go: frozenset[str] = frozenset()


def _refresh(_root: Path) -> list[str]:
    return ["actualiser"]


def _treat(_root: Path) -> list[str]:
    given = ["--le", "02/05/2026", "--par", "Hélène Marchand", "--mode", "mail"]
    return ["traiter", FIRST, "accuse", *given]


def _restore(root: Path) -> list[str]:
    return ["restaurer", _office(root).work.backups.all()[1].file.stem, "--oui"]


def _restored(root: Path) -> list[str]:
    """Put it back again where the first try left no sign of it, else merge what waits again."""
    return _refresh(root)


def _change(root: Path) -> list[str]:
    return ["changer-de-suivi", str(root / NEXT_YEAR)]


def _copy_of_next_year(root: Path) -> None:
    shutil.copyfile(root / TRACKER, root / NEXT_YEAR)


def _moved_on(root: Path) -> list[str]:
    followed = _office(root).settings.tracker.name
    wrong = [] if followed == NEXT_YEAR else [f"« {followed} » is still followed"]
    former = read(_office(root), (root / TRACKER).read_bytes()).register.numbers
    return wrong + [f"{n} is gone from the former tracker" for n in _base() if n not in former]


def _frozen_once(root: Path) -> list[str]:
    seen = Counter(one.committee for one in _reading(_office(root)).frozen)
    deck = root / "Comités" / f"Comité {COMMITTEE.isoformat()}.pptx"
    torn = deck.exists() and not zipfile.is_zipfile(deck)
    wrong = ["the deck is torn"] if torn else []
    return wrong + [f"{day} is frozen {n} times" for day, n in seen.items() if n > 1]


def _nobody_named(root: Path) -> list[str]:
    office = _office(root)
    closed = [a for a in _reading(office).appeals if a.closed_on and a.closed_on.year < 2026]
    wrong = [f"{a.number} is named still" for a in closed if a.appellant != ANONYMOUS]
    notes = office.work.state / "anonymisation"
    return wrong + [f"{path.name} is kept" for path in notes.glob("*.json")]


COMMANDS = (
    Command("traiter --le", _treat, _treat),
    Command("annuler", lambda _root: ["annuler"], _refresh, may_go=frozenset({SECOND})),
    Command("restaurer", _restore, _restored),
    Command("comite", lambda _root: ["comite", "--date", COMMITTEE.isoformat()], _refresh,
            _frozen_once),
    Command("changer-de-suivi", _change, _change, _moved_on, prepare=_copy_of_next_year),
    Command("anonymiser", lambda _root: ["anonymiser", "--oui"],
            lambda _root: ["anonymiser", "--oui"], _nobody_named, LATER),
)  # fmt: skip


@contextmanager
def _scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="trust-") as folder:
        yield Path(folder) / _FOLDER


@cache
def _prepared() -> Path:
    """Make the work folder of all trials: a tracker, two appeals and a step, all acknowledged."""
    root = Path(tempfile.mkdtemp(prefix="trust-base-")) / _FOLDER
    atexit.register(shutil.rmtree, root.parent, ignore_errors=True)
    root.mkdir()
    shutil.copyfile(SAMPLE, root / TRACKER)
    values = PEOPLE | {"conservation.annees_avant_anonymisation": 6}
    understood = understand_tracker(root / TRACKER)
    adopt(root, root / TRACKER, understood, values=values, today=date.fromisoformat(TODAY))
    register(_office(root), APPEAL)
    given = {"le": TODAY, "texte": "Panne.", "par": "Hélène Marchand"}
    treat(_office(root), FIRST, "analyse", given)
    register(_office(root), APPEAL | {"nom": "Okafor", "prenom": "Ngozi", "courriel": "n@b.fr"})
    return root


@cache
def _base() -> tuple[str, ...]:
    return _reading(_office(_prepared())).register.numbers


def _office(root: Path, day: str = TODAY) -> Office:
    return open_office(root, today=date.fromisoformat(day), user="RQ")


def _reading(office: Office) -> Reading:
    return read(office, office.tracker_file.read().data)


def _run(root: Path, words: list[str], day: str, disk: Disk | None = None) -> None:
    """Give a command in this process, upon `disk`; exit by its code."""
    if disk is not None:
        for module in _DISKS:
            setattr(module, "Disk", lambda: disk)  # noqa: B010 - in a child that ends with it
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    where = ["--dossier", str(root), "--aujourdhui", day, "--utilisateur", "RQ"]
    os._exit(main([*words, *where]))


@contextmanager
def _copied(command: Command) -> Iterator[Path]:
    with _scratch() as root:
        shutil.copytree(_prepared(), root)
        command.prepare(root)
        yield root


def strike(command: Command, disk: Disk, seconds: float | None = None) -> tuple[bool, list[str]]:
    """Give `command` upon a disk that kills, or kill it after it worked `seconds` upon its disk.

    Tell if it was killed, and what is wrong once the next command was given.
    """
    with _copied(command) as root:
        words = command.words(root)
        process = child(_run, root, words, command.day, disk)
        if isinstance(disk, HeardDisk):
            disk.let_work(process, seconds)
        process.join()
        killed = process.exitcode == -9
        if not killed and process.exitcode:
            return killed, [f"exit code {process.exitcode}"]
        return killed, _wrong(root, command)


def _wrong(root: Path, command: Command) -> list[str]:
    try:
        _reading(_office(root))
    except Exception as error:  # noqa: BLE001 - whatever it is, the trial counts it
        return [f"right after: {type(error).__name__}: {error}"]
    code = in_child(_run, root, command.after(root), command.day)
    if code:
        return [f"the next run ended with {code}"]
    if (code := in_child(_run, root, _refresh(root), command.day)) != 0:
        return [f"actualiser ended with {code}"]
    office = _office(root, command.day)
    try:
        return [*_tracker_faults(office, command), *_folder_faults(office), *command.wrong(root)]
    except Exception as error:  # noqa: BLE001
        return [f"afterwards: {type(error).__name__}: {error}"]


def _tracker_faults(office: Office, command: Command) -> Iterator[str]:
    found = Counter(_reading(office).register.numbers)
    for number in {*_base(), *found}:
        fewest = 0 if number in command.may_go else 1
        if not fewest <= found[number] <= 1:
            yield f"{number} is there {found[number]} times"
    analysed = next(a for a in _reading(office).appeals if a.number == FIRST)
    if analysed.causes != "Panne.":
        yield "the step recorded before is gone"
    yield from (str(fault) for fault in journal.verify(office))


def _folder_faults(office: Office) -> Iterator[str]:
    work, root = office.work, office.root
    if work.pending.entries() or work.pending.damaged():
        yield "something still waits"
    if work.unfinished.path.exists() or (work.state / "lock.json").exists():
        yield "an operation is unfinished"
    if work.as_left.digest() != records.digest(office.tracker_file.read().data):
        yield "the copy as we left it is another one"
    for backup in work.backups.all():
        work.backups.read(backup)
    for path in root.rglob("*"):
        if temporary.is_ours(path.name):
            yield f"left behind: {path.relative_to(root)}"
        if path.suffix in (".docx", ".pptx") and path.is_file() and not zipfile.is_zipfile(path):
            yield f"torn: {path.relative_to(root)}"


def _points(command: Command) -> int:
    """Return the points of the disk that a command goes through."""
    with _copied(command) as root, tempfile.NamedTemporaryFile() as told:
        _refuse(
            command, in_child(_counted, root, command.words(root), command.day, Path(told.name))
        )
        return int(Path(told.name).read_text("utf-8"))


def _seconds(command: Command) -> float:
    """Return how long a command works, from its first step on the disk to its last."""
    disk = HeardDisk()
    with _copied(command) as root:
        process = child(_run, root, command.words(root), command.day, disk)
        disk.let_work(process)
        _refuse(command, process.exitcode)
    return disk.worked()


def _refuse(command: Command, code: int | None) -> None:
    if code:
        raise RuntimeError(f"{command.name} ends with {code} where nothing is in its way")


def _counted(root: Path, words: list[str], day: str, told: Path) -> None:
    class Counting(PointDisk):
        def point(self, step: str, path: Path) -> None:
            super().point(step, path)
            told.write_text(str(self.points), "utf-8")

    _run(root, words, day, Counting())


def at_points(command: Command, kills: int) -> Result:
    """Kill `command` at `kills` points of the disk, spread evenly over all (0: at every one)."""
    result = Result()
    points = _points(command)
    wanted = [round((n + 0.5) * points / kills) for n in range(kills)]
    chosen = wanted if 0 < kills < points else range(1, points + 1)
    for at in chosen:
        _note(result, f"{command.name}, point {at} of {points}", *strike(command, KillDisk(at)))
    return result


def at_random(command: Command, kills: int, seed: int = 1) -> Result:
    """Kill `command` at `kills` random moments of the time in which it works."""
    result, chance = Result(), random.Random(f"{seed} {command.name}")
    seconds = _seconds(command)
    for _ in range(kills):
        after = chance.uniform(0, seconds)
        where = f"{command.name}, {after:.3f} s after its first step"
        _note(result, where, *strike(command, HeardDisk(), after))
    return result


def _note(result: Result, where: str, killed: bool, wrong: list[str]) -> None:
    result.runs += 1
    result.struck += killed
    result.wrong += [f"{where}: {fault}" for fault in wrong]
