"""What the tool leaves in a tracker to know it again: a defined name, out of people's way.

It holds the tracker's identity, how long the journal was and its head, and which version of the
tool wrote last, so that a copy, an older state or a cut journal is noticed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

NAME = "suivi_ancre"

_WRITTEN = re.compile(
    r"(?P<identity>[\w-]{1,64}) (?P<count>\d{1,12}) (?P<head>[0-9a-f]{1,64}|-) "
    r"(?P<version>[\w.+-]{1,40})"
)


@dataclass(frozen=True, slots=True)
class TrackerAnchor:
    """`identity` of the tracker, `count` and `head` of the journal, `version` of the tool."""

    identity: str
    count: int = 0
    head: str = ""
    version: str = ""

    @property
    def formula(self) -> str:
        """The text constant that the defined name refers to."""
        return f'"{self.identity} {self.count} {self.head or "-"} {self.version or "-"}"'


class _Named(Protocol):
    def defined_names(self) -> Mapping[str, str]: ...

    def define_name(self, name: str, refers_to: str, *, hidden: bool = False) -> None: ...


def read_anchor(book: _Named) -> TrackerAnchor | None:
    """Return the anchor left in `book`; None where there is none that can be read."""
    names = {name.casefold(): refers for name, refers in book.defined_names().items()}
    written = names.get(NAME, "").strip().removeprefix("=").strip('"')
    found = _WRITTEN.fullmatch(written)
    if found is None:
        return None
    head, version = (found[part].removeprefix("-") for part in ("head", "version"))
    return TrackerAnchor(found["identity"], int(found["count"]), head, version)


def write_anchor(book: _Named, anchor: TrackerAnchor) -> None:
    """Leave `anchor` in `book`, where Excel's list of names does not show it."""
    book.define_name(NAME, anchor.formula, hidden=True)
