"""From the command line of `lancer.py` to the running program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from launcher.causes import sentence_for
from launcher.checks import checks, measurements, run
from launcher.environment import CHECKS, PROGRAM, Environment, python_of
from launcher.installation import SetUpError, install, surroundings
from launcher.progress import Progress
from launcher.shortcuts import make_shortcuts
from suivi_tool.interfaces.telling import tell

ROOT = Path(__file__).resolve().parents[1]
FAILED, INTERRUPTED = 70, 130
OF_THE_PROJECT = {"tests": checks, "mesures": measurements}
"""What is run for those who carry the project on, beside the commands of the program."""


def main(arguments: Sequence[str]) -> int:
    """Prepare the environment if need be, then run the checks or the program; return its code."""
    checking = arguments[:1] and arguments[0] in OF_THE_PROJECT
    environment = Environment.of(ROOT, CHECKS if checking else PROGRAM)
    try:
        _prepare(environment)
    except SetUpError as failure:
        _tell_failure(failure.sentence, failure.log, as_json="--json" in arguments)
        return FAILED
    except OSError as error:
        _tell_failure(sentence_for(str(error)), None, as_json="--json" in arguments)
        return FAILED
    except KeyboardInterrupt:
        tell("Installation interrompue. Rien n’a été gardé, vous pouvez recommencer.")
        return INTERRUPTED
    if checking:
        to_run = OF_THE_PROJECT[arguments[0]](ROOT, arguments[1:])
        return run(python_of(environment.folder), ROOT, to_run, _variables())
    return _start(environment, arguments)


def _prepare(environment: Environment) -> None:
    if not environment.ready:
        progress = Progress(environment.lock_file, sys.stderr)
        progress.say("Première installation (une à deux minutes)…")
        if sys.stderr is None:
            webbrowser.open((ROOT / "aide" / "installation.html").as_uri())
        install(environment, progress)
        progress.done()
    if sys.stderr is None:
        make_shortcuts(ROOT)
    environment.keep()
    environment.remove_stale()


def _tell_failure(sentence: str, log: Path | None, *, as_json: bool) -> None:
    if as_json:
        fault = {"champ": None, "lieu": log and str(log), "message": sentence, "remede": None}
        print(json.dumps({"erreurs": [fault]}, ensure_ascii=False), flush=True)
    tell(f"{sentence}\nJournal\u00a0: {log}" if log else sentence)


def _variables() -> dict[str, str]:
    """Return the variables of the program: it is run from its source, wherever the user stands."""
    return {**surroundings(), "PYTHONPATH": str(ROOT), "PYTHONNOUSERSITE": "1"}


def _start(environment: Environment, arguments: Sequence[str]) -> int:
    python = python_of(environment.folder, console=sys.stderr is not None)
    command = [str(python), "-P", "-m", "suivi_tool", *arguments]
    if sys.platform == "win32":
        return _wait_for(command)
    return _become(command)


def _become(command: Sequence[str]) -> NoReturn:
    """Replace this process by the program: signals and the exit code are then its own."""
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os.execve(command[0], list(command), _variables())  # noqa: S606


def _wait_for(command: Sequence[str]) -> int:
    """Run the program to its end: Windows cannot replace a process by another."""
    with subprocess.Popen(command, env=_variables()) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:  # the program received it too, and ends in its own way
                continue
