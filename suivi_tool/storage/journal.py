"""Who did what, when, to which field: lines that each hold the digest of the one before.

No personal data: numbers, names of fields, roles. One JSON object a line (UTF-8); `hash` is the
SHA-256 of the rest of the line, `prev` that of the line before. A changed, removed, swapped or
inserted line breaks the chain. Lines cut off at the end do not: an `Anchor` (how many lines, and
the last one's hash) is therefore kept in the tracker and with each backup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from suivi_tool.errors import Fault
from suivi_tool.storage import records
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.failures import waiting

START = "0" * 64


@dataclass(frozen=True, slots=True)
class Anchor:
    """How many lines the journal has, and the hash of the last one."""

    count: int = 0
    digest: str = START

    def __str__(self) -> str:
        return f"{self.count}:{self.digest}"

    @classmethod
    def parse(cls, text: str) -> Anchor:
        """Return the anchor written by `str`.

        Raises:
            ValueError: it is not one.

        """
        count, _, head = text.partition(":")
        if not (count.isascii() and count.isdigit() and len(count) < 10 and len(head) == 64):
            raise ValueError("not an anchor")
        return cls(int(count), head)


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to enter: role or user, what, number, names of fields, the real moment (aware)."""

    by: str
    what: str
    number: str
    fields: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the journal, `n` counted from 1."""

    n: int
    at: str
    by: str
    what: str
    number: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """Lines chained to the head of the journal, not yet written, and the anchor they lead to."""

    lines: tuple[bytes, ...]
    anchor: Anchor


class Journal:
    """The file of the journal. Whoever appends holds the lock of the work folder."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self.path, self._disk = path, disk

    @waiting()
    def head(self) -> Anchor:
        """Return how many lines there are and where the chain ends.

        Raises `TrackerBusy` where the disk refuses.
        """
        lines, _ = self._lines()
        return Anchor(len(lines), _hash_of(lines[-1])) if lines else Anchor()

    @waiting()
    def holds(self, anchor: Anchor) -> bool:
        """Tell whether the journal had the head `anchor` when it was that long.

        Raises `TrackerBusy` where the disk refuses.
        """
        lines, _ = self._lines()
        if not 0 < anchor.count <= len(lines):
            return anchor == Anchor()
        return _hash_of(lines[anchor.count - 1]) == anchor.digest

    @waiting()
    def draft(self, notes: Iterable[Note]) -> Draft:
        """Chain `notes` to the present head, without writing them.

        Raises `TrackerBusy` where the disk refuses.
        """
        anchor, lines = self.head(), []
        for note in notes:
            content: dict[str, records.JSON] = {
                "n": anchor.count + 1,
                "at": note.at.isoformat(timespec="seconds"),
                "by": note.by,
                "what": note.what,
                "number": note.number,
                "fields": list(note.fields),
                "prev": anchor.digest,
            }
            own = records.digest(records.canonical(content))
            lines.append(records.canonical({**content, "hash": own}))
            anchor = Anchor(anchor.count + 1, own)
        return Draft(tuple(lines), anchor)

    @waiting()
    def write(self, drafted: Sequence[bytes]) -> None:
        """Append drafted lines, without those that are there already.

        Raises `TrackerBusy` where the disk refuses.
        """
        lines, _ = self._lines()
        known = set(lines[-len(drafted) :]) if drafted else set()
        missing = [line for line in drafted if line not in known]
        if not missing:
            return
        self._mend(lines)
        fresh = not self.path.exists()
        self._disk.append(self.path, b"".join(line + b"\n" for line in missing))
        if fresh:
            self._disk.sync_folder(self.path.parent)

    @waiting()
    def append(
        self, by: str, what: str, number: str, fields: Iterable[str], at: datetime
    ) -> Anchor:
        """Enter one thing; return the new head.

        Raises `TrackerBusy` where the disk refuses.
        """
        draft = self.draft([Note(by, what, number, tuple(fields), at)])
        self.write(draft.lines)
        return draft.anchor

    @waiting()
    def entries(self) -> tuple[Line, ...]:
        """Return the lines that can be read, whether or not the chain holds.

        Raises `TrackerBusy` where the disk refuses.
        """
        found = (_line_of(raw) for raw in self._lines()[0])
        return tuple(line for line in found if line is not None)

    @waiting()
    def verify(
        self, anchors: Iterable[Anchor] = (), unfinished: Sequence[bytes] = ()
    ) -> tuple[Fault, ...]:
        """Return the first broken place, and each of `anchors` that the journal no longer holds.

        `unfinished` are lines of an interrupted merge, which its next run will enter.
        """
        lines, torn = self._lines()
        waiting = [line for line in unfinished if line not in lines]
        if torn and not any(line.startswith(torn) for line in waiting):
            lines.append(torn)
        lines += waiting
        heads = [START]
        for n, raw in enumerate(lines, 1):
            reason = _broken(raw, n, heads[-1])
            if reason:
                return (self._fault(n, reason),)
            heads.append(_hash_of(raw))
        return tuple(self._missing(anchor, heads) for anchor in _unheld(anchors, heads))

    @waiting()
    def mend(self) -> None:
        """Cut off what a run that died left of a line: it was never acknowledged.

        Raises `TrackerBusy` where the disk refuses.
        """
        lines, torn = self._lines()
        if torn:
            self._mend(lines)

    def _missing(self, anchor: Anchor, heads: Sequence[str]) -> Fault:
        if anchor.count < len(heads):
            return self._fault(anchor.count, "elle n’est plus celle qui avait été retenue ailleurs")
        cut = anchor.count - len(heads) + 1
        said = f"{cut} lignes ont été coupées" if cut > 1 else "une ligne a été coupée"
        return self._fault(len(heads), f"{said} à la fin")

    def _fault(self, n: int, reason: str) -> Fault:
        return Fault(
            f"Le journal a été modifié à la ligne {n} : {reason}.",
            place=f"{self.path}, ligne {n}",
            remedy="Comparez avec une copie du journal et cherchez qui a écrit dans ce fichier.",
        )

    def _lines(self) -> tuple[list[bytes], bytes]:
        """Return the whole lines, and what a run that died left of one."""
        data = self._disk.read_if_there(self.path) or b""
        *lines, last = data.split(b"\n")
        if last and not _broken_alone(last):  # only its line end is missing
            return [*lines, last], b""
        return lines, last

    def _mend(self, lines: Sequence[bytes]) -> None:
        """Make the file end with a whole line; what is cut off was never acknowledged."""
        if not self.path.exists():
            return
        whole = sum(len(line) + 1 for line in lines)
        size = self.path.stat().st_size
        if size > whole:
            self._disk.truncate(self.path, whole)
        elif size < whole:
            self._disk.append(self.path, b"\n")


def _unheld(anchors: Iterable[Anchor], heads: Sequence[str]) -> list[Anchor]:
    """Return the first of `anchors` that another line stands for; else the last beyond the end."""
    ordered = sorted(set(anchors), key=lambda anchor: (anchor.count, anchor.digest))
    within = [a for a in ordered if a.count < len(heads) and heads[a.count] != a.digest]
    beyond = [a for a in ordered if a.count >= len(heads)]
    return within[:1] or beyond[-1:]


def _content(raw: bytes) -> dict[str, records.JSON]:
    try:
        return records.parse(raw)
    except ValueError:
        return {}


def _hash_of(raw: bytes) -> str:
    own = _content(raw).get("hash")
    return own if isinstance(own, str) else records.digest(raw)


def _broken_alone(raw: bytes) -> str:
    """Return what is wrong with a line by itself, in French, empty where nothing is."""
    content = _content(raw)
    own = content.pop("hash", None)
    try:
        intact = own == records.digest(records.canonical(content))
        same = raw == records.canonical({**content, "hash": own})
    except ValueError:  # a number that is not one
        return "elle est illisible"
    if not content:
        return "elle est illisible"
    return "" if intact and same else "son contenu a été changé"


def _broken(raw: bytes, n: int, head: str) -> str:
    alone = _broken_alone(raw)
    if alone:
        return alone
    content = _content(raw)
    if content.get("prev") != head or content.get("n") != n:
        return "une ligne a été enlevée, ajoutée ou déplacée"
    return ""


def _line_of(raw: bytes) -> Line | None:
    content = _content(raw)
    n = content.get("n")
    try:
        at, by, what, number = (
            records.text(content, key) for key in ("at", "by", "what", "number")
        )
        fields = tuple(str(field) for field in records.sequence(content, "fields"))
    except ValueError:
        return None
    return Line(n, at, by, what, number, fields) if isinstance(n, int) else None
