"""Where a file of the work folder lies, as it is noted: from that folder on, whoever looks.

The same share is Z: on one machine and a path of another name on the next; a work folder is moved.
"""

from __future__ import annotations

from pathlib import Path


def noted(root: Path, path: Path) -> str:
    """Return `path` as seen from the work folder `root`; one that lies elsewhere as it is."""
    for base in (root, root.resolve()):
        if path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    return str(path)


def found(root: Path, text: str) -> Path:
    """Return the path that `noted` wrote, for the work folder where it lies now."""
    return root / text
