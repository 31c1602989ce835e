"""Making the environment: a virtual environment and the locked packages, put in place at once.

The packages come from the folder `roues` of the project where there is one (no network then),
else from the index that pip is set to use.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from launcher.causes import sentence_for
from launcher.environment import UNFINISHED, Environment, python_of, remove
from launcher.progress import Progress

Command = list[str]
HINDERING = {"PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER"}
NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0


class SetUpError(Exception):
    """The environment cannot be made: a French sentence, and the file that tells more."""

    def __init__(self, sentence: str, log: Path | None = None) -> None:
        """Hold the `sentence` and the path of the `log`, if one could be written."""
        super().__init__(sentence)
        self.sentence = sentence
        self.log = log


def install(environment: Environment, progress: Progress) -> None:
    """Make `environment`, or leave nothing behind.

    Two installations at once do not disturb each other: the first one done is kept. Raises
    `SetUpError`.
    """
    log = Path(tempfile.gettempdir()) / "suivi-installation.log"
    try:
        environment.home.mkdir(parents=True, exist_ok=True)
        log = environment.home / "installation.log"
        with _workshop(environment) as folder, log.open("w", encoding="utf-8") as record:
            pip = _make(folder, record.write)
            code = progress.follow(_install_command(environment, pip), surroundings(), record)
            if code:
                record.flush()
                raise SetUpError(sentence_for(log.read_text("utf-8")), log)
            environment.mark(folder)
            _put_in_place(folder, environment)
    except OSError as error:
        raise SetUpError(sentence_for(str(error)), log if log.exists() else None) from error


def surroundings() -> dict[str, str]:
    """Return this process' environment variables less those that lead an installation astray."""
    kept = {name: value for name, value in os.environ.items() if name not in HINDERING}
    return {**kept, "PYTHONUTF8": "1", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


@contextlib.contextmanager
def _workshop(environment: Environment) -> Iterator[Path]:
    """Give an empty folder beside the environments; what is left of it at the end goes."""
    folder = environment.home / f"{environment.folder.name}{UNFINISHED}{secrets.token_hex(4)}"
    folder.mkdir()  # readable by the other users of a shared folder, unlike one of tempfile
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _make(folder: Path, write: Callable[[str], object]) -> Command:
    """Make a virtual environment in `folder`; return the command of the pip that serves it.

    The pip of the Python that runs serves an environment without one in a tenth of the time that
    making one takes. Where it is absent, or older than `--python` (22.3), the environment gets its
    own; Debian's Python can only do the former (no ensurepip), a bare one only the latter.
    """
    for way in (_with_the_pip_of_this_python, _with_its_own_pip):
        pip = way(folder, write)
        if pip:
            return pip
    raise SetUpError(
        "Ce Python n’a ni « venv » complet ni « pip ». Sous Debian ou Ubuntu, installez-les avec "
        "« sudo apt install python3-venv » ; sous Windows, réinstallez Python depuis "
        "python.org en gardant la case « pip » cochée."
    )


def _with_its_own_pip(folder: Path, write: Callable[[str], object]) -> Command:
    made = _run([sys.executable, "-m", "venv", "--clear", str(folder)], write)
    return [str(python_of(folder)), "-m", "pip"] if made else []


def _with_the_pip_of_this_python(folder: Path, write: Callable[[str], object]) -> Command:
    pip = [sys.executable, "-m", "pip", "--python", str(python_of(folder))]
    bare = [sys.executable, "-m", "venv", "--clear", "--without-pip", str(folder)]
    return pip if _run(bare, write) and _run([*pip, "--version"], write) else []


def _run(command: Command, write: Callable[[str], object]) -> bool:
    done = subprocess.run(
        command,
        env=surroundings(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        creationflags=NO_WINDOW,
        check=False,
    )
    write(f"$ {' '.join(command)}\n{done.stdout}\n")
    return done.returncode == 0


def _install_command(environment: Environment, pip: Command) -> Command:
    wheels = environment.root / "roues"
    offline = any(wheels.glob("*.whl"))
    source = ["--no-index", "--find-links", str(wheels)] if offline else []
    hashed = ["--require-hashes", "--prefer-binary", "-r", str(environment.lock_file)]
    return [*pip, "install", *source, *hashed]


def _put_in_place(folder: Path, environment: Environment) -> None:
    """Rename `folder`; Windows may hold a file of it for a moment (antivirus)."""
    if environment.folder.exists() and not environment.ready:
        remove(environment.folder)
    for wait in (0.1, 0.5, 2.0, 5.0):
        with contextlib.suppress(OSError):
            folder.rename(environment.folder)
        if environment.ready:
            return
        time.sleep(wait)
    folder.rename(environment.folder)
