"""Files that a person dropped: kept privately for a while, never executed, never shown.

The name given with a file is only ever shown as text and used for its ending; on disk each file
has a random name of ours.
"""

from __future__ import annotations

import secrets
import shutil
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

from suivi_tool.errors import RefusedInput

MAX_BYTES = 25 * 1024 * 1024
MAX_FILES = 20
MAILS = (".eml", ".msg")


@dataclass(frozen=True)
class Upload:
    """One file dropped: its random name, the name its owner knows, and where it lies."""

    id: str
    name: str
    path: Path


class Uploads:
    """The files dropped on one server, gone when it ends."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="suivi_tool-"))
        self._files: dict[str, Upload] = {}
        self._lock = threading.Lock()

    def keep(
        self, name: str, data: bytes, endings: tuple[str, ...] = MAILS, *, field: str = "mail"
    ) -> Upload:
        """Keep `data` and return it as an upload; the oldest makes room.

        Raises: RefusedInput for a file too large, empty, or of another kind than `endings`.
        """
        given = "".join(c for c in name if c.isprintable()).replace("\\", "/").rpartition("/")[2]
        end = Path(given).suffix
        shown = f"{given.removesuffix(end)[:100]}{end[:20]}" or "fichier"
        ending = end.casefold()
        if ending not in endings:
            raise RefusedInput(
                f"« {shown} » n’est pas accepté ici.",
                field=field,
                remedy=f"Déposez un fichier {' ou '.join(endings)}.",
            )
        if not data:
            raise RefusedInput(f"« {shown} » est vide.", field=field)
        if len(data) > MAX_BYTES:
            raise RefusedInput(
                f"« {shown} » dépasse {MAX_BYTES // 1024 // 1024} Mo.",
                field=field,
                remedy="Classez-le vous-même dans le dossier de l’appel.",
            )
        key = secrets.token_urlsafe(12)
        path = self._folder / f"{key}{ending}"
        path.write_bytes(data)
        upload = Upload(key, shown, path)
        with self._lock:
            self._files[key] = upload
            while len(self._files) > MAX_FILES:
                self._drop(next(iter(self._files)))
        return upload

    def get(self, key: str) -> Upload | None:
        """Return the upload of that random name, or None."""
        return self._files.get(key)

    def discard(self, key: str) -> None:
        """Forget one upload."""
        with self._lock:
            self._drop(key)

    def clear(self) -> None:
        """Take everything away."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._files.clear()

    def _drop(self, key: str) -> None:
        upload = self._files.pop(key, None)
        if upload is not None:
            upload.path.unlink(missing_ok=True)
