"""Shortcuts on Windows, made at the first double-click: on the desktop, and in « Envoyer vers ».

They start `pythonw lancer.py`, so that no console flashes and a mail may be sent to them. Where
the company forbids them, the icon beside the program remains.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

NAME = "Enregistrer un appel"
# Paths come as variables, never as part of the script: nothing in them can be read as code.
SCRIPT = """
$shell = New-Object -ComObject WScript.Shell
foreach ($place in 'Desktop', 'SendTo') {
    $path = Join-Path ([Environment]::GetFolderPath($place)) ($env:SUIVI_NOM + '.lnk')
    if (-not (Test-Path -LiteralPath $path)) {
        $link = $shell.CreateShortcut($path)
        $link.TargetPath = $env:SUIVI_PYTHONW
        $link.Arguments = '"' + $env:SUIVI_LANCEUR + '"'
        $link.WorkingDirectory = $env:SUIVI_RACINE
        $link.Save()
    }
}
"""


MARK = "raccourcis.txt"


def make_shortcuts(root: Path) -> None:
    """Make what is missing of the two shortcuts, at the first double-click of this account.

    Who takes one away does not get it again. Nothing is made outside Windows, or where the company
    refuses.
    """
    if sys.platform == "win32" and first_time(os.environ):
        shell = ["powershell", "-NoProfile", "-NonInteractive", "-Command", SCRIPT]
        pythonw = Path(sys.base_prefix) / "pythonw.exe"
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            subprocess.run(
                shell,
                env={**os.environ, **variables(root, pythonw)},
                creationflags=subprocess.CREATE_NO_WINDOW,
                timeout=30,
                check=False,
            )


def first_time(environ: Mapping[str, str]) -> bool:
    """Tell whether this account starts by its first double-click, and remember it."""
    mark = Path(environ.get("LOCALAPPDATA") or Path.home()) / "SuiviTool" / MARK
    with contextlib.suppress(OSError):
        if mark.exists():
            return False
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.write_text("Les raccourcis ont été faits une fois ; supprimez ce fichier pour les "
                        "refaire.\n", "utf-8")  # fmt: skip
    return True


def variables(root: Path, pythonw: Path) -> Mapping[str, str]:
    """Return what the script reads: where the shortcuts lead."""
    return {
        "SUIVI_NOM": NAME,
        "SUIVI_PYTHONW": str(pythonw),
        "SUIVI_LANCEUR": str(root / "lancer.py"),
        "SUIVI_RACINE": str(root),
    }
