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


def make_shortcuts(root: Path) -> None:
    """Make what is missing of the two shortcuts; do nothing outside Windows, or where refused."""
    if sys.platform == "win32":
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


def variables(root: Path, pythonw: Path) -> Mapping[str, str]:
    """Return what the script reads: where the shortcuts lead."""
    return {
        "SUIVI_NOM": NAME,
        "SUIVI_PYTHONW": str(pythonw),
        "SUIVI_LANCEUR": str(root / "lancer.py"),
        "SUIVI_RACINE": str(root),
    }
