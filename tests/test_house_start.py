"""What starts at once must stay light: nothing heavy is imported before it is needed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HEAVY = {
    *("lxml", "openpyxl", "python_calamine", "xlsxwriter", "docxtpl", "docx", "pandas", "numpy"),
    *("flask", "jinja2", "isal", "holidays", "pptx", "oxmsg", "rapidfuzz", "tomlkit", "filelock"),
}
PROBE = """
import json, runpy, sys
sys.argv = ["suivi", *{arguments!r}]
try:
    {statement}
except SystemExit:
    pass
print()
print(json.dumps(sorted(sys.modules)))
"""


def imported_by(statement: str, arguments: list[str]) -> set[str]:
    probe = PROBE.format(statement=statement, arguments=arguments)
    run = subprocess.run(
        [sys.executable, "-c", probe], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    return {name.partition(".")[0] for name in json.loads(run.stdout.splitlines()[-1])}


RUN = "runpy.run_module('suivi_tool', run_name='__main__', alter_sys=True)"


@pytest.mark.parametrize(
    ("statement", "arguments"),
    [("import suivi_tool", []), (RUN, ["--help"]), (RUN, ["--aide"]), (RUN, ["inconnue"])],
    ids=["import", "--help", "--aide", "wrong command"],
)
def test_nothing_heavy_is_imported_at_start(statement: str, arguments: list[str]) -> None:
    assert imported_by(statement, arguments) & HEAVY == set()


def test_the_probe_sees_what_is_imported() -> None:
    assert imported_by("import openpyxl", []) >= {"openpyxl"}
