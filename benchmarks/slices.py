"""A long trial cut to the minutes that one has, always along the same way.

A slice takes its cases in an order drawn once and for all, so that two machines of the same speed
try the same ones, and none of the corners of an alphabetical list is left out for good.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
SEED = 20260502


def within(
    minutes: float | None, cases: Sequence[T], clock: Callable[[], float] = time.monotonic
) -> Iterator[T]:
    """Yield every case, or with `minutes` a drawn order of them until these are over.

    At least one case is yielded: a slice that tries nothing would prove nothing.
    """
    if minutes is None:
        yield from cases
        return
    drawn = random.Random(SEED).sample(cases, len(cases))
    end = clock() + 60 * minutes
    for at, case in enumerate(drawn):
        if at and clock() >= end:
            return
        yield case
