"""Everything that the program reads, damaged: `python -m benchmarks.trust_fuzz [--only KIND,…]`.

5,000 of each kind with a fixed seed (`--count`, `--seed`, `--minutes`), each kind in a process of
its own, so that its memory is known. Exit code 1 where one gave anything but an answer or one of
our refusals, took over 5 s of the processor, or the process over 500 MB. `--reprendre FILE` keeps
what each kind found, and goes on where a run was cut short.
"""

# ruff: noqa: E402, PLC0415 - the parent process needs none of what the kinds import
from __future__ import annotations

import argparse
import contextlib
import faulthandler
import json
import random
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import results
from benchmarks.results import Row
from benchmarks.trust_damage import damage
from benchmarks.trust_kept import Kept, state_of
from benchmarks.trust_kill import Result, scratch
from benchmarks.trust_tamper import a_journal
from suivi_tool.errors import SuiviError
from suivi_tool.storage import owner, records
from suivi_tool.storage.backups import Backups
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.journal import Anchor
from suivi_tool.storage.lock import read_holder, real_clock
from suivi_tool.storage.pending import Pending
from suivi_tool.storage.unfinished import Unfinished

WHOLE = 5_000  # inputs of each kind
SLOWEST = 5.0  # seconds of the processor, an input
LARGEST = 500.0  # MB
HANGS_AFTER = 120  # seconds; the process is then ended, its place told

Fuzz = Callable[[int, int], Result]
PERSON = "Claire \u00c9vrard"


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
    def draw(chance: random.Random) -> Callable[[], object]:
        data = damage(chance.choice(good), chance)
        return lambda: read(data)

    return trial(n, seed, draw)


def trial(n: int, seed: int, draw: Callable[[random.Random], Callable[[], object]]) -> Result:
    """Draw `n` damaged inputs and read each; `struck` are those that were refused.

    An input depends on the seed and its place alone, whatever became of the others.
    """
    result = Result()
    for k in range(n):
        faulthandler.dump_traceback_later(HANGS_AFTER, exit=True)
        read = draw(random.Random(f"{seed} {k}"))
        begin = time.process_time()
        try:
            read()
        except SuiviError as error:
            result.struck += 1
            if not all(fault.message.strip() for fault in error.faults):
                result.wrong.append(f"{k}: a refusal without a sentence")
        except Exception as error:  # noqa: BLE001 - each is a traceback for a user
            result.wrong.append(f"{k}: {type(error).__name__}: {error}"[:300])
        taken = time.process_time() - begin
        result.slowest = max(result.slowest, taken)
        if taken > SLOWEST:
            result.wrong.append(f"{k}: {taken:.1f} s")
        result.runs += 1
    faulthandler.cancel_dump_traceback_later()
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
        journal, good = a_journal(folder, 12)

        def read(data: bytes) -> None:
            journal.path.write_bytes(data)
            journal.verify([Anchor(3, "0" * 64)])
            journal.entries()
            journal.append("RQ", "x", "APP-1", ["Statut"], real_clock())

        return _fuzz(n, seed, [good], read)


def _handed_in(name: str) -> Fuzz:
    """Return the trial of a kind that `trust_inputs` knows."""

    def fuzz(n: int, seed: int = 1) -> Result:
        from benchmarks import trust_inputs

        with scratch() as folder:
            inputs: trust_inputs.Inputs = getattr(trust_inputs, name)
            return trial(n, seed, inputs(folder))

    return fuzz


KINDS: Mapping[str, Fuzz] = {
    "xlsx": _handed_in("workbooks"),
    "docx": _handed_in("documents"),
    "eml": _handed_in("mails"),
    "msg": _handed_in("outlook_mails"),
    "owner files": owner_files,
    "pending records": pending_records,
    "pending nonsense": _handed_in("pending"),
    "notes and backups": other_records,
    "settings": _handed_in("settings"),
    "journal": journals,
}


def peak() -> float:
    """Return the most memory that this process had, in MB; 0 where the system does not tell."""
    with contextlib.suppress(ImportError):
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return 0.0


def alone(kind: str, count: int, seed: int) -> Result:
    """Run the trial of a kind in a process of its own, memory counted."""
    command = [sys.executable, "-m", "benchmarks.trust_fuzz", "--inside", kind]
    command += ["--count", str(count), "--seed", str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    try:
        return Result(**json.loads(done.stdout))
    except ValueError:
        return Result(wrong=[f"{kind}: the process ended\n{done.stderr[-2000:]}"])


def _inside(kind: str, count: int, seed: int) -> None:
    result = KINDS[kind](count, seed)
    result.megabytes = peak()
    if result.megabytes > LARGEST:
        result.wrong.append(f"{result.megabytes:.0f} MB")
    print(json.dumps(vars(result)))


def row(kind: str, result: Result) -> Row:
    """Return the line of a kind for the report."""
    told = (
        f"{result.runs} inputs, {len(result.wrong)} wrong, slowest {result.slowest:.2f} s, "
        f"{result.megabytes:.0f} MB"
    )
    asked = "0 tracebacks, < 5 s and < 500 MB each"
    return Row(kind, told, asked=asked, met=bool(result.runs) and not result.wrong)


def main() -> int:
    """Run the trials, print a line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=WHOLE)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="kinds, with commas between")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    parser.add_argument("--reprendre", type=Path, metavar="FILE", help="go on, as kept in FILE")
    options = parser.parse_args()
    if options.inside:
        _inside(options.inside, options.count, options.seed)
        return 0
    kinds = [kind.strip() for kind in options.only.split(",")] if options.only else list(KINDS)
    kept = Kept(options.reprendre, state_of("suivi_tool/**/*.py", "benchmarks/trust*.py"))
    for kind in kept.to_run(kinds):
        result = alone(kind, options.count, options.seed)
        kept.add(kind, row(kind, result))
        print(f"{kind}: {kept.rows([kind])[0].value}", flush=True)
        print(*result.wrong[:20], sep="\n", file=sys.stderr, flush=True)
        if not options.only and options.count >= WHOLE:
            _write(kept)
    return 0 if all(each.met for each in kept.rows(kinds)) else 1


def _write(kept: Kept) -> None:
    title, command = "Everything that the program reads, damaged", "python -m benchmarks.trust_fuzz"
    results.write("trust_fuzz", title, command, kept.rows(KINDS), remarks=kept.remarks(list(KINDS)))


if __name__ == "__main__":
    sys.exit(main())
