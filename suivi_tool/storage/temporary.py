"""The names of our temporary files, which tell whose they are.

A temporary file is only removed once its process is known to be dead, or is a day old.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import socket
import sys
import time
from pathlib import Path

A_DAY = 86_400.0  # seconds
_NAME = re.compile(r"\.suivi-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{12}\.tmp")


def host() -> str:
    """Return the name of this machine."""
    return socket.gethostname() or "poste inconnu"


def _host_mark() -> str:
    return hashlib.sha256(host().encode("utf-8", "backslashreplace")).hexdigest()[:8]


def beside(path: Path) -> Path:
    """Return a fresh temporary name in the folder of `path`."""
    return path.with_name(f".suivi-{_host_mark()}-{os.getpid()}-{secrets.token_hex(6)}.tmp")


def is_alive(pid: int) -> bool:
    """Tell whether a process of this machine has the number `pid`."""
    if sys.platform == "win32":
        return _is_alive_on_windows(pid)
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _is_alive_on_windows(pid: int) -> bool:
    # os.kill(pid, 0) would send Ctrl-C there.
    import ctypes  # noqa: PLC0415

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(0x1000, False, pid)
    if not handle:
        return bool(ctypes.get_last_error() == 5)  # type: ignore[attr-defined,unused-ignore]
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(ctypes.c_void_p(handle), ctypes.byref(code))
    kernel.CloseHandle(ctypes.c_void_p(handle))
    return code.value == 259  # STILL_ACTIVE


def is_ours(name: str) -> bool:
    """Tell whether `name` is that of a temporary file of this program."""
    return _NAME.fullmatch(name) is not None


def left_by_dead_run(path: Path) -> bool:
    """Tell whether `path` is a temporary file that nobody will come back to."""
    parts = _NAME.fullmatch(path.name)
    if parts is None:
        return False
    mark, pid = parts[1], int(parts[2])
    if mark == _host_mark() and not is_alive(pid):
        return True
    try:
        return time.time() - path.stat().st_mtime > A_DAY
    except OSError:
        return False
