"""What a whole process cost: seconds of processor (its children's too) and its peak of memory.

On Linux and macOS the system tells it of each child that ends (`wait4`); on Windows the handle of
a process that has ended still tells its times and its largest working set, there its children's
apart.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]


def as_installed(compiled: Path) -> dict[str, str]:
    """Return an environment in which every module is compiled once, as where it is installed.

    What is compiled goes into the folder `compiled`, which the measured processes share.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(compiled)}


class Spent(NamedTuple):
    """Seconds of processor and MB at the peak."""

    seconds: float
    peak: float


def spent(command: Sequence[str], environment: Mapping[str, str]) -> Spent:
    """Run `command` to its end and return what it cost; raises RuntimeError where it fails.

    On Linux the peak is at least what the caller itself holds: a child begins as its copy.
    """
    process = subprocess.Popen(
        command,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    with process.stderr as said:
        error = said.read().decode("utf-8", "replace")
    cost = _cost(process)
    if process.returncode:
        raise RuntimeError((error.strip().splitlines() or [f"code {process.returncode}"])[-1])
    return cost


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Memory(ctypes.Structure):
        _fields_ = [
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            ("PeakWorkingSetSize", ctypes.c_size_t),
            *((f"other{number}", ctypes.c_size_t) for number in range(7)),
        ]

    def _cost(process: subprocess.Popen[bytes]) -> Spent:
        process.wait()
        handle = wintypes.HANDLE(int(process._handle))  # type: ignore[attr-defined]
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        memory = _Memory(cb=ctypes.sizeof(_Memory))
        times = [wintypes.FILETIME() for _ in range(4)]  # made, ended, in the system, its own
        if not kernel.K32GetProcessMemoryInfo(handle, ctypes.byref(memory), memory.cb):
            raise ctypes.WinError(ctypes.get_last_error())
        if not kernel.GetProcessTimes(handle, *map(ctypes.byref, times)):
            raise ctypes.WinError(ctypes.get_last_error())
        steps = sum(each.dwHighDateTime << 32 | each.dwLowDateTime for each in times[2:])
        return Spent(steps / 1e7, memory.PeakWorkingSetSize / (1 << 20))

else:

    def _cost(process: subprocess.Popen[bytes]) -> Spent:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
        return Spent(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)
