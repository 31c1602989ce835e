"""What an audit finds."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """One fault: the part it lies in, and a French sentence."""

    part: str
    message: str

    def __str__(self) -> str:
        return f"{self.part}\u00a0: {self.message}"
