"""The mail that brought the appeal: filed in the case folder as it was received."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from suivi_tool.errors import RefusedInput

_SUFFIXES = (".eml", ".msg")
LARGEST = 60 * 1024 * 1024
"""Bytes; a mail with larger attachments is put into the folder by hand."""


@dataclass(frozen=True)
class Received:
    """A mail as a file: the name it gets in the case folder, its bytes, its attachments' names."""

    file_name: str
    data: bytes
    attachments: tuple[str, ...] = ()


def read(path: Path) -> Received:
    """Return the mail at `path`.

    Raises: RefusedInput where it cannot be read, is no mail, or is too large.
    """
    suffix = path.suffix.lower()
    if suffix not in _SUFFIXES:
        raise RefusedInput(
            f"« {path.name} » n’est pas un mail (.eml ou .msg).",
            field="--mail",
            remedy="Enregistrez le mail depuis la messagerie, puis donnez ce fichier.",
        )
    try:
        if path.stat().st_size > LARGEST:
            raise RefusedInput(
                f"« {path.name} » est trop volumineux.",
                field="--mail",
                remedy="Enregistrez l’appel sans lui, puis copiez-le dans le dossier.",
            )
        data = path.read_bytes()
    except OSError as error:
        raise RefusedInput(
            f"« {path.name} » n’est pas lisible ({error.strerror}).",
            field="--mail",
            remedy="Vérifiez le chemin du fichier.",
        ) from None
    return Received(f"Mail reçu{suffix}", data)
