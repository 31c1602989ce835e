"""The numbers of the appeals: the pattern already in the column is continued (A23)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self, TypeAlias

DEFAULT = "APP-2026-001"
_RECENT = 30
_DIGITS = re.compile(r"[0-9]+")

_Kind: TypeAlias = tuple[tuple[str, ...], int, bool]
"""What numbers of one pattern have in common: literals, digits of the year, year first."""


@dataclass(frozen=True, slots=True)
class NumberPattern:
    """How numbers are made: literal text around a year (of reception) and a sequence.

    `parts` are the literals before, between and after; `year_digits` is 4, 2, or 0 where there is
    no year; `width` pads the sequence with zeros; `yearly` tells whether it starts again each year.
    """

    parts: tuple[str, ...]
    year_digits: int
    year_first: bool
    width: int
    yearly: bool = True

    @classmethod
    def detect(cls, numbers: Iterable[str]) -> Self:
        """Return the pattern of `numbers` (oldest first); APP-2026-001 where none is seen.

        The most common shape of the latest ones counts, so a scheme that changed once is continued.
        """
        texts = [text.strip() for text in numbers if text.strip()]
        shapes = [shape for text in texts if (shape := _shape(text)) is not None]
        recent = shapes[-_RECENT:]
        if not recent:
            return cls.detect([DEFAULT])
        votes = Counter(shape.kind for shape in recent)
        best = max(votes.values())
        kind = next(shape.kind for shape in reversed(recent) if votes[shape.kind] == best)
        alike = [shape for shape in shapes if shape.kind == kind]
        padded = [shape.written for shape in alike if len(shape.written) > len(str(shape.sequence))]
        width = max(map(len, padded)) if padded else 1
        parts, year_digits, year_first = kind
        return cls(parts, year_digits, year_first, width, yearly=_restarts(alike))

    def number(self, year: int, sequence: int) -> str:
        """Return the number of that year and sequence: « APP-2026-001 »."""
        written = str(sequence).zfill(self.width)
        if not self.year_digits:
            return self.parts[0] + written + self.parts[-1]
        years = str(year)[-self.year_digits :]
        first, second = (years, written) if self.year_first else (written, years)
        return self.parts[0] + first + self.parts[1] + second + self.parts[2]

    def sequence(self, number: str, year: int) -> int | None:
        """Return the sequence of `number` where it follows this pattern in `year`, else None."""
        shape = _shape(number.strip())
        if shape is None or _folded(shape.kind) != _folded(self.kind):
            return None
        if self.year_digits and self.yearly and shape.year != year % 10**self.year_digits:
            return None
        return shape.sequence

    @property
    def kind(self) -> _Kind:
        """What numbers of one pattern have in common."""
        return self.parts, self.year_digits, self.year_first

    def start(self, year: int, taken: Iterable[str]) -> int:
        """Return the first sequence above all those of `taken`; a gap is never filled."""
        known = (self.sequence(number, year) for number in taken)
        return max((sequence for sequence in known if sequence is not None), default=0) + 1

    def next(self, year: int, taken: Iterable[str]) -> str:
        """Return the next number for an appeal received in `year`; a number is never used again.

        `taken` are all numbers ever given: of the register, the folders, and what waits.
        """
        return self.number(year, self.start(year, taken))


def _folded(kind: _Kind) -> _Kind:
    return tuple(part.casefold() for part in kind[0]), kind[1], kind[2]


@dataclass(frozen=True, slots=True)
class _Shape:
    """One number taken apart; `year` is as written (26 or 2026), 0 where there is none."""

    kind: _Kind
    year: int
    sequence: int
    written: str


def _shape(text: str) -> _Shape | None:
    groups = _groups(text)
    if not groups:
        return None
    year_at = _year_group(text, groups)
    sequence_at = max((i for i in range(len(groups)) if i != year_at), default=None)
    if sequence_at is None:
        return None
    start, end = groups[sequence_at]
    written = text[start:end]
    if year_at is None:
        kind = ((text[:start], text[end:]), 0, False)
        return _Shape(kind, 0, int(written), written)
    year = text[slice(*groups[year_at])]
    (_, first_end), (second_start, second_end) = sorted((groups[year_at], groups[sequence_at]))
    first_start = min(groups[year_at][0], start)
    parts = (text[:first_start], text[first_end:second_start], text[second_end:])
    return _Shape((parts, len(year), year_at < sequence_at), int(year), int(written), written)


def _groups(text: str) -> list[tuple[int, int]]:
    """Return where the digits stand; 2026001 is taken apart as 2026 and 001."""
    groups: list[tuple[int, int]] = []
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        if end - start >= 6 and _plausible(match[0][:4]):
            groups += [(start, start + 4), (start + 4, end)]
        else:
            groups.append((start, end))
    return groups


def _year_group(text: str, groups: Sequence[tuple[int, int]]) -> int | None:
    """Return which group is the year: four digits (20xx), else two (15-49), if another is left."""
    if len(groups) < 2:
        return None
    written = [text[start:end] for start, end in groups]
    four = [i for i, digits in enumerate(written) if len(digits) == 4 and _plausible(digits)]
    two = [i for i, digits in enumerate(written) if len(digits) == 2 and 15 <= int(digits) <= 49]
    found = four or two
    # « 26-17 »: both could be the year; the first one is (a sequence grows, a year leads).
    return found[0] if found else None


def _plausible(digits: str) -> bool:
    return 1990 <= int(digits) <= 2099


def _restarts(shapes: Sequence[_Shape]) -> bool:
    """Tell whether the sequence starts again each year, as far as several years show."""
    spans: dict[int, list[int]] = {}
    for shape in shapes:
        spans.setdefault(shape.year, []).append(shape.sequence)
    years = sorted(spans)
    later = pairwise(years)
    return len(years) < 2 or not all(min(spans[b]) > max(spans[a]) for a, b in later)
