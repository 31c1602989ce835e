"""Trials of hours go on where they were cut short: what each found is kept, a line a trial.

What was found by another state of the code stands until it has been tried again, and says so.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.results import Row

ROOT = Path(__file__).resolve().parents[1]


def state_of(*patterns: str, root: Path = ROOT) -> str:
    """Return twelve digits that tell the code of the files `patterns` from any other."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in patterns for path in root.glob(pattern)):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


class Kept:
    """The rows found so far in the file `path` (None: nothing is kept), by the code `state`."""

    def __init__(self, path: Path | None, state: str) -> None:
        self.path, self.state = path, state
        self._found: dict[str, tuple[str, Row]] = {}
        lines = path.read_text("utf-8").splitlines() if path and path.exists() else []
        for line in lines:
            told = json.loads(line)
            self._found[told["trial"]] = (told["state"], Row(**told["row"]))

    def add(self, trial: str, row: Row) -> None:
        """Keep what a trial found."""
        self._found[trial] = (self.state, row)
        if self.path:
            told = {"trial": trial, "state": self.state, "row": asdict(row)}
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(told, ensure_ascii=False) + "\n")

    def to_run(self, trials: Iterable[str]) -> list[str]:
        """Return which trials this code has not made: first those that none has made."""
        left = [name for name in trials if self._found.get(name, ("",))[0] != self.state]
        return sorted(left, key=lambda name: name in self._found)

    def rows(self, trials: Iterable[str]) -> list[Row]:
        """Return what is known, in the order of `trials`."""
        return [self._found[name][1] for name in trials if name in self._found]

    def remarks(self, trials: Sequence[str]) -> list[str]:
        """Return what must be said of the rows: not yet made, or made by other code."""
        told = []
        missing = [name for name in trials if name not in self._found]
        if missing:
            told.append(f"Not run: {'; '.join(missing)}.")
        others = {self._found[name][0] for name in trials if name in self._found} - {self.state}
        for state in sorted(others):
            names = [n for n in trials if n in self._found and self._found[n][0] == state]
            which = "all of them" if len(names) == len(trials) else "; ".join(names)
            told.append(f"By an earlier state of this code ({state}): {which}.")
        return told
