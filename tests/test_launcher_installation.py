"""Making the environment with Pythons that lack something."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from house import House

from launcher.environment import python_of
from launcher.installation import surroundings

WITHOUT_ENSUREPIP = """
import subprocess, venv
def refuse(*_):
    raise subprocess.CalledProcessError(1, ["ensurepip"])
venv.EnvBuilder._setup_pip = refuse
"""


@pytest.fixture
def bare_python(tmp_path: Path) -> Path:
    """A Python that has no pip; it can make one (ensurepip)."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "nu"], check=True)
    return python_of(tmp_path / "nu")


def start(house: House, python: Path) -> subprocess.CompletedProcess[str]:
    variables = {k: v for k, v in os.environ.items() if not k.startswith("PIP_")}
    return subprocess.run(
        [python, house.root / "lancer.py"],
        env={**variables, "PYTHONUTF8": "1", "SUIVI_ENV": str(house.root / ".venv")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_python_without_pip_gets_one(bare_python: Path, tmp_path: Path) -> None:
    house = House.build(tmp_path / "maison")
    assert start(house, bare_python).stdout == "bonjour\n"
    [made] = house.environments
    assert list(made.rglob("site-packages/pip"))


def test_a_python_without_pip_nor_ensurepip_says_what_to_install(
    bare_python: Path, tmp_path: Path
) -> None:
    [packages] = (tmp_path / "nu").rglob("site-packages")
    (packages / "without_ensurepip.py").write_text(WITHOUT_ENSUREPIP)
    (packages / "without_ensurepip.pth").write_text("import without_ensurepip\n")
    house = House.build(tmp_path / "maison")
    failed = start(house, bare_python)
    assert failed.returncode == 70
    assert "sudo apt install python3-venv" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert house.environments == []


def test_what_leads_an_installation_astray_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PIP_TARGET", "PIP_USER", "PYTHONPATH", "PYTHONHOME"):
        monkeypatch.setenv(name, "ailleurs")
    monkeypatch.setenv("PIP_CERT", "certificat.pem")
    kept = surroundings()
    assert not {"PIP_TARGET", "PIP_USER", "PYTHONPATH", "PYTHONHOME"} & set(kept)
    assert kept["PIP_CERT"] == "certificat.pem"
