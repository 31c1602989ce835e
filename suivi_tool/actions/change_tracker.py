"""Go on in another tracker: that of a new year, often a copy of the old one, or a renamed one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from suivi_tool.actions import lineage, merging, renames
from suivi_tool.actions.adopt import Adopted, adopt, refuse_blocking, understand_tracker
from suivi_tool.actions.entries import EntryKind
from suivi_tool.actions.office import Office
from suivi_tool.actions.operations import record_for_good
from suivi_tool.actions.reading import read
from suivi_tool.errors import Fault, RefusedInput, SuiviError, TrackerBusy
from suivi_tool.procedure.words import plain
from suivi_tool.storage.failures import told_as
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.register import read_appeals
from suivi_tool.tracker.understanding import Choices, Understanding

KIND = "changer-de-suivi"


@dataclass(frozen=True)
class ChangedTracker:
    """The tracker followed from now on; numbers in both, or in one only; the former trackers."""

    adopted: Adopted
    both: tuple[str, ...]
    only_before: tuple[str, ...]
    only_now: tuple[str, ...]
    former: tuple[Path, ...]


def change(office: Office, tracker: Path, choices: Choices | None = None) -> ChangedTracker:
    """Follow `tracker` from now on; the one followed so far is read, and written no more.

    Naming the present tracker means staying in it: its copies are then former trackers. A heading
    that was renamed in `tracker` keeps its field, at the place that it has by now. Raises:
    RefusedInput, WorkbookRefused; TrackerBusy where something waits that only the old one can take.
    """
    before, tracker = office.settings.tracker, tracker.absolute()
    chosen = renames.with_renames(office.root, tracker, choices or Choices())
    understanding = understand_tracker(tracker, chosen)
    refuse_blocking(understanding)
    stays = before.exists() and before.samefile(tracker)
    after = _numbers_in(tracker, understanding)
    old = after if stays else _numbers(office)
    if not stays:
        _merge_before(office, after)
    former = _former(office, before, tracker, stays=stays)
    with office.work.locked():
        office.work.as_left.forget()
    adopted = adopt(
        office.root,
        tracker,
        understanding,
        values={"suivi.anciens": " ; ".join(_shown(office, path) for path in former)},
        today=office.today if office.fixed else None,
        user=office.user if office.named else "",
    )
    if not stays:
        record_for_good(office, KIND, tracker.name, _back_to(before))
    now = {plain(number) for number in after}
    then = {plain(number) for number in old}
    return ChangedTracker(
        adopted,
        tuple(number for number in old if plain(number) in now),
        tuple(number for number in old if plain(number) not in now),
        tuple(number for number in after if plain(number) not in then),
        former,
    )


def _back_to(before: Path) -> str:
    """Say how to go on in the former tracker, where it is still there."""
    if not before.exists():
        return "Corrigez la ligne dans le suivi, à la main."
    return f'Pour continuer dans l’ancien suivi\u00a0: changer-de-suivi "{before}"'


def _merge_before(office: Office, after: Iterable[str]) -> None:
    """Let the old tracker take what waits; what is left must be such that the new one can."""
    if not office.work.pending.entries():
        return
    faults: tuple[Fault, ...] = ()
    try:
        faults = merging.merge(office).waiting
    except SuiviError as error:
        faults = error.faults
    known = {plain(number) for number in after}
    left = office.work.pending.entries()
    new = {plain(entry.number) for entry in left if entry.kind == EntryKind.APPEAL}
    if any(plain(entry.number) not in known | new for entry in left):
        raise TrackerBusy(*faults)


def _numbers(office: Office) -> tuple[str, ...]:
    try:
        reading = read(office, office.tracker_file.read().data)
    except SuiviError:
        return ()
    return reading.register.numbers


def _numbers_in(tracker: Path, understanding: Understanding) -> tuple[str, ...]:
    layout = understanding.appeals
    if layout is None:
        return ()
    with told_as(RefusedInput, tracker):
        data = tracker.read_bytes()
    return read_appeals(Tracker(data), layout).numbers


def _former(office: Office, before: Path, tracker: Path, *, stays: bool) -> tuple[Path, ...]:
    """Return the former trackers from now on: those so far, and the one that is left."""
    known = list(lineage.former_trackers(office))
    if stays:
        anchor = lineage.anchor_of(before)
        known += lineage.newer_copies(office, anchor) if anchor else ()
    elif before.exists():
        known.append(before)
    return tuple(path for path in dict.fromkeys(known) if path != tracker)


def _shown(office: Office, path: Path) -> str:
    root = office.root.absolute()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
