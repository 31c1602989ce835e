"""`python -m suivi_tool`: the command line as a process, with its exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [("--aide", 0, "COMMANDE"), ("zut", 2, "« zut » n’existe pas"), ("echeances", 3, "suivi.toml")],
)
def test_the_program_ends_with_the_code_of_what_happened(
    typed: str, code: int, said: str, tmp_path: Path
) -> None:
    env = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "SUIVI_DOSSIER": ""}
    done = subprocess.run(
        [sys.executable, "-m", "suivi_tool", typed],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code
    assert said in (done.stdout + done.stderr).replace("\u00a0", " ")
    assert "Traceback" not in done.stderr
