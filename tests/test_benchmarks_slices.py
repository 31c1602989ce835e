"""A slice of a trial is bounded by its minutes, and is the same slice each time."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from benchmarks.slices import within

CASES = range(100)


def ticking(seconds: float) -> Callable[[], float]:
    """A clock that is looked at once every `seconds`."""
    ticks = count(0, seconds)
    return lambda: float(next(ticks))


def test_without_a_limit_every_case_is_taken_in_its_order() -> None:
    assert list(within(None, CASES)) == list(CASES)


def test_a_slice_ends_with_its_minutes_and_is_the_same_each_time() -> None:
    taken = list(within(1, CASES, ticking(10)))
    assert len(taken) == 6
    assert taken == list(within(1, CASES, ticking(10)))
    assert taken != sorted(taken)
    assert set(within(10_000, CASES)) == set(CASES)


def test_a_slice_tries_something_however_short_it_is() -> None:
    assert len(list(within(0, CASES, ticking(10)))) == 1
