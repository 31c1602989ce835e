"""Who has a document open: the owner files which Excel, Word and LibreOffice put beside it.

Excel writes `~$` + name, 165 bytes: a length byte, the name in the machine's code page, at offset
55 a two-byte length and the name in UTF-16 (at most 52 characters). Word writes 162 bytes, the
length at offset 54, and drops the first two letters of a name of eight or more (one of seven).
LibreOffice writes `.~lock.NAME#`: « name,login,machine,date,profile; ».

Such a file may be left by a program that crashed; nothing tells it apart from one in use.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

LONGEST_NAME = 52
LARGEST = 4096  # bytes; an owner file is a few hundred
_WORD = frozenset({".doc", ".docx", ".docm", ".dot", ".dotx", ".rtf"})


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who has the document open: name (may be empty), owner file, and since when."""

    name: str
    lock_file: Path
    since: datetime

    @property
    def who(self) -> str:
        """The name, or words in its place."""
        return self.name or "quelqu’un"


def _clean(name: str) -> str:
    shown = "".join(char if char.isprintable() else " " for char in name)
    return " ".join(shown.split())[:LONGEST_NAME]


def office_name(data: bytes) -> str:
    """Return the name in an owner file of Excel or Word, empty where none can be made out."""
    for offset in (55, 54):
        length = int.from_bytes(data[offset : offset + 2], "little")
        raw = data[offset + 2 : offset + 2 + 2 * length]
        if 0 < length <= LONGEST_NAME and len(raw) == 2 * length:
            name = _clean(raw.decode("utf-16-le", "replace"))
            if name and "\ufffd" not in name:
                return name
    if data and 0 < data[0] <= LONGEST_NAME < len(data):
        return _clean(data[1 : 1 + data[0]].decode("cp1252", "replace"))
    return ""


def libreoffice_name(data: bytes) -> str:
    """Return the name in a lock file of LibreOffice: the person's, else the login's."""
    text = data.decode("utf-8", "replace")
    fields = [re.sub(r"\\(.)", r"\1", field) for field in re.split(r"(?<!\\),", text)]
    return next((name for name in map(_clean, fields[:2]) if name), "")


def office_lock(path: Path) -> Path:
    """Return where Excel or Word puts the owner file of `path`."""
    name = path.name
    if path.suffix.lower() in _WORD:
        name = name[min(max(len(path.stem) - 6, 0), 2) :]
    return path.with_name("~$" + name)


def libreoffice_lock(path: Path) -> Path:
    """Return where LibreOffice puts the lock file of `path`."""
    return path.with_name(f".~lock.{path.name}#")


def who_has_open(path: Path) -> Holder | None:
    """Return who has the document `path` open, None where no owner file lies beside it."""
    for lock_file, name_in in (
        (office_lock(path), office_name),
        (libreoffice_lock(path), libreoffice_name),
    ):
        try:
            since = datetime.fromtimestamp(lock_file.stat().st_mtime).astimezone()
        except (OSError, OverflowError, ValueError):
            continue
        return Holder(_name_within(lock_file, name_in), lock_file, since)
    return None


def _name_within(lock_file: Path, name_in: Callable[[bytes], str]) -> str:
    try:
        with lock_file.open("rb") as file:
            return name_in(file.read(LARGEST))
    except OSError:  # Excel keeps its owner file to itself
        return ""
