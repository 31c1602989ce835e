"""The case of all trials: a tracker of plain text lines, what is done to it, what must hold.

The transform appends a line for every entry it is given, whether or not it is there already: an
entry that is merged twice shows.
"""

from __future__ import annotations

import multiprocessing
import re
import sys
import warnings
from collections import Counter
from collections.abc import Callable
from multiprocessing import Process
from pathlib import Path
from typing import Any

from suivi_tool.storage import records, temporary
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.journal import Anchor
from suivi_tool.storage.merge import merge
from suivi_tool.storage.pending import Entry
from suivi_tool.storage.restoring import restore
from suivi_tool.storage.tracker_file import TrackerFile
from suivi_tool.storage.work_folder import WorkFolder

HEADING = b"Suivi\n"
KIND = "enregistrer"
PERSON = "Zo\u00e9 de La Tour-d\u2019Auvergne"  # never to be found in the journal
_LINE = re.compile(rb"(APP-\d{4});([0-9TZ]+-[0-9a-f]{8})\n")
_ANCHOR = re.compile(rb"ancre (\d+:[0-9a-f]{64})\n")


def new_case(root: Path, disk: Disk | None = None) -> None:
    """Make a work folder at `root` (with accents and blanks in its name) and its tracker."""
    root.mkdir(parents=True)
    tracker_path(root).write_bytes(HEADING + b"ligne de quelqu\xe2\x80\x99un\n")
    open_case(root, disk).create()


def tracker_path(root: Path) -> Path:
    """Return where the tracker lies."""
    return root / "Suivi plan d\u2019actions.txt"


def open_case(root: Path, disk: Disk | None = None) -> WorkFolder:
    """Return the work folder at `root`."""
    return WorkFolder(root, disk, user="Zo\u00e9", keep=8)


def transform(data: bytes, entries: tuple[Entry, ...]) -> bytes:
    """Append a line an entry."""
    lines = (f"{entry.number};{entry.id}\n".encode() for entry in entries)
    return data + b"".join(lines)


def seal(data: bytes, anchor: Anchor) -> bytes:
    """Write the anchor of the journal into the tracker, in the place of the former one."""
    return _ANCHOR.sub(b"", data) + f"ancre {anchor}\n".encode()


def propose(n: int) -> str:
    """Return the n-th number."""
    return f"APP-{n:04d}"


def acknowledge(work: WorkFolder, acks: Path) -> str:
    """Register something, and note in the file `acks`, outside of the case, that we said so."""
    number = work.reserve(propose, 1)
    work.pending.add(KIND, number, {"Appelant": PERSON}, "RQ")
    with acks.open("a") as file:
        file.write(number + "\n")
    return number


def register(root: Path, acks: Path, disk: Disk | None = None, wait: float = 10.0) -> None:
    """Register one thing, merge it, make its document, revise it, take the revision back."""
    work = open_case(root, disk)
    number = acknowledge(work, acks)
    merge(work, TrackerFile(tracker_path(root), work.disk), transform, seal=seal, wait=wait)
    path, fiche = work.files.folder(number) / "Fiche.txt", _fiche(number)
    change = work.files.write(path, fiche, None)
    work.files.take_back(work.files.write(path, _fiche(number, 2), fiche))
    work.cases.write(number, {"Appelant": PERSON})
    work.operations.record(KIND, number, "RQ", {"files": [change.as_json(root)]})
    work.note("RQ", "fiche", number, ["Dossier"], wait=wait)


def put_back_first(root: Path, disk: Disk | None = None) -> None:
    """Put the oldest backup back, then merge what waits again."""
    work = open_case(root, disk)
    tracker = TrackerFile(tracker_path(root), work.disk)
    restore(work, tracker, work.backups.all()[0], by="RQ")
    merge(work, tracker, transform, seal=seal)


def put_back_lost(root: Path, disk: Disk | None = None) -> None:
    """Put the newest backup back where the tracker is missing, then merge what waits again."""
    work = open_case(root, disk)
    tracker = TrackerFile(tracker_path(root), work.disk)
    if not tracker.path.exists():
        restore(work, tracker, work.backups.all()[-1], by="RQ")
    merge(work, tracker, transform, seal=seal)


def _fiche(number: str, version: int = 1) -> bytes:
    return f"Fiche {number} version {version}\n".encode() * 40


def rows(data: bytes) -> list[tuple[str, str]]:
    """Return (number, id of the entry) for each line of ours in the tracker."""
    return [(number.decode(), name.decode()) for number, name in _LINE.findall(data)]


def acknowledged(acks: Path) -> list[str]:
    """Return the numbers that were said to be registered."""
    return acks.read_text().split() if acks.exists() else []


def at_once(root: Path, acks: Path) -> list[str]:
    """Return what is wrong right after a death, before anybody cleared up."""
    data = tracker_path(root).read_bytes()
    work, wrong = open_case(root), []
    if not data.startswith(HEADING) or not data.endswith(b"\n"):
        wrong.append("the tracker cannot be opened")
    if work.pending.damaged():
        wrong.append("a pending record is damaged")
    there = {number for number, _ in rows(data)}
    there |= {entry.number for entry in work.pending.entries()}
    intent = work.unfinished.read()
    there |= {entry.number for entry in intent.again} if intent else set()
    wrong += [f"{number} is lost" for number in acknowledged(acks) if number not in there]
    for document in work.dossiers.glob("*/Fiche.txt"):
        whole = (_fiche(document.parent.name, version) for version in (1, 2))
        if document.read_bytes() not in whole:
            wrong.append(f"{document.parent.name}: its document is torn")
    return wrong


def after_next_run(
    root: Path,
    acks: Path,
    *,
    merged_again: bool = False,
    in_order: bool = True,
    ours_alive: bool = False,
) -> list[str]:
    """Return what is wrong once a next run has gone through undisturbed.

    `in_order` unless several registered at the same moment; `merged_again` after a restoration;
    `ours_alive` where the process that failed is this one, whose files nobody may remove.
    """
    work, data = open_case(root), tracker_path(root).read_bytes()
    wrong = at_once(root, acks)
    inside = rows(data)
    numbers = Counter(number for number, _ in inside)
    said = acknowledged(acks)
    wrong += [f"{number} is there {n} times" for number, n in numbers.items() if n > 1]
    wrong += [f"{number} is not in the tracker" for number in said if number not in numbers]
    if len(said) != len(set(said)):
        wrong.append("a number was given twice")
    if in_order and [name for _, name in inside] != sorted(name for _, name in inside):
        wrong.append("not in the order received")
    if work.pending.entries() or work.unfinished.path.exists():
        wrong.append("something still waits")
    wrong += _journal_faults(work, data, numbers, merged_again)
    if work.as_left.digest() != records.digest(data):
        wrong.append("the copy as we left it is another one")
    for backup in work.backups.all():
        work.backups.read(backup)
    left = [path.name for path in root.rglob("*") if temporary.is_ours(path.name)]
    if (left and not ours_alive) or (work.state / "lock.json").exists():
        wrong.append(f"left behind: {left or 'lock.json'}")
    return wrong


def _journal_faults(
    work: WorkFolder, data: bytes, numbers: Counter[str], merged_again: bool
) -> list[str]:
    anchors = [Anchor.parse(text.decode()) for text in _ANCHOR.findall(data)]
    wrong = [str(fault) for fault in work.verify_journal(anchors)]
    entered = Counter(line.number for line in work.journal.entries() if line.what == KIND)
    missing = numbers.keys() - entered.keys()
    wrong += [f"{number} is not in the journal" for number in missing]
    if not merged_again:
        wrong += [f"{number}: entered {n} times" for number, n in entered.items() if n > 1]
    if PERSON.encode() in work.journal.path.read_bytes():
        wrong.append("personal data in the journal")
    return wrong


def in_child(act: Callable[..., None], *arguments: Any) -> int:
    """Run `act` in a process of its own; return its exit code, -9 where it was killed."""
    process = child(act, *arguments)
    process.join()
    return process.exitcode or 0


def child(act: Callable[..., None], *arguments: Any) -> Process:
    """Start `act` in a process of its own."""
    multiprocessing.set_start_method("spawn" if sys.platform == "win32" else "fork", force=True)
    process = Process(target=act, args=arguments)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # fork beside threads: none of ours
        process.start()
    return process
