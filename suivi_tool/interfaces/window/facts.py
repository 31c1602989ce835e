"""The situation as the pages show it: looked at once for each state of the tracker.

What reads a workbook is imported when it is first needed: the form shows before.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from flask import g

from suivi_tool.actions.office import Office
from suivi_tool.errors import Fault, TrackerBusy
from suivi_tool.interfaces.window.folder import office
from suivi_tool.procedure import open_deadlines as deadlines
from suivi_tool.procedure import steps
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.open_deadlines import OpenDeadline
from suivi_tool.procedure.steps import StepState

if TYPE_CHECKING:
    from suivi_tool.actions.situation import Situation


class Memory:
    """The last situation: a page shown again does not read the same tracker again."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._key: object = None
        self._situation: Situation | None = None

    def situation(self, at: Office) -> Situation:
        """Return the situation of `at`, looked at anew where anything in it has moved."""
        from suivi_tool.actions.situation import look  # noqa: PLC0415 - not before it is needed

        key = (at.root, at.today, repr(at.settings), _stamp(at.settings.tracker), _names(at))
        with self._lock:
            if self._situation is None or key != self._key:
                self._situation, self._key = look(at), key
            return self._situation


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


def _names(at: Office) -> tuple[str, ...]:
    try:
        return tuple(sorted(at.work.disk.names(at.work.pending.folder)))
    except OSError:
        return ()


_memory = Memory()


def situation() -> Situation:
    """Return the situation of this request; raises NoFolder before the first start."""
    if "situation" not in g:
        g.situation = _memory.situation(office())
    return cast("Situation", g.situation)


def free() -> bool:
    """Tell whether the tracker can be read and replaced: what waits may be tried again."""
    try:
        office().tracker_file.check_free()
    except TrackerBusy:
        return False
    return not situation().unread


def not_said(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return of `faults` what the next page does not say by itself: that a copy was read."""
    now = situation()
    return tuple(fault for fault in faults if fault not in (*now.copied, *now.unread))


def states(appeal: Appeal) -> tuple[StepState, ...]:
    """Return every duty of an appeal, as its facts tell."""
    at, now = office(), situation()
    return steps.state(appeal, now.actions, now.calendar, at.today, at.organisation)


def open_deadlines() -> tuple[OpenDeadline, ...]:
    """Return every open deadline, most urgent first."""
    at, now = office(), situation()
    found = deadlines.open_deadlines(
        now.appeals, now.actions, now.calendar, at.today, at.organisation
    )
    return tuple(found)
