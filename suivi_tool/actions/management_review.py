"""The page of the year for the management review: a new document each time, never written over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from suivi_tool.actions.committee import FOLDER, examine
from suivi_tool.actions.office import Office
from suivi_tool.actions.operations import record
from suivi_tool.errors import Fault, RefusedInput
from suivi_tool.forms import management_review as form
from suivi_tool.procedure.surveillance import Surveillance
from suivi_tool.storage.failures import told_as


@dataclass(frozen=True)
class Reviewed:
    """The page of a year, as of a day."""

    year: int
    at: date
    document: Path
    surveillance: Surveillance
    alerts: tuple[Fault, ...] = ()


def write(office: Office, day: date | None = None) -> Reviewed:
    """Write the page of the year of `day` (today where none is given, which is the latest).

    Raises: RefusedInput where the tracker cannot be read; TemplateRefused.
    """
    at = min(day or office.today, office.today)
    seen = examine(office, at)
    late = set(seen.record.late_actions)
    page = form.ReviewPage(
        office.organisation.name,
        seen.record,
        seen.surveillance,
        tuple(action for action in seen.situation.actions if action.number in late),
        seen.changes,
    )
    template = office.template(form.TEMPLATE)
    with told_as(RefusedInput, template):
        data = form.make(template.read_bytes(), page)
    path = _free(office.root / FOLDER, f"Revue de direction {at.year} au {at.isoformat()}", data)
    change = office.work.files.write(path, data, office.work.files.read(path))
    if change.before != change.after:
        record(office, "revue de direction", str(at.year), files=[change])
    return Reviewed(at.year, at, path, seen.surveillance, seen.situation.alerts)


def _free(folder: Path, name: str, data: bytes) -> Path:
    """Return a path where nothing stands, or these very bytes: people write into the page."""
    path, number = folder / f"{name}.docx", 2
    while path.exists() and path.read_bytes() != data:
        path, number = folder / f"{name} ({number}).docx", number + 1
    return path
