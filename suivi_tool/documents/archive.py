"""The zip around a Word file: read within bounds, written the same bytes each time."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Collection, Mapping

from suivi_tool.errors import TemplateRefused

WORD_MAIN, SLIDES_MAIN = "word/document.xml", "ppt/presentation.xml"
MAX_PART = 50_000_000
MAX_TOTAL = 150_000_000
MAX_PARTS = 2_000
EPOCH = (1980, 1, 1, 0, 0, 0)
RESAVE = "Ouvrez-le dans Word et enregistrez-le de nouveau au format .docx, sans mot de passe."
_OLE = b"\xd0\xcf\x11\xe0"


def read_parts(data: bytes, mains: Collection[str] = (WORD_MAIN,)) -> dict[str, bytes]:
    """Return the parts of the Word file `data` in their order; `mains` are its main part's names.

    Raises:
        TemplateRefused: not such a file, encrypted, truncated, or far larger than it says.

    """
    if data.startswith(_OLE):
        raise TemplateRefused(
            "Ce fichier est protégé par un mot de passe, ou dans l’ancien format .doc.",
            remedy=RESAVE,
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _read_all(archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        ValueError,
        RuntimeError,
    ) as error:
        raise TemplateRefused(
            "Ce fichier n’est pas un document Word lisible (.docx).", remedy=RESAVE
        ) from error
    if "[Content_Types].xml" not in parts or parts.keys().isdisjoint(mains):
        raise TemplateRefused("Ce fichier n’est pas un document Word (.docx).", remedy=RESAVE)
    return parts


def _read_all(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(names) != len(set(names)):
        raise TemplateRefused("Ce document contient deux fois la même partie.", remedy=RESAVE)
    if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise TemplateRefused("Ce document est démesuré une fois décompressé.", remedy=RESAVE)
    return {entry.filename: _read_one(archive, entry) for entry in entries}


def _read_one(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as stream:
        content = stream.read(MAX_PART + 1)
    if len(content) > MAX_PART:
        raise TemplateRefused("Ce document est démesuré une fois décompressé.", remedy=RESAVE)
    return content


def write_parts(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of `parts`, content types first, with fixed dates: same parts, same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts[name])
    return out.getvalue()
