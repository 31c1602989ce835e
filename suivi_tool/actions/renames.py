"""Columns that people renamed, confirmed by running `initialiser` again on the same folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from suivi_tool.actions.office import find_folder, open_office
from suivi_tool.actions.reading import SECTIONS
from suivi_tool.errors import RefusedInput
from suivi_tool.storage.failures import told_as
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.headings import COLUMNS, match
from suivi_tool.tracker.layout import from_settings
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.recognition import Recognition, recognise
from suivi_tool.tracker.understanding import Choices


def adopted_tracker(folder: Path) -> Path | None:
    """Return the tracker that `folder` has adopted, None where it has none yet."""
    return open_office(folder).settings.tracker if find_folder(folder) else None


def with_renames(folder: Path, tracker: Path, choices: Choices) -> Choices:
    """Return `choices` with the columns and sheets of `folder` as they are named in `tracker` now.

    What a person chose goes before. Raises: RefusedInput, WorkbookRefused.
    """
    if find_folder(folder) is None or not tracker.is_file():
        return choices
    office = open_office(folder)
    with told_as(RefusedInput, tracker):
        opened = Tracker(tracker.read_bytes())
    sheets: dict[SheetKind, str] = {}
    columns: dict[SheetKind, Mapping[str, str]] = dict(choices.columns)
    for kind in SheetKind:
        kept = office.settings.sheets.get(SECTIONS[kind])
        if kept is None:
            continue
        found = recognise(from_settings(kind, kept), opened)
        renamed = _renamed(found) if found.layout.sheet in opened.book.sheet_names else {}
        if renamed or found.proposals:
            sheets[kind] = found.layout.sheet
            columns[kind] = {**renamed, **choices.columns.get(kind, {})}
    return replace(choices, sheets={**sheets, **choices.sheets}, columns=columns)


def _renamed(found: Recognition) -> dict[str, str]:
    """Return the columns that only a person can tell: renamed now, or confirmed before."""
    layout = found.layout
    known, headings = COLUMNS[layout.kind], layout.headings
    now = {proposal.field for proposal in found.proposals}
    return {
        known[name].heading: heading
        for name, heading in headings.items()
        if name in now or not _says(layout.kind, heading, name)
    }


def _says(kind: SheetKind, heading: str, name: str) -> bool:
    """Whether the words of a heading are enough to know the field `name`."""
    found = match(kind, heading)
    return found is not None and found.field == name
