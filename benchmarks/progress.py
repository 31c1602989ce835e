"""How far a long trial has come: kept in a file, so that it goes on after a stop.

What was tried with other code proves nothing about this one: it begins again then.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def code(*parts: str, root: Path = ROOT) -> str:
    """Return a mark of the modules at `parts` (folders or files): any line of them changes it."""
    digest = hashlib.sha256()
    for part in parts:
        place = root / part
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


@dataclass
class Progress:
    """How many cases were tried with the code of mark `code`, and what was counted in them."""

    path: Path | None
    code: str
    done: int = 0
    counted: Counter[str] = field(default_factory=Counter)

    def add(self, cases: int, counts: Mapping[str, int]) -> None:
        """Count some more cases, and keep that."""
        self.done += cases
        self.counted.update(counts)
        if self.path is not None:
            known = {"code": self.code, "done": self.done, "counted": self.counted}
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(json.dumps(known, indent=1) + "\n", "utf-8")


def read(path: Path | None, mark: str) -> Progress:
    """Return what the file at `path` tells of the code of that mark; nothing done otherwise."""
    if path is not None and path.exists():
        known = json.loads(path.read_text("utf-8"))
        if known["code"] == mark:
            return Progress(path, mark, known["done"], Counter(known["counted"]))
    return Progress(path, mark)
