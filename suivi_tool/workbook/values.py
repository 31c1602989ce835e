"""What a cell can hold, as the callers of this layer give it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula: `text` in English with commas and without "=", and its value right now."""

    text: str
    cached: str | int | float | bool | date | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: the text shown, and a relative path, a URL, or "#'Feuille'!A1"."""

    text: str
    target: str


Value = str | int | float | bool | date | datetime | None | Formula | Link
