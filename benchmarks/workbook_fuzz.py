"""Mutated packages: each is edited correctly or refused with our error, in time and in memory.

    python benchmarks/workbook_fuzz.py [--count 5000] [--seed 1] [--minutes M]

Bytes flipped, parts dropped or swapped, XML broken, relations crossed, sizes lied about, bombs.
Exits 1 where one made another error, took over 5 s, or the process over 500 MB.
"""

# ruff: noqa: E402, PLC0415
from __future__ import annotations

import argparse
import random
import struct
import sys
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from lxml import etree

from benchmarks import edit_one
from benchmarks.results import Row, write
from benchmarks.workbook_corpus import Reader, cells_of, part_of
from suivi_tool.errors import SuiviError
from suivi_tool.workbook import archive
from suivi_tool.workbook.archive import Packed
from suivi_tool.workbook.audit import audit

CORPUS = ROOT.parent / "shared" / "corpus" / "workbooks"
COMMAND = "python -m benchmarks.workbook_fuzz"
MAX_SECONDS = 5.0
MAX_MEGABYTES = 500
ROW = ["=évil", 12.5, "2026-05-15", None]

Parts = dict[str, bytes]
Mutation = Callable[[Parts, random.Random], None]


def parts_of(data: bytes) -> Parts:
    """Return the parts of a sound package."""
    opened = archive.Archive(data)
    return {e.filename: opened.inflate(e) for e in opened.entries if not e.filename.endswith("/")}


def _xml(parts: Parts, chance: random.Random) -> str:
    return chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])


def flip(parts: Parts, chance: random.Random) -> None:
    """Change a few bytes of a part."""
    name = chance.choice(list(parts))
    data = bytearray(parts[name] or b" ")
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    parts[name] = bytes(data)


def drop(parts: Parts, chance: random.Random) -> None:
    """Take a part out."""
    del parts[chance.choice(list(parts))]


def cut(parts: Parts, chance: random.Random) -> None:
    """Cut a part short."""
    name = chance.choice(list(parts))
    parts[name] = parts[name][: chance.randrange(len(parts[name]) + 1)]


def swap(parts: Parts, chance: random.Random) -> None:
    """Put one part in the place of another."""
    one, other = _xml(parts, chance), _xml(parts, chance)
    parts[one], parts[other] = parts[other], parts[one]


def digits(parts: Parts, chance: random.Random) -> None:
    """Change the numbers in a part: indexes, rows, ids, ranges."""
    name = _xml(parts, chance)
    data = bytearray(parts[name])
    places = [index for index, byte in enumerate(data) if 48 <= byte <= 57]
    for index in chance.sample(places, min(len(places), chance.randint(1, 6))):
        data[index : index + 1] = chance.choice([b"9", b"0", b"-1", b"99999999999", b"x", b""])
        break
    parts[name] = bytes(data)


def attribute(parts: Parts, chance: random.Random) -> None:
    """Empty an attribute."""
    name = _xml(parts, chance)
    pieces = parts[name].split(b'="')
    if len(pieces) > 1:
        index = chance.randrange(1, len(pieces))
        value, quote, rest = pieces[index].partition(b'"')
        pieces[index] = chance.choice([b"", b"\xc3\xa9", value[::-1], b"A0:B0"]) + quote + rest
        parts[name] = b'="'.join(pieces)


def tags(parts: Parts, chance: random.Random) -> None:
    """Take a tag out, or write it twice."""
    name = _xml(parts, chance)
    pieces = parts[name].split(b"<")
    if len(pieces) > 2:
        index = chance.randrange(1, len(pieces))
        pieces[index : index + 1] = chance.choice([[], [pieces[index]] * 2])
        parts[name] = b"<".join(pieces)


def entity(parts: Parts, chance: random.Random) -> None:
    """Put a bomb of entities into a part."""
    name = _xml(parts, chance)
    bomb = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "' + b"&a;" * 1000 + b'">]>'
    head, mark, rest = parts[name].partition(b"?>")
    parts[name] = head + mark + bomb + rest.replace(b"</", b"&b;</", 1)


def deep(parts: Parts, chance: random.Random) -> None:
    """Nest elements very deep."""
    name = _xml(parts, chance)
    parts[name] = parts[name].replace(b"</", b"<a>" * 50_000 + b"</a>" * 50_000 + b"</", 1)


def far(parts: Parts, _: random.Random) -> None:
    """Put a cell into the last corner of a sheet."""
    for name in parts:
        if "worksheets/sheet" in name and name.endswith(".xml"):
            cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
            parts[name] = parts[name].replace(b"</sheetData>", cell)
            return


MUTATIONS: list[Mutation] = [
    flip, drop, cut, swap, digits, digits, attribute, attribute, tags, tags, entity, deep, far,
]  # fmt: skip


def lie(data: bytes, chance: random.Random) -> bytes:
    """Change bytes of the zip file itself, sizes among them."""
    mutated = bytearray(data)
    kind = chance.randrange(4)
    if kind == 0:
        place = data.rfind(b"PK\1\2")
        struct.pack_into("<I", mutated, place + 24, chance.choice([0, 1, 1 << 28, 0xFFFFFFFF]))
    elif kind == 1:
        place = data.find(b"PK\1\2")
        struct.pack_into("<I", mutated, place + 20, chance.choice([0, 5, 1 << 30]))
    elif kind == 2:
        return bytes(mutated[: chance.randrange(len(mutated))])
    else:
        for _ in range(20):
            mutated[chance.randrange(len(mutated))] = chance.randrange(256)
    return bytes(mutated)


def bomb(parts: Parts) -> bytes:
    """Return a package with a part of a gigabyte of blanks."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join([squeeze.compress(b" " * (1 << 20)) for _ in range(64)]) + squeeze.flush()
    entries = [archive.pack(name, (data,)) for name, data in parts.items()]
    entries[-1] = Packed(entries[-1].name, 0, 8, (0, 33), 0, 64 << 20, (packed,))
    return archive.write(entries)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return the package, spoilt in one way or more."""
    if chance.random() < 0.12:
        return lie(data, chance)
    parts = parts_of(data)
    if chance.random() < 0.01:
        return bomb(parts)
    for _ in range(chance.randint(1, 3)):
        if parts:
            chance.choice(MUTATIONS)(parts, chance)
    return archive.write([archive.pack(name, (content,)) for name, content in parts.items()])


def attempt(data: bytes) -> str:
    """Edit one package; return what became of it."""
    try:
        result, where = edit_one.edit(data, ROW, graft=True)
    except SuiviError:
        return "refused"
    try:
        old, new = Reader(data), Reader(result)
        cells_of(old, only="none")  # its shared texts alone
    except (zipfile.BadZipFile, etree.XMLSyntaxError):
        pass  # a part that was spoilt and is passed on as it was: no witness
    else:
        lost = [name for name in old.parts.keys() - new.parts.keys() if "calcchain" not in name]
        if fault := (f"LOST {min(lost)}" if lost else misplaced(new, where)):
            return fault
    # The fault of a part may be told in other words once others are mended: the part is compared.
    spoilt = {each.part for each in audit(data)}
    fresh = {each for each in audit(result) if each.part not in spoilt}
    return "edited" if not fresh else f"FAULT {min(fresh)}"


def misplaced(book: Reader, where: Mapping[str, object]) -> str:
    """Return what is wrong with the row that was added, "" where it reads back."""
    part = part_of(book, str(where["feuille"]))
    found = cells_of(book, only=part)
    place = part, int(str(where["rang"])), int(str(where["colonne"]))
    read = [found.get((*place[:2], place[2] + index), ("", "", ""))[:2] for index in range(2)]
    wanted = [("", str(ROW[0])), ("", str(ROW[1]))]
    return "" if read == wanted else f"READ {read}"


def seeds(folder: Path) -> list[Path]:
    """Return small workbooks of many kinds."""
    files = sorted(folder.rglob("*.xls[xm]"))
    return [file for file in files if file.stat().st_size < 40_000][::7]


def trial(
    count: int, seed: int, folder: Path = CORPUS, minutes: float = float("inf")
) -> tuple[Counter[str], list[str], float]:
    """Try `count` packages; return what became of them, what went wrong, the longest time.

    After `minutes` no further one is tried; those before are the same whatever the limit.
    """
    chance = random.Random(seed)
    files = seeds(folder)
    outcomes: Counter[str] = Counter()
    wrong: list[str] = []
    longest, end = 0.0, time.monotonic() + 60 * minutes
    for number in range(count):
        if time.monotonic() > end:
            break
        file = chance.choice(files)
        try:
            data = mutated(file.read_bytes(), chance)
        except SuiviError:
            continue
        started = time.process_time()
        try:
            outcome = attempt(data)
        except Exception as error:  # noqa: BLE001 - the very thing looked for
            outcome = f"{type(error).__name__}: {error}"
        taken = time.process_time() - started
        longest = max(longest, taken)
        outcomes[outcome if outcome in ("refused", "edited") else "wrong"] += 1
        if outcome not in ("refused", "edited") or taken > MAX_SECONDS:
            wrong.append(f"{number} {file.name} ({taken:.1f} s): {outcome}")
    return outcomes, wrong, longest


def peak() -> float:
    """Return the most memory this process had, in MB; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def rows(outcomes: Counter[str], longest: float) -> list[Row]:
    """Return the outcomes as the rows of a result."""
    wrong = outcomes["wrong"]
    return [
        Row("packages spoilt", outcomes.total()),
        Row("edited, with no new fault", outcomes["edited"]),
        Row("refused with a sentence", outcomes["refused"]),
        Row("anything else", wrong, "", "0", not wrong),
        Row("longest of one", round(longest, 1), "s", "≤ 5 s", longest <= MAX_SECONDS),
        Row("memory, most", round(peak()), "MB", "≤ 500 MB", peak() <= MAX_MEGABYTES),
    ]


def main() -> int:
    """Run the trial."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="stop after these")
    options = parser.parse_args()
    outcomes, wrong, longest = trial(options.count, options.seed, minutes=options.minutes)
    for line in wrong[:40]:
        print(line[:300])
    print(f"{dict(outcomes)}, longest {longest:.1f} s, {peak():.0f} MB")
    if options.minutes == float("inf"):
        write("workbook_fuzz", "Workbooks spoilt on purpose", COMMAND, rows(outcomes, longest))
    return 1 if wrong or peak() > MAX_MEGABYTES else 0


if __name__ == "__main__":
    sys.exit(main())
