"""Bring everything to the day: what waits, what people typed by hand, sheets and documents."""

from __future__ import annotations

from suivi_tool.actions import in_line, merging
from suivi_tool.actions.answers import Refreshed
from suivi_tool.actions.office import Office
from suivi_tool.actions.situation import look
from suivi_tool.errors import SuiviError


def refresh(office: Office) -> Refreshed:
    """Merge what waits, make our sheets anew, bring every document to the facts of the tracker.

    What people wrote into a fiche goes into the register where its cell is empty. Raises:
    WorkbookRefused where the tracker is refused and nothing waits.
    """
    done = merging.merge(office, add_years=True)
    situation = look(office, done.reading)
    found = in_line.bring(office, situation, office.work.cases.numbers(), done.edited)
    again = merging.merge(office) if found.read_back else done
    return Refreshed(
        done.changed or again.changed,
        tuple(dict.fromkeys((*done.numbers, *again.numbers))),
        (*done.seen, *done.kept, *found.told),
        tuple(found.paths),
        again.waiting,
        _idle(office),
    )


def _idle(office: Office) -> bool:
    """Tell whether nothing waits for the tracker, as far as the disk says."""
    try:
        return not office.work.waits() and not office.work.pending.damaged()
    except SuiviError:
        return False
