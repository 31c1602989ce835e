"""The two icons that a user double-clicks, read as their systems read them."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CMD = ROOT / "Enregistrer un appel.cmd"
DESKTOP = ROOT / "Enregistrer un appel.desktop"


def exec_line(desktop: Path, files: list[str]) -> list[str]:
    """Return the command of a desktop entry as its specification reads it."""
    [line] = re.findall(r"^Exec=(.*)$", desktop.read_text("utf-8"), re.MULTILINE)
    text = line.replace("\\\\", "\\")  # escaped once as a string, once in its quotes
    words = [word.replace("\\$", "$") for word in shlex.split(text)]
    codes = {"%k": [str(desktop)], "%F": files}
    return [part for word in words for part in codes.get(word, [word])]


@pytest.mark.skipif(sys.platform == "win32", reason="les fichiers .desktop sont propres à Linux")
def test_the_linux_icon_starts_the_launcher_beside_it_with_the_files_dropped(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "Suivi d’été $HOME"
    folder.mkdir()
    (folder / DESKTOP.name).write_bytes(DESKTOP.read_bytes())
    (folder / "lancer.py").write_text("import sys; print(sys.argv[1:])", "utf-8")
    command = exec_line(folder / DESKTOP.name, ["/mails/l'appel du 2.eml", "b.msg"])
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, cwd="/")
    assert run.stdout.strip() == str(["/mails/l'appel du 2.eml", "b.msg"])


def test_the_windows_icon_is_ascii_with_its_line_ends_and_reaches_existing_files() -> None:
    data = CMD.read_bytes()
    text = data.decode("ascii")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert "pushd" not in text  # a share has no drive letter to go to
    named = re.findall(r"%~dp0([\w\\.-]+)", text)
    ours = {name.replace("\\", "/") for name in named} - {"python/pythonw.exe"}
    assert ours == {"lancer.py", "aide/python-absent.html"}
    assert all((ROOT / name).is_file() for name in ours)


@pytest.mark.parametrize("name", ["python-absent.html", "installation.html"])
def test_the_pages_shown_without_the_program_are_french_and_whole(name: str) -> None:
    text = (ROOT / "aide" / name).read_text("utf-8")
    assert '<html lang="fr">' in text
    assert not re.search(r"\w [:;!?»]|« ", re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL))
    assert not re.findall(r'(?:src|href)="(?!https://www\.python\.org)', text)  # reads offline
