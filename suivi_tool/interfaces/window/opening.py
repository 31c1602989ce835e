"""Opening a window, and opening a document with the program that this machine has for it."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

VARIABLE = "SUIVI_NAVIGATEUR"
APP_OPTIONS = ("--window-size=1180,920", "--no-first-run", "--no-default-browser-check")
OPENABLE = frozenset(
    {".docx", ".xlsx", ".xlsm", ".pptx", ".eml", ".ics", ".pdf", ".png", ".html", ""}
)

_WINDOWS = (
    ("ProgramFiles(x86)", r"Microsoft\Edge\Application\msedge.exe"),
    ("ProgramFiles", r"Microsoft\Edge\Application\msedge.exe"),
    ("ProgramFiles", r"Google\Chrome\Application\chrome.exe"),
    ("ProgramFiles(x86)", r"Google\Chrome\Application\chrome.exe"),
    ("LOCALAPPDATA", r"Google\Chrome\Application\chrome.exe"),
)
_MAC = (
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
_LINUX = ("microsoft-edge", "microsoft-edge-stable", "google-chrome", "google-chrome-stable",
          "chromium", "chromium-browser", "brave-browser")  # fmt: skip


def chromeless(
    system: str = sys.platform,
    environ: Mapping[str, str] = os.environ,
    which: Callable[[str], str | None] = shutil.which,
) -> Iterator[list[str]]:
    """Give the commands that open a window without address bar, best first.

    The variable SUIVI_NAVIGATEUR names a command of one's own, put before all others.
    """
    if own := environ.get(VARIABLE):
        yield shlex.split(own, posix=system != "win32")
    if system == "win32":
        places = [Path(environ[name]) / rest for name, rest in _WINDOWS if environ.get(name)]
    elif system == "darwin":
        places = [Path(name) for name in _MAC]
    else:
        if not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
            return
        yield from ([found, *APP_OPTIONS] for found in map(which, _LINUX) if found)
        return
    yield from ([str(place), *APP_OPTIONS] for place in places if place.exists())


def open_window(url: str) -> bool:
    """Open `url`: chromeless where possible, else in the usual browser; False where none came."""
    if any(_started([*command, f"--app={url}"]) for command in chromeless()):
        return True
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return False
    with contextlib.suppress(webbrowser.Error, OSError):
        return webbrowser.open(url)
    return False


def _started(command: list[str]) -> bool:
    """Start a browser; False where it ended at once with an error (a policy, a broken install)."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError:
        return False
    try:
        return process.wait(1.0) == 0
    except subprocess.TimeoutExpired:
        threading.Thread(target=process.wait, daemon=True).start()  # takes note of its end
        return True


def open_file(path: Path) -> bool:
    """Open a document or a folder as a double-click would; False where nothing could."""
    if path.suffix.casefold() not in OPENABLE or not path.exists():
        return False
    if sys.platform == "win32":
        with contextlib.suppress(OSError):
            os.startfile(path)  # noqa: S606 - a document of ours, by its kind
            return True
        return False
    program = "open" if sys.platform == "darwin" else shutil.which("xdg-open")
    return bool(program) and _started([str(program), str(path)])
