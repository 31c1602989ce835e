"""Telling a failure where the user looks: the terminal, or a window after a double-click.

Standard library only: the launcher tells by it before anything is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

TITLE = "Suivi des appels"


def tell(sentence: str) -> None:
    """Say `sentence` on stderr, and in a window where nobody reads stderr."""
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()
        if sys.platform == "win32" or sys.stderr.isatty():
            return
    _window(sentence)


def _window(sentence: str) -> None:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows only

        ctypes.windll.user32.MessageBoxW(0, sentence, TITLE, 0x10)
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return
    for program, *arguments in (
        ("zenity", "--error", "--no-markup", "--title", TITLE, "--text", sentence),
        ("kdialog", "--title", TITLE, "--error", sentence),
        ("xmessage", "-center", sentence),
    ):
        if shutil.which(program):
            subprocess.run([program, *arguments], check=False)
            return
