"""All checks of the project, in the order in which they are run; `python3 lancer.py tests`."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

IMPORTS = "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"


@dataclass(frozen=True)
class Check:
    """One check: its name for people, and the arguments that the environment's Python takes."""

    name: str
    arguments: tuple[str, ...]


def checks(root: Path, pytest_arguments: Sequence[str] = ()) -> tuple[Check, ...]:
    """Return the checks of the project at `root`; the tests come last."""
    templates = sorted(str(path.relative_to(root)) for path in root.glob("templates_docx/*.docx"))
    return (
        Check("ruff", ("-m", "ruff", "check", ".")),
        Check("ruff format", ("-m", "ruff", "format", "--check", ".")),
        Check("mypy", ("-m", "mypy")),
        Check("import contracts", ("-c", IMPORTS)),
        *([Check("templates", ("-m", "docxtpl_lint", *templates))] if templates else []),
        Check("tests", ("-m", "pytest", "-n", "2", *pytest_arguments)),
    )


def measurements(_: Path, arguments: Sequence[str] = ()) -> tuple[Check, ...]:
    """Return the one program that runs all measurements; `python3 lancer.py mesures`."""
    return (Check("measurements", ("-m", "benchmarks.all", *arguments)),)


def run(python: Path, root: Path, to_run: Sequence[Check], variables: Mapping[str, str]) -> int:
    """Run every check, go on after a failure, and return 0 where all passed, else 1.

    What a check says goes to stdout as it comes; the failed ones are named before the tests.
    """
    failed: list[str] = []
    for check in to_run:
        if check is to_run[-1] and failed:
            print(f"\nEn échec avant les tests\u00a0: {', '.join(failed)}", flush=True)
        print(f"\n== {check.name}", flush=True)
        done = subprocess.run(
            [str(python), *check.arguments], cwd=root, env=dict(variables), check=False
        )
        if done.returncode:
            failed.append(check.name)
    return 1 if failed else 0
