"""Starts are told as medians, and beside the bare Python of the same round."""

from __future__ import annotations

from pathlib import Path
from subprocess import CalledProcessError

import pytest

from benchmarks.start import BARE, rows, seconds


def test_the_ratio_is_of_the_same_round_not_of_medians() -> None:
    """A machine that is slow for one round slows both."""
    told = {row.name: row.value for row in rows({BARE: [1.0, 4.0, 1.0], "x": [2.0, 8.0, 3.0]})}
    assert told == {BARE: 1.0, "x": 3.0, "x, times a bare Python": 2.0}


def test_a_start_that_fails_is_no_measurement(tmp_path: Path) -> None:
    assert seconds(["-c", "pass"], tmp_path) > 0
    with pytest.raises(CalledProcessError):
        seconds(["-c", "raise SystemExit(3)"], tmp_path)
