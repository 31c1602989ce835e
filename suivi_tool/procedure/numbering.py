"""The numbers of the appeals: the pattern already in the column is continued (A23)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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

        The reading that fits most of the latest numbers counts, so a scheme that changed once is
        continued as it is now.
        """
        read = [shapes for text in numbers if (shapes := list(_shapes(text.strip())))]
        if not read:
            return cls.detect([DEFAULT])
        recent = read[-_RECENT:]
        votes = Counter(shape.kind for shapes in recent for shape in shapes)
        best = max(votes.values())
        kind = next(
            shape.kind
            for shapes in reversed(recent)
            for shape in shapes
            if votes[shape.kind] == best
        )
        alike = [shape for shapes in read for shape in shapes if shape.kind == kind]
        padded = [shape.written for shape in alike if len(shape.written) > len(str(shape.sequence))]
        parts, year_digits, year_first = kind
        width = max(map(len, padded), default=1)
        return cls(parts, year_digits, year_first, width, yearly=_restarts(alike))

    def number(self, year: int, sequence: int) -> str:
        """Return the number of that year and sequence: « APP-2026-001 »."""
        return self._joined(str(year)[-self.year_digits :], str(sequence).zfill(self.width))

    def sequence(self, number: str, year: int) -> int | None:
        """Return the sequence of `number` where it follows this pattern in `year`, else None."""
        years = str(year)[-self.year_digits :] if self.yearly else "[0-9]" * self.year_digits
        parts = tuple(map(re.escape, self.parts))
        made = NumberPattern(parts, self.year_digits, self.year_first, 0)
        found = re.fullmatch(made._joined(years, "([0-9]+)"), number.strip(), re.IGNORECASE)
        return int(found[1]) if found else None

    def start(self, year: int, taken: Iterable[str]) -> int:
        """Return the first sequence above all those of `taken`; a gap is never filled."""
        known = (self.sequence(number, year) for number in taken)
        return max((sequence for sequence in known if sequence is not None), default=0) + 1

    def next(self, year: int, taken: Iterable[str]) -> str:
        """Return the next number for an appeal received in `year`; a number is never used again.

        `taken` are all numbers ever given: of the register, the folders, and what waits.
        """
        return self.number(year, self.start(year, taken))

    def _joined(self, year: str, sequence: str) -> str:
        if not self.year_digits:
            return self.parts[0] + sequence + self.parts[1]
        first, second = (year, sequence) if self.year_first else (sequence, year)
        return self.parts[0] + first + self.parts[1] + second + self.parts[2]


@dataclass(frozen=True, slots=True)
class _Shape:
    """One reading of one number; `year` is as written (26 or 2026), 0 where there is none."""

    kind: _Kind
    year: int
    sequence: int
    written: str


def _shapes(text: str) -> Iterator[_Shape]:
    """Yield the readings of a number, the likeliest first.

    A year has four digits (20xx), else two (15-49); where two groups could be it, the first one is
    likelier. The sequence is the last other group. Last reading: no year at all.
    """
    groups = _groups(text)
    written = [text[start:end] for start, end in groups]
    four = [i for i, digits in enumerate(written) if len(digits) == 4 and _plausible(digits)]
    two = [i for i, digits in enumerate(written) if len(digits) == 2 and 15 <= int(digits) <= 49]
    if len(groups) > 1:
        for year_at in (*four, *two):
            sequence_at = max(i for i in range(len(groups)) if i != year_at)
            yield _dated(text, groups[year_at], groups[sequence_at])
    if whole := list(_DIGITS.finditer(text)):
        last = whole[-1]
        kind = ((text[: last.start()], text[last.end() :]), 0, False)
        yield _Shape(kind, 0, int(last[0]), last[0])


def _dated(text: str, year_span: tuple[int, int], sequence_span: tuple[int, int]) -> _Shape:
    year, written = text[slice(*year_span)], text[slice(*sequence_span)]
    (start, first_end), (second_start, end) = sorted((year_span, sequence_span))
    parts = (text[:start], text[first_end:second_start], text[end:])
    return _Shape((parts, len(year), year_span < sequence_span), int(year), int(written), written)


def _groups(text: str) -> list[tuple[int, int]]:
    """Return where the digits stand; 2026001 is taken apart as 2026 and 001."""
    groups: list[tuple[int, int]] = []
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        if 6 <= end - start <= 9 and _plausible(match[0][:4]):
            groups += [(start, start + 4), (start + 4, end)]
        else:
            groups.append((start, end))
    return groups


def _plausible(digits: str) -> bool:
    return 1990 <= int(digits) <= 2099


def _restarts(shapes: Sequence[_Shape]) -> bool:
    """Tell whether the sequence starts again each year, as far as several years show."""
    spans: dict[int, list[int]] = {}
    for shape in shapes:
        spans.setdefault(shape.year, []).append(shape.sequence)
    years = sorted(spans)
    return len(years) < 2 or not all(min(spans[b]) > max(spans[a]) for a, b in pairwise(years))
