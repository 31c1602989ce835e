"""What is published names no machine: neither a person's folder nor the place of a build."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from conftest import lacking

ROOT = Path(__file__).resolve().parents[1]
MACHINE = re.compile(
    r"(?<![\w.~/-])/(?:work|root|home/\w+|Users/\w+)/\w+|[A-Z]:\\Users\\\w+", re.ASCII
)
KEPT_AS_THEY_ARE = {"requirements.lock", "tests/test_house_paths.py"}


def published() -> list[Path]:
    """The files of the repository; on a copy without git, those of its folders."""
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        lacking("le projet n’est pas ici un dépôt git")
    return [ROOT / name for name in done.stdout.split("\0") if name not in {"", *KEPT_AS_THEY_ARE}]


def test_no_file_names_a_path_of_a_machine() -> None:
    found = {}
    for path in published():
        if path.is_file() and (places := MACHINE.findall(path.read_bytes().decode("latin-1"))):
            found[str(path.relative_to(ROOT))] = places
    assert found == {}


def test_a_path_of_a_machine_would_be_seen() -> None:
    assert MACHINE.search("open('/home/marie/suivi.xlsx')")
    assert MACHINE.search(r"C:\Users\Marie")
    assert not MACHINE.search("https://example.org/work/item")
