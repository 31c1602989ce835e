"""Names of parts: compared without case, with slashes and without the first one, as in Excel."""

from __future__ import annotations

import posixpath


def key_of(name: str) -> str:
    """Return the name under which a part is known."""
    return name.replace("\\", "/").lstrip("/").lower()


def relations_part(part: str) -> str:
    """Return the name of the part that holds the relations of `part` ("" is the package)."""
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
