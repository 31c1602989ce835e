"""What a process costs: its own seconds and its own peak, or the reason why it failed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from benchmarks.processes import ROOT, spent

TWICE = """
import os, sys
from benchmarks.processes import ROOT, spent
held = spent([sys.executable, "-c", "x = bytearray(200 << 20); x[::4096] = x[::4096]"], os.environ)
bare = spent([sys.executable, "-c", "pass"], os.environ)
print(held.peak, bare.peak, held.seconds)
"""


def test_the_peak_is_that_of_the_process_not_of_the_one_before() -> None:
    # Measured from a small process, as the benchmarks do: on Linux the peak of a child is at least
    # what its parent held when it started it.
    told = subprocess.run(
        [sys.executable, "-c", TWICE], cwd=ROOT, check=True, capture_output=True, text=True
    )
    held, bare, seconds = map(float, told.stdout.split())
    assert held > 200
    assert bare < 100
    assert seconds > 0


def test_the_last_line_of_an_error_is_the_reason() -> None:
    with pytest.raises(RuntimeError, match=r"^ValueError: trop$"):
        spent([sys.executable, "-c", "raise ValueError('trop')"], os.environ)
    with pytest.raises(RuntimeError, match="code 7"):
        spent([sys.executable, "-c", "raise SystemExit(7)"], os.environ)
