"""Ways of damaging what the program reads: bytes, JSON, TOML, mails, compound files."""

from __future__ import annotations

import random
import re
from typing import Any

WORDS = (
    "", "x", "é" * 300, "=1+1", "2026-13-45", "9" * 400, "\u202e\u0000", "../../x", "None",
    "\ud800",
    "APP-2026-001", "0001-01-01", "9999-12-31", "2026-05-02T00:00:00+99:00",
)  # fmt: skip
PLAIN: tuple[Any, ...] = (None, True, 0, -1, 10**30, 1e308, [], {}, [[[]]], {"a": {"a": 1}})


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
    return flipped(data, chance)


def flipped(data: bytes, chance: random.Random, within: int | None = None) -> bytes:
    """Return `data` with some of its (first `within`) bytes changed."""
    changed = bytearray(data or b" ")
    end = min(within or len(changed), len(changed))
    for _ in range(chance.randrange(1, 30)):
        changed[chance.randrange(end)] = chance.randrange(256)
    return bytes(changed)


def changed_json(value: Any, chance: random.Random) -> Any:
    """Return a JSON value in which one thing is gone, doubled, or of another kind."""
    if isinstance(value, dict) and value and chance.random() < 0.85:
        key = chance.choice(sorted(value))
        kind = chance.randrange(8)
        rest = {name: item for name, item in value.items() if name != key}
        if kind == 0:
            return rest
        if kind == 1:
            return {**rest, chance.choice(WORDS[1:]): value[key]}
        return {**rest, key: changed_json(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.8:
        at = chance.randrange(len(value))
        if chance.random() < 0.2:
            return [*value[:at], *value[at + 1 :], *value[:1] * chance.randrange(3)]
        return [*value[:at], changed_json(value[at], chance), *value[at + 1 :]]
    return chance.choice((*PLAIN, *WORDS[:9], *WORDS[10:]))


_TOML = (
    '""', '"é"', "0", "-7", "1e400", "nan", "true", "2026-05-02", "2026-05-02T10:00:00Z", "[]",
    "[[1], 2]", "{ a = 1 }", '"APP-{annee}-{rang"', '"{annee.x}"', '"2026-02-30"', '"../.."',
    "99999999999999999999", '["2026-13-01"]', '"' + "x" * 70_000 + '"', '"\\u0000"', '"\\n"',
)  # fmt: skip


def changed_toml(text: str, chance: random.Random) -> str:
    """Return settings with other values, keys, sections, or lines out of their place."""
    lines = text.split("\n")
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(lines))
        key, equals, value = lines[at].lstrip("# ").partition("=")
        kind = chance.randrange(7)
        if kind == 0:
            del lines[at]
        elif kind == 1:
            lines.insert(at, chance.choice(lines))
        elif kind == 2:
            lines.insert(at, f"[{chance.choice(('x', 'suivi', 'feuilles.appels', '[roles]', ''))}]")
        elif kind == 3 and lines[at].startswith("["):
            lines[at] = lines[at].strip("[]") + " = 1"
        elif equals:
            put = chance.choice((*_TOML, value.strip().upper(), value.strip()[1:]))
            lines[at] = f"{key}= {put}"
        if not lines:
            return ""
    return "\n".join(lines)


_CHARSETS = ("utf-8", "utf-7", "x-unknown", "cp1252", "utf-16", "idna", "punycode", "rot13", "")
_HEADERS = ("From", "Subject", "Date", "Content-Type", "Content-Transfer-Encoding", "To")
_JUNK = (
    b"=?utf-8?B?////?=", b"<<@>>,;:", b"\xff\xfe" * 50, b"a@" * 5000, b'"' * 99, b"\r\n " * 200,
    b"Thu, 99 Xyz 99999 99:99:99 +9999",
)  # fmt: skip


def changed_mail(data: bytes, chance: random.Random) -> bytes:
    """Return a mail with broken headings, charsets, boundaries, or nested very deep."""
    kind = chance.randrange(7)
    changed = {
        0: lambda: re.sub(
            rb"(?i)charset=[^;\s]+", b"charset=" + chance.choice(_CHARSETS).encode(), data
        ),
        1: lambda: _other_heading(data, chance),
        2: lambda: re.sub(rb"(?i)boundary=\S+", b'boundary=""', data),
        3: lambda: b"".join(_nested(data, chance.choice((20, 400, 3_000)))),
        4: lambda: re.sub(rb"(?i)quoted-printable|base64|8bit|7bit", b"uuencode", data),
        5: lambda: _long(data, chance),
    }.get(kind)
    return changed() if changed else damage(data, chance)


def _other_heading(data: bytes, chance: random.Random) -> bytes:
    name, junk = chance.choice(_HEADERS).encode(), chance.choice(_JUNK)
    return re.sub(rb"(?im)^" + name + rb":.*$", lambda _: name + b": " + junk, data)


def _long(data: bytes, chance: random.Random) -> bytes:
    head, gap, body = data.partition(b"\n\n")
    return head + gap + body * min(chance.randrange(2, 200), 4_000_000 // (len(body) + 1))


def _nested(data: bytes, deep: int) -> list[bytes]:
    kind = b"Content-Type: message/rfc822\r\n\r\n"
    return [kind] * deep + [data]


def changed_compound(data: bytes, chance: random.Random) -> bytes:
    """Return a compound file (.msg) with its header, tables or directory damaged, or cut."""
    kind = chance.randrange(5)
    if kind == 0:
        return flipped(data, chance, 512)
    if kind == 1:
        return data[: chance.randrange(len(data) + 1)]
    if kind == 2:  # a sector of tables or of the directory in the place of another
        size = 512
        count = max(len(data) // size, 2)
        one, other = chance.randrange(1, count), chance.randrange(1, count)
        moved = bytearray(data)
        moved[one * size : (one + 1) * size] = data[other * size : (other + 1) * size]
        return bytes(moved)
    if kind == 3:  # numbers of sectors that lead elsewhere, also round in a circle
        wild = bytearray(data)
        for _ in range(chance.randrange(1, 40)):
            at = chance.randrange(max(len(wild) // 4 - 1, 1)) * 4
            wild[at : at + 4] = chance.choice(
                (0, 1, 2, 0xFFFFFFFE, 0xFFFFFFFF, 0x7FFFFFFF)
            ).to_bytes(4, "little")
        return bytes(wild)
    return flipped(data, chance)
