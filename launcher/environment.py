"""Where the program's packages lie: one folder a lock file and Python, made once, removed when old.

What the program needs is one lock file; what the checks of the project need beside it is another,
with an environment of its own: users never get the tools of the tests.

Outside Windows under `.venv` of the project; on Windows under %LOCALAPPDATA%, for the project may
lie on a share where programs must not be run from. `SUIVI_ENV` names another folder for both.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DAY = 24 * 3600.0
UNUSED_AFTER = 30 * DAY
UNFINISHED = ".tmp-"
PROGRAM = "requirements.lock"
CHECKS = "requirements-tests.lock"


@dataclass(frozen=True)
class Environment:
    """The environment of the project at `root`, in the folder `home` of environments.

    `lock` is the name of the file with its packages: PROGRAM, or CHECKS.
    """

    root: Path
    home: Path
    lock: str = PROGRAM

    @classmethod
    def of(cls, root: Path, lock: str = PROGRAM) -> Environment:
        """Return the environment that the project at `root` uses on this machine."""
        if chosen := os.environ.get("SUIVI_ENV"):
            return cls(root, Path(chosen), lock)
        if sys.platform == "win32":
            local = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
            return cls(root, Path(local) / "SuiviTool", lock)
        return cls(root, root / ".venv", lock)

    @property
    def lock_file(self) -> Path:
        """The packages to install, with their hashes."""
        return self.root / self.lock

    @property
    def folder(self) -> Path:
        """The folder of the environment; its name tells the lock file and the Python."""
        facts = [self.lock, self.lock_file.read_text("utf-8"), *_this_python()]
        return self.home / hashlib.sha256("\n".join(facts).encode()).hexdigest()[:12]

    @property
    def ready(self) -> bool:
        """Whether the environment was made to its end, and its Python still exists."""
        return (self.folder / "pret.json").exists() and python_of(self.folder).exists()

    def mark(self, folder: Path) -> None:
        """Write into `folder` that it is made to its end, and for whom."""
        (folder / "pret.json").write_text(json.dumps(self._made_for), "utf-8")

    @property
    def _made_for(self) -> dict[str, object]:
        return {"projet": str(self.root), "python": _this_python(), "paquets": self.lock}

    def keep(self) -> None:
        """Say that this environment is in use; a process started by exec goes on saying it."""
        with contextlib.suppress(OSError):
            os.utime(self.folder / "pret.json")
            _hold(self.folder / "pret.json")

    def remove_stale(self) -> None:
        """Remove what an older lock file, or an installation that was cut short, left behind."""
        for folder in self._stale():
            if not _in_use(folder / "pret.json"):
                remove(folder)

    def _stale(self) -> Iterator[Path]:
        for folder in self.home.iterdir():
            if folder == self.folder or not folder.is_dir():
                continue
            if UNFINISHED in folder.name:
                if _age(folder) > DAY:
                    yield folder
            elif (made_for := _mark_of(folder)) is not None and (
                made_for == self._made_for or _age(folder / "pret.json") > UNUSED_AFTER
            ):
                yield folder


def python_of(folder: Path, *, console: bool = True) -> Path:
    """Return the Python of the environment in `folder`; without `console` it opens none."""
    if sys.platform == "win32":
        return folder / "Scripts" / ("python.exe" if console else "pythonw.exe")
    return folder / "bin" / "python"


def remove(folder: Path) -> None:
    """Remove the environment in `folder` at once for all who look, unless somebody uses it."""
    doomed = folder.with_name(f"{folder.name.partition('.')[0]}{UNFINISHED}{os.getpid()}")
    with contextlib.suppress(OSError):  # Windows holds it, or another process removes it too
        folder.rename(doomed)
        shutil.rmtree(doomed, ignore_errors=True)


def _this_python() -> list[str]:
    return [sys.version, sys.base_prefix, platform.machine()]


def _mark_of(folder: Path) -> object:
    """Return what the mark in `folder` says, or None where the folder is not one of ours."""
    try:
        mark: object = json.loads((folder / "pret.json").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return mark


def _age(path: Path) -> float:
    return time.time() - path.stat().st_mtime


if sys.platform == "win32":

    def _hold(mark: Path) -> None:
        """Do nothing: Windows does not rename a folder whose programs run."""

    def _in_use(mark: Path) -> bool:
        return not mark.parent.exists()

else:
    import fcntl

    def _hold(mark: Path) -> None:
        descriptor = os.open(mark, os.O_RDONLY)
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        os.set_inheritable(descriptor, True)

    def _in_use(mark: Path) -> bool:
        if not mark.exists():
            return False
        with mark.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return True
        return False
