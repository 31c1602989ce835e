"""The row of an appeal without its person, and the note of whose data is being taken out.

The note lives in the work folder from the moment a person said yes until nothing is left: whoever
goes on after a power cut, or once the tracker is closed, still knows what to look for.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from suivi_tool.actions.clean_workbook import Cleaned, clean
from suivi_tool.actions.identity import Identity, identity_from, joined
from suivi_tool.actions.office import Office
from suivi_tool.actions.reading import Reading, read
from suivi_tool.errors import SuiviError
from suivi_tool.procedure.anonymising import ANONYMOUS, REMOVED
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.storage.cases import CaseStore
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.records import same_number
from suivi_tool.tracker.values import Fact
from suivi_tool.tracker.writing import SheetWriter
from suivi_tool.workbook.contents import Contents

_STAYS = ("folder", "appellant")


def notes(office: Office) -> CaseStore:
    """Return the notes of what is being anonymised, one a number."""
    return CaseStore(office.work.state / "anonymisation", office.work.disk)


def noted(office: Office, numbers: Collection[str] | None = None) -> dict[str, Identity]:
    """Return the identities noted, of `numbers` or of all; a damaged note is none."""
    store, found = notes(office), {}
    for number in store.numbers():
        if numbers is None or number in numbers:
            found[number] = identity_from(store.read(number))
    return found


def facts_without_person(layout: SheetLayout, appeal: Appeal) -> dict[str, Fact]:
    """Return what to write into the row of `appeal`: the cells that can name a person, cleared."""
    facts: dict[str, Fact] = {
        name: None
        for name in REMOVED
        if name in layout.columns and name not in _STAYS and getattr(appeal, name)
    }
    if "appellant" in layout.columns and appeal.appellant != ANONYMOUS:
        facts["appellant"] = ANONYMOUS
    return facts


def without_person(appeal: Appeal) -> Appeal:
    """Return `appeal` as its row reads afterwards."""
    facts = {name: getattr(Appeal(""), name) for name in REMOVED if name not in _STAYS}
    return replace(appeal, **facts, appellant=ANONYMOUS)


def cleaned(
    data: bytes,
    identities: Mapping[str, Identity],
    reading: Reading,
    everybody: Identity | None = None,
) -> Cleaned:
    """Return the workbook `data`, whose rows are cleared, without what else tells the persons.

    `reading` tells where the rows lie. Raises: WorkbookRefused.
    """
    rows: dict[str, set[int]] = {}
    layout = reading.register_layout
    if layout is not None:
        wanted = {same_number(number) for number in identities}
        numbers = {
            row.row for row in reading.register.appeals if same_number(row.appeal.number) in wanted
        }
        rows[Contents(data).sheet(layout.sheet).part] = numbers
    return clean(data, everybody or joined(identities.values()), rows)


def former_state(
    office: Office, data: bytes, identities: Mapping[str, Identity], everybody: Identity
) -> Cleaned:
    """Return a former state of the tracker without these persons, its rows cleared where found.

    Raises: WorkbookRefused where the result would be damaged.
    """
    try:
        reading = read(office, data)
    except SuiviError:
        return clean(data, everybody)
    layout = reading.register_layout
    if layout is None:
        return clean(data, everybody)
    writer = SheetWriter(reading.tracker, layout, reading.register.extent)
    wanted = {same_number(number) for number in identities}
    for row in reading.register.appeals:
        if same_number(row.appeal.number) in wanted:
            facts = facts_without_person(layout, row.appeal)
            if facts:
                writer.set(row.row, facts)
    return cleaned(reading.tracker.book.save(), identities, reading, everybody)
