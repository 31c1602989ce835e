"""Bring everything to the day: what waits, what people typed by hand, sheets and documents."""

from __future__ import annotations

from pathlib import Path

from suivi_tool.actions import cases, merging
from suivi_tool.actions.answers import Refreshed
from suivi_tool.actions.office import Office
from suivi_tool.actions.situation import Situation, look
from suivi_tool.errors import Fault, SuiviError


def refresh(office: Office) -> Refreshed:
    """Merge what waits, make our sheets anew, bring every fiche to the facts of the tracker.

    Raises: WorkbookRefused where the tracker is refused and nothing waits.
    """
    done = merging.merge(office)
    paths, told = _documents(office, look(office))
    return Refreshed(
        done.changed,
        done.numbers,
        (*done.seen, *done.kept, *told),
        tuple(paths),
        done.waiting,
    )


def _documents(office: Office, situation: Situation) -> tuple[list[Path], list[Fault]]:
    """Update the fiche of each appeal that has a case of ours; return files changed and alerts."""
    paths: list[Path] = []
    told: list[Fault] = []
    for number in office.work.cases.numbers():
        appeal = situation.appeal(number)
        if appeal is None:
            continue
        try:
            kept = cases.read_kept(office, number)
            case = cases.case_of(office, appeal, kept, situation.calendar)
            change, after, alerts = cases.update_form(office, case, kept)
            if after != kept:
                cases.write_kept(office, number, after)
        except SuiviError as error:
            told += error.faults
            continue
        told += alerts
        paths += [change.path] if change else []
    return paths, told
