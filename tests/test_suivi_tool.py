"""The front of the package: what it names is there, and nothing is loaded before its use."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import suivi_tool

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("name", suivi_tool.__all__)
def test_each_name_is_there_documented_and_listed(name: str) -> None:
    assert getattr(suivi_tool, name).__doc__
    assert name in dir(suivi_tool)


def test_another_name_is_refused_as_python_refuses_it() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'open_tracker'"):
        suivi_tool.open_tracker  # noqa: B018
    with pytest.raises(ImportError):
        exec("from suivi_tool import open_tracker", {})


def test_the_version_is_that_of_the_project_and_types_come_with_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert suivi_tool.__version__ == project.get("version", suivi_tool.__version__)
    assert (ROOT / "suivi_tool" / "py.typed").exists()


def test_importing_the_package_loads_no_part_of_it() -> None:
    code = "import sys, suivi_tool; print(sorted(m for m in sys.modules if m[:6] == 'suivi_'))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "['suivi_tool']"
