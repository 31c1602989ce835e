"""Folders that a program copies to other machines behind our back (OneDrive, SharePoint, Teams…).

There no lock reaches the other machines, and two people who write at once get two files: the
second one's is renamed (a copy in conflict). It can only be found afterwards.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from suivi_tool.storage import temporary

_PROVIDERS = (
    ("OneDrive", re.compile(r"onedrive( ?- ?.+)?", re.IGNORECASE)),
    ("SharePoint", re.compile(r".*sharepoint.*", re.IGNORECASE)),
    ("Dropbox", re.compile(r"dropbox( \(.+\))?", re.IGNORECASE)),
    ("Google Drive", re.compile(r"google ?drive(-.+)?|mon drive|my drive", re.IGNORECASE)),
    ("iCloud", re.compile(r"icloud ?drive|com~apple~clouddocs", re.IGNORECASE)),
    ("Nextcloud", re.compile(r"nextcloud|owncloud|kdrive|synologydrive", re.IGNORECASE)),
)
_ONEDRIVE_ROOTS = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
# « (Alice's conflicted copy 2026-11-02) », « (copie en conflit de PC-12) », Syncthing
_IN_CONFLICT = re.compile(
    r"conflicted copy|conflict copy|copie en conflit|copie conflictuelle|\.sync-conflict-|"
    r"case conflict|conflit de casse",
    re.IGNORECASE,
)
_MACHINE = re.compile(r"(DESKTOP|LAPTOP|PC|WIN|MSI|POSTE|PORTABLE|SRV)[-A-Z0-9]*")
_NUMBERED = re.compile(r" ?\(\d{1,2}\)")  # « Suivi (1).xlsx »
_MOUNTS = r"Software\SyncEngines\Providers\OneDrive"
_NOT_HERE = 0x1000 | 0x40000 | 0x400000  # offline, recall on open, recall on data access


def provider(folder: Path, environment: Mapping[str, str] = os.environ) -> str:
    """Return which program synchronises `folder`, empty where none is recognised.

    A library of SharePoint or Teams lies in a folder of any name; OneDrive, which brings it, keeps
    the list of these in the registry of Windows.
    """
    roots = [Path(environment[key]) for key in _ONEDRIVE_ROOTS if environment.get(key)]
    if any(folder.is_relative_to(root) for root in roots):
        return "OneDrive"
    if any(folder.is_relative_to(mount) for mount in _mounts()):
        return "OneDrive (SharePoint ou Teams)"
    for part in folder.parts:
        for name, pattern in _PROVIDERS:
            if pattern.fullmatch(part):
                return name
    return ""


def _mounts() -> list[Path]:
    """Return the folders that OneDrive keeps in step, as Windows knows them."""
    found: list[Path] = []
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415

        with contextlib.suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, _MOUNTS) as key:
            for at in range(winreg.QueryInfoKey(key)[0]):
                name = winreg.EnumKey(key, at)
                with contextlib.suppress(OSError), winreg.OpenKey(key, name) as each:
                    found.append(Path(str(winreg.QueryValueEx(each, "MountPoint")[0])))
    return found


def conflict_copies(
    path: Path, machines: Iterable[str] = (), *, numbered: bool = False
) -> tuple[Path, ...]:
    """Return the files beside `path` which a synchronisation made out of it, sorted.

    OneDrive adds the name of a machine: it is recognised where it looks like one that Windows
    gives, is this machine's, or is among `machines`. With `numbered`, in a synchronised folder,
    « Suivi (1).xlsx » is such a copy too; elsewhere people make those.
    """
    known = {name.casefold() for name in (*machines, temporary.host())}
    try:
        names = sorted(os.listdir(path.parent))  # noqa: PTH208 - names, not paths
    except OSError:
        return ()
    return tuple(
        path.with_name(name)
        for name in names
        if _is_copy(name, path, known) or (numbered and _is_numbered(name, path))
    )


def _is_numbered(name: str, path: Path) -> bool:
    head, tail = path.stem.casefold(), path.suffix.casefold()
    name = name.casefold()
    if not (name.startswith(head) and name.endswith(tail)):
        return False
    return _NUMBERED.fullmatch(name[len(head) : len(name) - len(tail)]) is not None


def _is_copy(name: str, path: Path, machines: set[str]) -> bool:
    candidate = Path(name)
    if name == path.name or candidate.suffix.casefold() != path.suffix.casefold():
        return False
    if not candidate.stem.casefold().startswith(path.stem.casefold()):
        return False
    added = candidate.stem[len(path.stem) :]
    if _IN_CONFLICT.search(added):
        return True
    machine = re.sub(r"-\d{1,2}$", "", added.removeprefix("-"))
    by_machine = bool(_MACHINE.fullmatch(machine)) or machine.casefold() in machines
    return added.startswith("-") and by_machine


def is_fresh(path: Path, pause: float = 0.5) -> bool:
    """Tell whether `path` is wholly on this machine and keeps still for `pause` seconds."""
    before = path.stat()
    if getattr(before, "st_file_attributes", 0) & _NOT_HERE:
        return False
    time.sleep(pause)
    after = path.stat()
    return (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)
