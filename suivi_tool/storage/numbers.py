"""Numbers are reserved by making their folder: of all who try, on any machine, one succeeds."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

from suivi_tool.errors import RefusedInput
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.failures import nothing_recorded

ATTEMPTS = 10_000
LONGEST = 80  # characters; Windows paths end at 260
_DEVICES = frozenset({"CON", "PRN", "AUX", "NUL"}) | {
    f"{device}{digit}" for device in ("COM", "LPT") for digit in "123456789¹²³"
}


def folder_name(number: str) -> str:
    """Return the name of the folder of `number`: every character but letters, digits, - and _ is -.

    Raises:
        RefusedInput: no folder can have that name.

    """
    text = unicodedata.normalize("NFC", number.strip())
    name = "".join(char if char.isalnum() or char in "-_" else "-" for char in text)
    if not any(map(str.isalnum, name)) or len(name) > LONGEST or name.upper() in _DEVICES:
        raise RefusedInput(
            f"« {number} » ne peut pas servir de numéro : le dossier de l’appel porte ce nom.",
            remedy=f"Donnez un numéro de {LONGEST} caractères au plus, avec des lettres ou des "
            "chiffres.",
        )
    return name


def reserve(
    parent: Path,
    propose: Callable[[int], str],
    start: int,
    folder_name: Callable[[str], str] = folder_name,
    disk: Disk | None = None,
) -> str:
    """Return the first number `propose(start)`, `propose(start + 1)`… that was free; it is ours.

    Its folder then lies in `parent`. A number once reserved is never given again, whatever
    becomes of it; two numbers that would share a folder count as taken.

    Raises:
        RefusedInput: the folder cannot be made, or no number is free.

    """
    disk = disk or Disk()
    with nothing_recorded(parent):
        disk.ensure_folder(parent)
        for step in range(ATTEMPTS):
            number = propose(start + step)
            try:
                disk.mkdir(parent / folder_name(number))
            except FileExistsError:
                continue
            disk.sync_folder(parent)
            return number
    raise RefusedInput(
        f"Aucun numéro n’est libre à partir de « {propose(start)} ».",
        remedy="Vérifiez la règle de numérotation dans suivi.toml.",
    )
