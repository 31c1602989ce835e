"""What the system reported (`OSError`), said in words that a user understands."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from suivi_tool.errors import Fault, RefusedInput, SuiviError, TrackerBusy

SHARING = frozenset({32, 33})  # Windows: somebody holds the file
LONGEST_PATH = 248  # characters that Windows takes for a folder, unless told otherwise
ON_WINDOWS = os.name == "nt"


def _codes(*names: str) -> frozenset[int]:
    """Return the numbers of the errors `names`, as far as this system has them."""
    return frozenset(code for name in names if (code := getattr(errno, name, None)))


@dataclass(frozen=True, slots=True)
class _Kind:
    """A family of system errors, what it means and what to do; {} stands for the file's name."""

    codes: frozenset[int]
    windows: frozenset[int]
    message: str
    remedy: str


_AGAIN = "Recommencez ; si l’erreur revient, prévenez le service informatique."
_KINDS = (
    _Kind(
        _codes("ENOSPC", "EDQUOT"),
        frozenset({39, 112}),
        "Il n’y a plus de place sur le disque pour écrire « {} ».",
        "Libérez de la place, puis recommencez.",
    ),
    _Kind(
        _codes("EBUSY", "ETXTBSY"),
        SHARING,
        "« {} » est utilisé par un autre programme.",
        "Fermez ce programme, puis recommencez.",
    ),
    _Kind(
        _codes("EHOSTDOWN", "EHOSTUNREACH", "ENETUNREACH", "ENETDOWN", "ESTALE", "ETIMEDOUT"),
        frozenset({53, 59, 64, 67, 121, 1231}),
        "Le dossier partagé qui contient « {} » ne répond plus.",
        "Vérifiez la connexion au réseau, puis recommencez.",
    ),
    _Kind(
        _codes("ENOENT", "ENOTDIR"),
        frozenset({2, 3}),
        "« {} » est introuvable : le fichier ou son dossier n’est plus là.",
        "Vérifiez que le dossier partagé est accessible et que rien n’a été déplacé.",
    ),
    _Kind(
        _codes("EACCES", "EPERM", "EROFS"),
        frozenset({5, 19}),
        "L’accès à « {} » est refusé.",
        "Vérifiez qu’aucun programme ne l’a ouvert, qu’il n’est pas en lecture seule et que vous "
        "avez le droit d’y écrire.",
    ),
    _Kind(
        _codes("EISDIR"),
        frozenset(),
        "« {} » est un dossier, non un fichier.",
        "Donnez le nom d’un fichier.",
    ),
    _Kind(
        _codes("ENAMETOOLONG"),
        frozenset({206}),
        "Le chemin de « {} » est trop long.",
        "Placez le dossier de travail plus près de la racine du lecteur.",
    ),
    _Kind(
        _codes("EIO"),
        frozenset({1117}),
        "Le disque ou le réseau a signalé une erreur sur « {} ».",
        _AGAIN,
    ),
)


def windows_code(error: OSError) -> int | None:
    """Return the Windows error number of `error`, None elsewhere."""
    code = getattr(error, "winerror", None)
    return code if isinstance(code, int) else None


def _sentence(error: OSError, name: str, path: str) -> tuple[str, str]:
    windows = windows_code(error)
    if ON_WINDOWS and isinstance(error, FileNotFoundError) and len(path) >= LONGEST_PATH:
        windows = 206  # Windows says no more than « not found »
    for kind in _KINDS:
        if windows in kind.windows or (windows is None and error.errno in kind.codes):
            return kind.message.format(name), kind.remedy
    number = windows if windows is not None else error.errno
    reason = "raison inconnue" if number is None else f"erreur {number} du système"
    return f"« {name} » n’a pas pu être lu ou écrit ({reason}).", _AGAIN


def fault_of(error: OSError, path: Path | None = None) -> Fault:
    """Return the French fault for `error`, met on `path` (else on the file it names itself)."""
    concerned = error.filename if isinstance(error.filename, str) else None
    where = path if path is not None else Path(concerned) if concerned else None
    message, remedy = _sentence(error, where.name if where else "le fichier", str(where or ""))
    return Fault(message, place=str(where) if where else "", remedy=remedy)


@contextmanager
def told_as(kind: type[SuiviError], path: Path | None = None) -> Iterator[None]:
    """Turn an `OSError` met inside into an error of class `kind`."""
    try:
        yield
    except OSError as error:
        raise kind(fault_of(error, path)) from error


@contextmanager
def nothing_recorded(path: Path) -> Iterator[None]:
    """Turn an `OSError` into the refusal of an input of which nothing was kept."""
    try:
        yield
    except OSError as error:
        fault = fault_of(error, path)
        said = f"Rien n’a été enregistré. {fault.message}"
        raise RefusedInput(Fault(said, place=fault.place, remedy=fault.remedy)) from error


@contextmanager
def waiting(path: Path | None = None) -> Iterator[None]:
    """Turn an `OSError` into `TrackerBusy`: what was acknowledged waits."""
    with told_as(TrackerBusy, path):
        yield
