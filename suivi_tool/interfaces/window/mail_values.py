"""What a dropped mail gives to the form; whatever cannot be read is left to the person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from suivi_tool.interfaces.window.uploads import Upload


@dataclass(frozen=True, slots=True)
class Found:
    """The texts that a mail gives, by field, and a sentence about it."""

    values: Mapping[str, str] = field(default_factory=dict)
    said: str = ""


def read(upload: Upload, today: date) -> Found:  # noqa: ARG001 - until mails are read
    """Return what the mail `upload` gives."""
    return Found()
