"""Work folders to make journeys in: a sample tracker, adopted."""

from __future__ import annotations

import shutil
from pathlib import Path

from suivi_tool.actions.settings import FILE_NAME, compose
from suivi_tool.storage.work_folder import WorkFolder
from suivi_tool.tracker.understanding import understand

PEOPLE = {
    "roles.attachee_commerciale.nom": "Anne Martin",
    "roles.rq.nom": "Marie Roux",
    "roles.rq.mail": "marie.roux@example.org",
    "roles.directeur.nom": "Paul Petit",
    "roles.directeur.mail": "paul.petit@example.org",
}
TRACKER = "Suivi plan d'actions.xlsx"


def adopted(root: Path, sample: Path) -> Path:
    """Return the work folder `root` on a copy of the tracker `sample`."""
    root.mkdir(parents=True, exist_ok=True)
    shutil.copy(sample, root / TRACKER)
    found = understand(sample.read_bytes())
    layouts = {"appels": found.appeals, "plan_actions": found.actions}
    sheets = {name: layout.to_settings() for name, layout in layouts.items() if layout}
    (root / FILE_NAME).write_text(compose(PEOPLE, sheets), "utf-8")
    WorkFolder(root).create()
    return root
