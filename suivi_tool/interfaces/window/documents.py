"""The documents that a page may open: named by what they are, never by a path from outside."""

from __future__ import annotations

from pathlib import Path

from suivi_tool.interfaces.window.folder import office
from suivi_tool.interfaces.window.opening import OPENABLE


def case_folder(number: str) -> Path:
    """Return the folder of one appeal (design.md, « Names of files »)."""
    return office().work.files.folder(number)


def listed(number: str) -> tuple[Path, ...]:
    """Return the documents of one appeal's folder, newest first."""
    folder = case_folder(number)
    if not number or not folder.is_dir():
        return ()
    found = [
        path for path in folder.iterdir()
        if path.is_file() and not path.name.startswith((".", "~"))
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda path: path.stat().st_mtime, reverse=True))


def decks() -> tuple[Path, ...]:
    """Return the slides made for committees, newest first."""
    folder = office().root / "Comités"
    return tuple(sorted(folder.glob("*.pptx"), reverse=True)) if folder.is_dir() else ()


def reminders() -> tuple[Path, ...]:
    """Return the reminders made for late actions."""
    from suivi_tool.actions.remind import FOLDER  # noqa: PLC0415 - not before it is needed

    folder = office().root / FOLDER
    return tuple(folder.glob("*.eml")) if folder.is_dir() else ()


def may_open(path: Path) -> bool:
    """Tell whether a document is of a kind that a double-click here may open."""
    return path.suffix.casefold() in OPENABLE


def find(what: str, number: str, name: str) -> Path | None:
    """Return the tracker, a case folder, or a document listed in it; None for anything else."""
    if what == "suivi":
        return office().settings.tracker
    if what == "comite":
        return next((path for path in decks() if path.name == name), None)
    if what == "relance":
        return next((path for path in reminders() if path.name == name), None)
    return _of_case(what, number, name) if number else None


def _of_case(what: str, number: str, name: str) -> Path | None:
    folder = case_folder(number)
    if what == "dossier" and folder.is_dir():
        return folder
    if what == "document":
        return next((path for path in listed(number) if path.name == name and may_open(path)), None)
    return None
