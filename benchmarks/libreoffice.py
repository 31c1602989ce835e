"""LibreOffice as the trials start it: computing every formula afresh.

Without being told so it trusts the values that a workbook holds, and a comparison with them would
prove nothing.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def find_program() -> Path | None:
    """Return where LibreOffice is on this machine, or None."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return Path(found) if found else None


def command(profile: Path) -> list[str]:
    """Return how to start it without a window, in a `profile` of its own that recalculates.

    Ends the program where LibreOffice is not installed.
    """
    program = find_program()
    if program is None:
        sys.exit("LibreOffice is not installed")
    return [str(program), f"-env:UserInstallation={recalculating(profile).as_uri()}", "--headless"]


def recalculating(profile: Path) -> Path:
    """Make the folder `profile` one in which every formula is computed on load; return it."""
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_RECALCULATE, "utf-8")
    return profile
