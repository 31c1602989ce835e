"""Appeals of former years: in former trackers and « Archives » sheets, read and never written."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from suivi_tool.actions.lineage import former_trackers
from suivi_tool.actions.office import Office
from suivi_tool.errors import Fault, SuiviError
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.words import french, plain
from suivi_tool.storage.records import digest
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.register import read_appeals, read_register
from suivi_tool.tracker.sheet_names import judge
from suivi_tool.tracker.understanding import Choices, understand_views

# An archive of actions has a number and a date too: only a register says who appealed.
_IS_REGISTER = {"number", "received_on", "appellant"}
Found = tuple[tuple[Appeal, ...], tuple[Fault, ...]]


def read_former(office: Office, tracker: Tracker | None, now: Iterable[Appeal]) -> Found:
    """Return the appeals that only former trackers and archives hold, and what cannot be read.

    `tracker` is the present one, with its own archives; `now` are the appeals that it holds.
    """
    seen = {plain(appeal.number) for appeal in now}
    faults: list[Fault] = []
    kept: list[Appeal] = []
    sources = [_archives_of(tracker)] if tracker else []
    for path in former_trackers(office):
        appeals, wrong = _of_file(path)
        sources.append(appeals)
        faults += wrong
    for appeal in (appeal for appeals in sources for appeal in appeals):
        if appeal.number and plain(appeal.number) not in seen:
            seen.add(plain(appeal.number))
            kept.append(appeal)
    return tuple(kept), tuple(faults)


def _of_file(path: Path) -> Found:
    try:
        state = path.stat()
        return _read_file(path, state.st_mtime_ns, state.st_size)
    except OSError:
        return (), (_unread(path),)


@lru_cache(maxsize=20)
def _read_file(path: Path, _saved: int, _size: int) -> Found:
    try:
        tracker = Tracker(path.read_bytes())
        layout = understand_views(tracker.views()).appeals
        rows = read_appeals(tracker, layout).appeals if layout else ()
        own = tuple(row.as_excel_sees_it for row in rows)
        return (*own, *_archives(tracker)), () if own else (_unread(path),)
    except (OSError, SuiviError):
        return (), (_unread(path),)


def _unread(path: Path) -> Fault:
    return Fault(
        french(f"l'ancien suivi « {path.name} » n'a pas pu être lu : ses appels ne comptent pas."),
        place=str(path),
        remedy="Vérifiez le réglage suivi.anciens de suivi.toml.",
    )


_last: dict[str, tuple[Appeal, ...]] = {}


def _archives_of(tracker: Tracker) -> tuple[Appeal, ...]:
    """Return the appeals of the archives of a workbook, read once for the same bytes."""
    key = digest(tracker.data)
    if key not in _last:
        found = _archives(tracker)
        _last.clear()
        _last[key] = found
    return _last[key]


def _archives(tracker: Tracker) -> tuple[Appeal, ...]:
    found: list[Appeal] = []
    for name in tracker.book.visible_sheet_names:
        says = judge(SheetKind.APPEALS, name)
        if not says.archive or says.other:
            continue
        try:
            view = tracker.view(name)
        except SuiviError:
            continue
        layout = understand_views([view], Choices({SheetKind.APPEALS: name})).appeals
        if layout and set(layout.columns) >= _IS_REGISTER:
            rows = read_register(view, layout, date1904=tracker.date1904).appeals
            found += [row.as_excel_sees_it for row in rows]
    return tuple(found)
