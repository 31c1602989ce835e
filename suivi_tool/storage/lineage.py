"""Which entries each kept state of the tracker holds, so that a restoration loses and doubles none.

The history is a row of events: a state was kept and entries were then merged upon it; a former
state was put back. All sets are relative to the oldest state that is still kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """The state `name` was kept, and the entries `merged` (ids) were to be put upon it."""

    name: str
    merged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PutBack:
    """The state `name` was put back."""

    name: str


def contents(
    events: Sequence[Kept | PutBack],
) -> tuple[Mapping[str, frozenset[str]], frozenset[str]]:
    """Return the entries within each kept state, and those within the tracker now.

    An entry may be announced several times, where a merge failed: only the last announcement
    before the next restoration was carried out.
    """
    held: dict[str, frozenset[str]] = {}
    now: frozenset[str] = frozenset()
    for n, event in enumerate(events):
        if isinstance(event, PutBack):
            now = held.get(event.name, frozenset())
        else:
            held[event.name] = now
            now |= set(event.merged) - _announced_again(events[n + 1 :])
    return held, now


def _announced_again(later: Iterable[Kept | PutBack]) -> set[str]:
    again: set[str] = set()
    for event in later:
        if isinstance(event, PutBack):
            break
        again.update(event.merged)
    return again
