"""Where a running server is remembered, for the second double-click: one file a user and folder.

The file lies in the user's own place, readable by nobody else; it holds the token.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from suivi_tool.errors import RefusedInput


@dataclass(frozen=True)
class Running:
    """A server as remembered: where it listens, its secrets, its process."""

    port: int
    prefix: str
    token: str
    pid: int


def private_folder() -> Path:
    """Return the user's own folder for what runs, made and closed to others where needed.

    Raises: RefusedInput where the folder belongs to somebody else, or cannot be made.
    """
    folder = _place()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise RefusedInput(
            f"le dossier {folder}, où le programme note que sa fenêtre est ouverte, ne peut pas "
            "être créé.",
            remedy="Demandez à la personne qui gère ce poste de permettre d’y écrire.",
        ) from error
    if os.name == "posix":
        state = folder.lstat()
        if state.st_uid != os.getuid() or not stat.S_ISDIR(state.st_mode):
            raise RefusedInput(
                f"le dossier {folder} appartient à un autre compte.",
                remedy="Demandez à la personne qui gère ce poste de le supprimer.",
            )
        if state.st_mode & 0o077:
            folder.chmod(0o700)
    return folder


def _place() -> Path:
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or tempfile.gettempdir()) / "SuiviTool"
    if given := os.environ.get("XDG_STATE_HOME"):
        return Path(given) / "suivi_tool"
    with contextlib.suppress(RuntimeError):
        home = Path.home()
        if home.is_dir() and os.access(home, os.W_OK):
            return home / ".local" / "state" / "suivi_tool"
    return Path(tempfile.gettempdir()) / f"suivi_tool-{_account()}"


def _account() -> str:
    return str(os.getuid()) if os.name == "posix" else os.environ.get("USERNAME", "")


def state_file(*about: object) -> Path:
    """Return the file for a server that serves `about` (work folder, date, user)."""
    key = hashlib.sha256("\0".join(map(str, about)).encode(errors="replace")).hexdigest()
    return private_folder() / f"fenetre-{key[:16]}.json"


def write(path: Path, running: Running) -> None:
    """Remember a server: whole or not at all, readable by its user alone."""
    write_privately(path, json.dumps(asdict(running)))


def write_privately(path: Path, text: str) -> None:
    """Write a small file of this folder, whole or not at all, readable by its user alone."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    Path(name).replace(path)


def read(path: Path) -> Running | None:
    """Return the server remembered, or None: absent, damaged, or not written by this user."""
    try:
        if os.name == "posix" and path.lstat().st_uid != os.getuid():
            return None
        values = json.loads(path.read_text("utf-8"))
        running = Running(**values)
    except (OSError, ValueError, TypeError):
        return None
    kinds = (type(running.port), type(running.prefix), type(running.token), type(running.pid))
    return running if kinds == (int, str, str, int) else None


def forget(path: Path, pid: int) -> None:
    """Take the file away where it still speaks of process `pid`."""
    running = read(path)
    if running is not None and running.pid == pid:
        with contextlib.suppress(OSError):
            path.unlink()
