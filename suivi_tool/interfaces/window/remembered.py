"""The work folder that this account used last, for a double-click that names none."""

from __future__ import annotations

from pathlib import Path

from suivi_tool.errors import SuiviError
from suivi_tool.interfaces.window import state

FILE = "dossier.txt"
SETTINGS = "suivi.toml"


def folder() -> Path | None:
    """Return the work folder used last, where its settings are still there."""
    try:
        text = (state.private_folder() / FILE).read_text("utf-8").strip()
    except (OSError, ValueError, SuiviError):
        return None
    found = Path(text) if text else None
    return found if found and (found / SETTINGS).is_file() else None


def remember(root: Path) -> None:
    """Remember the work folder."""
    state.write_privately(state.private_folder() / FILE, str(root.absolute()))
