"""The size of the packages that a user gets, part by part: those of `requirements.lock`."""

from __future__ import annotations

import re
from collections import Counter
from importlib import metadata
from pathlib import Path

from benchmarks.results import Row

ROOT = Path(__file__).resolve().parents[1]
SHOWN = 10
CHECKS = {"requirements-tests.lock": "the checks besides"}


def names(lock: str) -> set[str]:
    """Return the packages that a lock file names."""
    text = (ROOT / lock).read_text("utf-8")
    return {name.casefold() for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}


def megabytes(package: str) -> float:
    """Return what the files of an installed package take, in MB; 0 where it is not installed."""
    try:
        files = metadata.files(package) or []
    except metadata.PackageNotFoundError:
        return 0.0
    paths = {Path(str(file.locate())) for file in files}
    return sum(path.stat().st_size for path in paths if path.is_file()) / 1e6


def rows() -> list[Row]:
    """Return the size of a user's environment, its largest parts, and what the checks add."""
    users = names("requirements.lock")
    sizes = Counter({name: megabytes(name) for name in users})
    found = [Row("environment of a user, packages", round(sum(sizes.values())), "MB")]
    largest = sizes.most_common(SHOWN)
    found += [Row(f"of which {name}", round(size, 1), "MB") for name, size in largest]
    rest = sum(sizes.values()) - sum(size for _, size in largest)
    found.append(Row(f"of which {len(sizes) - len(largest)} others", round(rest, 1), "MB"))
    for lock, what in CHECKS.items():
        more = sum(megabytes(name) for name in names(lock) - users)
        found.append(Row(f"{what} (never on a user's machine)", round(more), "MB"))
    return found
