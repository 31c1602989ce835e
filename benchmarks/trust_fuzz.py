"""Files that somebody damaged: owner files, pending records, the journal and its lines."""

from __future__ import annotations

import random
import struct
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.trust_kill import Result, scratch
from suivi_tool.errors import Fault
from suivi_tool.storage import owner, records
from suivi_tool.storage.backups import Backups
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.journal import Anchor, Journal, Note
from suivi_tool.storage.lock import read_holder, real_clock
from suivi_tool.storage.pending import Pending
from suivi_tool.storage.unfinished import Unfinished

SLOWEST = 5.0  # seconds an input

Fuzz = Callable[[int], Result]
PERSON = "Claire \u00c9vrard"


def damage(data: bytes, chance: random.Random) -> bytes:
    """Return `data` with bytes changed, cut, doubled, or something quite different."""
    kind = chance.randrange(6)
    if kind == 0:
        return chance.randbytes(chance.randrange(400))
    if kind == 1:
        return data[: chance.randrange(len(data) + 1)]
    if kind == 2:
        return b"[" * chance.choice((10, 5_000, 200_000))
    if kind == 3:
        return data * chance.randrange(2, 5)
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 30)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def excel_owner(name: str) -> bytes:
    """Return the owner file that Excel writes for `name`."""
    narrow = bytes([len(name)]) + name.encode("cp1252", "replace")
    wide = struct.pack("<H", len(name)) + name.encode("utf-16-le")
    return (narrow.ljust(55, b" ") + wide + b" \0" * 82)[:165]


def word_owner(name: str) -> bytes:
    """Return the owner file that Word writes for `name`."""
    narrow = bytes([len(name)]) + name.encode("cp1252", "replace")
    wide = struct.pack("<H", len(name)) + name.encode("utf-16-le")
    return (narrow.ljust(54, b"\0") + wide).ljust(162, b"\0")


def libreoffice_lock(name: str) -> bytes:
    """Return the lock file that LibreOffice writes for `name`."""
    return f"{name},claire,PC-12,23.11.2026 09:15,file:///C:/Users/claire;".encode()


def _fuzz(n: int, seed: int, good: list[bytes], read: Callable[[bytes], object]) -> Result:
    result, chance = Result(), random.Random(seed)
    for k in range(n):
        data = damage(chance.choice(good), chance)
        begin = time.perf_counter()
        try:
            read(data)
        except Exception as error:  # noqa: BLE001 - each is a traceback for a user
            result.wrong.append(f"{k}: {type(error).__name__}: {error}")
        if time.perf_counter() - begin > SLOWEST:
            result.wrong.append(f"{k}: too slow")
        result.runs += 1
    result.struck = result.runs
    return result


def owner_files(n: int, seed: int = 1) -> Result:
    """Read `n` damaged owner files of Excel, Word and LibreOffice."""
    with scratch() as folder:
        tracker, letter = folder / "Suivi.xlsx", folder / "Fiche d\u2019appel.docx"

        def read(data: bytes) -> None:
            for path in (owner.office_lock(tracker), owner.libreoffice_lock(letter)):
                path.write_bytes(data)
            for path in (tracker, letter):
                holder = owner.who_has_open(path)
                assert holder is not None
                assert len(holder.name) <= owner.LONGEST_NAME
                assert holder.name.isprintable()

        good = [excel_owner(PERSON), word_owner(PERSON), libreoffice_lock(PERSON)]
        return _fuzz(n, seed, good, read)


def pending_records(n: int, seed: int = 1) -> Result:
    """Read `n` damaged pending records: reported, or read just as they were written."""
    with scratch() as folder:
        pending = Pending(folder, Disk())
        entry = pending.add("enregistrer", "APP-1", {"Appelant": PERSON, "n": [1, 2.5, None]}, "RQ")
        path = next(folder.glob("*.json"))
        good = path.read_bytes()

        def read(data: bytes) -> None:
            path.write_bytes(data)
            assert pending.entries() in [(), (entry,)]
            assert len(pending.entries()) + len(pending.damaged()) == 1

        return _fuzz(n, seed, [good], read)


def other_records(n: int, seed: int = 1) -> Result:
    """Read `n` damaged notes of a merge, signatures of the lock, descriptions of backups."""
    with scratch() as folder:
        disk, name = Disk(), folder / "record.json"
        backups = Backups(folder, disk)
        backup = backups.store(Path("Suivi.xlsx"), b"x", Anchor())
        good = [backup.record.read_bytes(), records.encode({"pid": 1, "name": "x", "again": [1]})]
        backup.record.unlink()

        def read(data: bytes) -> None:
            name.write_bytes(data)
            Unfinished(name, disk).read()
            read_holder(name, disk)
            backups.all()

        return _fuzz(n, seed, good, read)


def journals(n: int, seed: int = 1) -> Result:
    """Verify, read and go on with `n` damaged journals."""
    with scratch() as folder:
        journal, good = _journal(folder, 12)

        def read(data: bytes) -> None:
            journal.path.write_bytes(data)
            journal.verify([Anchor(3, "0" * 64)])
            journal.entries()
            journal.append("RQ", "x", "APP-1", ["Statut"], real_clock())

        return _fuzz(n, seed, [good], read)


def _journal(folder: Path, count: int) -> tuple[Journal, bytes]:
    journal = Journal(folder / "journal.jsonl", Disk())
    notes = [
        Note("RQ", "statut", f"APP-2025-{n % 7:03d}", ("Statut", "Re\u00e7u le"), real_clock())
        for n in range(count)
    ]
    journal.write(journal.draft(notes).lines)
    return journal, journal.path.read_bytes()


def _edit(lines: list[bytes], n: int, chance: random.Random) -> list[bytes]:
    line = bytearray(lines[n])
    at = chance.randrange(len(line))
    line[at] = chance.choice([byte for byte in range(32, 127) if byte != line[at]])
    return [*lines[:n], bytes(line), *lines[n + 1 :]]


def _change_word(lines: list[bytes], n: int, chance: random.Random) -> list[bytes]:
    """Change a word and mend the line's own hash, as somebody who knows how would."""
    content = records.parse(lines[n])
    content["what"] = chance.choice(["cl\u00f4ture", "accus\u00e9", "fin"])
    del content["hash"]
    own = records.digest(records.canonical(content))
    return [*lines[:n], records.canonical({**content, "hash": own}), *lines[n + 1 :]]


def _delete(lines: list[bytes], n: int, chance: random.Random) -> list[bytes]:
    return lines[:n] + lines[n + 1 + chance.randrange(2) :]


def _swap(lines: list[bytes], n: int, chance: random.Random) -> list[bytes]:
    other = chance.choice([k for k in range(len(lines)) if k != n])
    swapped = list(lines)
    swapped[n], swapped[other] = swapped[other], swapped[n]
    return swapped


def _insert(lines: list[bytes], n: int, chance: random.Random) -> list[bytes]:
    return [*lines[:n], chance.choice(lines), *lines[n:]]


def _cut(lines: list[bytes], n: int, chance: random.Random) -> list[bytes]:
    tail = lines[n][: chance.randrange(len(lines[n]))]
    return [*lines[:n], *([tail] if chance.random() < 0.3 and tail else [])]


TAMPERINGS = {
    "edit": _edit,
    "edit, hash mended": _change_word,
    "delete": _delete,
    "swap": _swap,
    "insert": _insert,
    "cut the tail": _cut,
}


def tamper(kind: str, n: int, seed: int = 1) -> Result:
    """Tamper `n` times with a journal of 60 lines; `wrong` are those that were not found.

    The head is anchored elsewhere, as the tracker and the backups do.
    """
    result, chance = Result(), random.Random(f"{kind} {seed}")
    with scratch() as folder:
        journal, good = _journal(folder, 60)
        anchor, lines = journal.head(), good.rstrip(b"\n").split(b"\n")
        assert journal.verify([anchor]) == ()
        for k in range(n):
            at = chance.randrange(len(lines))
            changed = TAMPERINGS[kind](lines, at, chance)
            journal.path.write_bytes(b"\n".join(changed) + b"\n" * bool(changed))
            faults = journal.verify([anchor])
            result.runs += 1
            if _names_the_place(faults, lines, changed):
                result.struck += 1
            else:
                result.wrong.append(f"{kind} {k}, line {at + 1}: {faults}")
    return result


def _names_the_place(faults: tuple[Fault, ...], lines: list[bytes], changed: list[bytes]) -> bool:
    """Tell whether the one fault names the first line that differs (or the next, or the end)."""
    pairs = zip(lines, changed, strict=False)
    same = min(len(lines), len(changed))
    first = next((n for n, (a, b) in enumerate(pairs, 1) if a != b), same + 1)
    return len(faults) == 1 and faults[0].place.endswith((f"ligne {first}", f"ligne {first + 1}"))
