"""Who did what when, and the proof that nothing was changed in it."""

from __future__ import annotations

from suivi_tool.actions.anchored import head_in
from suivi_tool.actions.office import Office
from suivi_tool.errors import Fault, SuiviError
from suivi_tool.storage.journal import Anchor, Line


def lines(office: Office) -> tuple[Line, ...]:
    """Return the lines of the journal, oldest first; raises SuiviError where it is damaged."""
    return office.work.journal.entries()


def verify(office: Office) -> tuple[Fault, ...]:
    """Return what is wrong with the journal, seen from the tracker and from the backups."""
    return office.work.verify_journal(_anchors(office))


def _anchors(office: Office) -> tuple[Anchor, ...]:
    """Return what the tracker knows of the journal; nothing where it cannot be read."""
    try:
        anchor = head_in(office.tracker_file.read().data, office.work.identity)
    except SuiviError:
        return ()
    return (anchor,) if anchor else ()
