"""Who did what when, and the proof that nothing was changed in it."""

from __future__ import annotations

from suivi_tool.actions.office import Office
from suivi_tool.errors import Fault, SuiviError
from suivi_tool.storage.journal import Anchor, Line
from suivi_tool.tracker.anchor import read_anchor
from suivi_tool.workbook.book import Workbook


def lines(office: Office) -> tuple[Line, ...]:
    """Return the lines of the journal, oldest first; raises SuiviError where it is damaged."""
    return office.work.journal.entries()


def verify(office: Office) -> tuple[Fault, ...]:
    """Return what is wrong with the journal, seen from the tracker and from the backups."""
    return office.work.verify_journal(_anchors(office))


def _anchors(office: Office) -> tuple[Anchor, ...]:
    """Return what the tracker knows of the journal; nothing where it cannot be read."""
    try:
        anchor = read_anchor(Workbook(office.tracker_file.read().data))
    except SuiviError:
        return ()
    if anchor is None or anchor.identity != office.work.identity or not anchor.head:
        return ()
    return (Anchor(anchor.count, anchor.head),)
