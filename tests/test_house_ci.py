"""What CI runs: what is missing installed with patience, all checks, then a slice of the trials."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="un script pour Debian")


@dataclass(frozen=True)
class Machine:
    """A machine whose programs are stand-ins that write down how they were called."""

    programs: Path

    @property
    def calls(self) -> list[str]:
        log = self.programs / "log"
        return log.read_text("utf-8").splitlines() if log.exists() else []

    def add(self, name: str, script: str = "") -> None:
        path = self.programs / name
        path.write_text(f'#!/bin/sh\necho "{name} $*" >> {self.programs}/log\n{script}\n', "utf-8")
        path.chmod(0o755)

    def run(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["/bin/bash", ROOT / ".ci" / "run"],
            env={"PATH": str(self.programs)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine of root's that lacks soffice only, and whose tests pass."""
    made = Machine(tmp_path)
    for name in ("dirname", "env"):
        (tmp_path / name).symlink_to(str(shutil.which(name)))
    for name in ("pdftoppm", "chromium", "git", "sleep", "apt-get", "python3"):
        made.add(name)
    made.add("id", "echo 0")
    return made


def told(machine: Machine, name: str) -> list[str]:
    return [call for call in machine.calls if call.startswith(f"{name} ")]


def test_what_is_missing_is_installed_then_the_checks_and_a_slice_run(machine: Machine) -> None:
    assert machine.run().returncode == 0
    assert told(machine, "apt-get")[-1].split()[4:8] == [
        "install", "-y", "--no-install-recommends", "libreoffice-calc",
    ]  # fmt: skip
    assert told(machine, "python3") == [
        "python3 lancer.py tests",
        "python3 lancer.py mesures --tranche 27",
    ]


def test_a_mirror_that_fails_once_is_asked_again(machine: Machine) -> None:
    machine.add(
        "apt-get", f"[ -e {machine.programs}/again ] || {{ : > {machine.programs}/again; exit 1; }}"
    )
    assert machine.run().returncode == 0
    assert [call.split()[4] for call in told(machine, "apt-get")] == ["update", "update", "install"]


def test_packages_that_cannot_be_installed_end_it(machine: Machine) -> None:
    machine.add("apt-get", "exit 100")
    assert machine.run().returncode != 0
    assert told(machine, "python3") == []


def test_somebody_without_rights_is_told_what_is_missing(machine: Machine) -> None:
    machine.add("id", "echo 1000")
    done = machine.run()
    assert done.returncode == 1
    assert "libreoffice-calc" in done.stderr
    assert "as root" in done.stderr
    assert told(machine, "apt-get") == []


@pytest.mark.parametrize("faulty", ["tests", "mesures"])
def test_a_fault_of_one_is_the_fault_of_all_and_both_run(machine: Machine, faulty: str) -> None:
    machine.add("python3", f'[ "$2" != {faulty} ]')
    assert machine.run().returncode == 1
    assert len(told(machine, "python3")) == 2


def test_the_readme_says_the_same_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "python3 lancer.py tests" in readme
    assert "python3 lancer.py mesures" in readme
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
