"""Where a tracker may lie on this machine: looked for by its name, near at hand and not for long.

Paths come from what was found here, or from what the person at the screen typed; never from
elsewhere.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from suivi_tool.interfaces.window.remembered import SETTINGS
from suivi_tool.procedure.words import plain

ROOT = Path(__file__).resolve().parents[3]
_KINDS = (".xlsx", ".xlsm")
_WORDS = {"suivi": 3, "plan": 2, "action": 2, "appel": 3, "pac": 1, "qualite": 1}
_NOT_HERE = {"node_modules", "__pycache__", "venv", "appdata", "library", "sample_workbooks",
             "tests", "demo"}  # fmt: skip
MOST, DEPTH, SECONDS = 8, 2, 1.5


@dataclass(frozen=True, slots=True)
class Found:
    """What lies near at hand: trackers, best first, and work folders already adopted."""

    trackers: tuple[Path, ...]
    folders: tuple[Path, ...]


def near_at_hand(places: tuple[Path, ...] | None = None) -> Found:
    """Return the workbooks that may be a tracker, and the folders with a `suivi.toml`."""
    until = time.monotonic() + SECONDS
    scored: dict[Path, int] = {}
    folders: dict[Path, None] = {}
    for place in usual_places() if places is None else places:
        for path in _files(place, DEPTH, until):
            if path.name == SETTINGS:
                folders[path.parent] = None
            elif points := score(path.name):
                scored[path] = points
    best = sorted(scored, key=lambda path: (-scored[path], path.name))
    return Found(tuple(best[:MOST]), tuple(folders))


def score(name: str) -> int:
    """Return how much a file name sounds like a tracker; 0: not at all."""
    path = Path(name)
    if path.suffix.casefold() not in _KINDS or name.startswith(("~", ".")):
        return 0
    words = plain(path.stem)
    return sum(points for word, points in _WORDS.items() if word in words)


def usual_places() -> tuple[Path, ...]:
    """Return where people keep such files: beside the program, here, on their desk."""
    home = Path.home()
    names = ("Desktop", "Bureau", "Documents", "OneDrive", "Downloads", "Téléchargements")
    places = [Path.cwd(), ROOT, ROOT.parent, *(home / name for name in names)]
    real = dict.fromkeys(place.resolve() for place in places if place.is_dir())
    return tuple(place for place in real if place != Path(place.anchor))


def typed(text: str) -> Path:
    """Return the path that a person typed or pasted (« Copier en tant que chemin d’accès »)."""
    return Path(os.path.expandvars(text.strip().strip('"').strip())).expanduser()


def _files(place: Path, depth: int, until: float) -> Iterator[Path]:
    try:
        with os.scandir(place) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in listed:
        if time.monotonic() > until:
            return
        try:
            inside = entry.is_dir(follow_symlinks=False)
        except OSError:
            continue
        if not inside:
            yield Path(entry.path)
        elif depth and not entry.name.startswith(".") and plain(entry.name) not in _NOT_HERE:
            yield from _files(Path(entry.path), depth - 1, until)
