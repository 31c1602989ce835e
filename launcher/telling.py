"""Telling a failure where the user looks: the terminal, or a window after a double-click."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

TITLE = "Suivi des appels"


def tell(sentence: str) -> None:
    """Say `sentence` on stderr, and in a window where nobody reads stderr."""
    if sys.stderr is not None:
        print(sentence, file=sys.stderr, flush=True)
        if sys.platform == "win32" or sys.stderr.isatty():
            return
    _window(sentence)


def _window(sentence: str) -> None:
    if sys.platform == "win32":
        import ctypes

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
