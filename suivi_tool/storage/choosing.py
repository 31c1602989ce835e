"""Which of the entries can be merged: all of them, or as many as the tracker takes.

An entry that is refused keeps back the later ones of its number, and nobody else's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from suivi_tool.errors import Fault, SuiviError, TrackerBusy
from suivi_tool.storage.pending import Entry

Transform = Callable[[bytes, tuple[Entry, ...]], bytes]


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry that could not be merged, and why."""

    entry: Entry
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """New bytes, the entries that are in them, and those that could not be."""

    new: bytes
    done: tuple[Entry, ...]
    waiting: tuple[Waiting, ...] = ()


def choose(data: bytes, entries: tuple[Entry, ...], transform: Transform) -> Chosen:
    """Return `data` with as many of `entries`, in their order, as `transform` takes.

    Raises:
        TrackerBusy: `transform` refuses the tracker itself, and entries wait for it.
        SuiviError: it does, and none waits.

    """
    try:
        return Chosen(transform(data, entries), entries)
    except SuiviError:
        if not entries:
            raise
    try:
        new = transform(data, ())
    except SuiviError as error:
        raise TrackerBusy(*error.faults) from error
    return _one_by_one(data, new, entries, transform)


def _one_by_one(data: bytes, new: bytes, entries: Sequence[Entry], transform: Transform) -> Chosen:
    done: tuple[Entry, ...] = ()
    kept_back: list[Waiting] = []
    faults: dict[str, tuple[Fault, ...]] = {}
    for entry in entries:
        if entry.number not in faults:
            try:
                new = transform(data, (*done, entry))
            except SuiviError as error:
                faults[entry.number] = error.faults
            else:
                done = (*done, entry)
                continue
        kept_back.append(Waiting(entry, faults[entry.number]))
    return Chosen(new, done, tuple(kept_back))
