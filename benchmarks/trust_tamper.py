"""A journal that somebody changed: every way of it is to be found, at its place."""

from __future__ import annotations

import random
from pathlib import Path

from benchmarks.trust_kill import Result, scratch
from suivi_tool.errors import Fault
from suivi_tool.storage import records
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.journal import Journal, Note
from suivi_tool.storage.lock import real_clock


def a_journal(folder: Path, count: int) -> tuple[Journal, bytes]:
    """Return a journal of `count` lines, and its bytes."""
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
        journal, good = a_journal(folder, 60)
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
