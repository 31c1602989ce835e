"""The house against the figures of its anchors (import-linter, fava, python-docx)."""

from __future__ import annotations

import ast
import graphlib
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "suivi_tool"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")
LAUNCHER = sorted((ROOT / "launcher").glob("[a-z]*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
MOCKING = re.compile(r"\b(Mock|MagicMock|patch|mocker|assert_called\w*|side_effect)\b")


def lines_of(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def functions() -> Iterator[tuple[str, int]]:
    """Every function of the package and of the launcher with its length in lines."""
    for path in [*MODULES, *LAUNCHER]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                yield f"{path.relative_to(ROOT)}:{node.name}", length


def dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path, known: set[str], *, lazy: bool = False) -> set[str]:
    """The modules of the package that `path` imports when it is loaded, with `lazy` also later."""
    found = set()
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree) if lazy else tree.body:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return found & known


def test_modules_are_small() -> None:
    assert median(map(lines_of, MODULES)) <= 130
    too_long = {str(path.relative_to(ROOT)): lines_of(path) for path in [*MODULES, *LAUNCHER]}
    assert {name: length for name, length in too_long.items() if length > 400} == {}


def test_functions_are_small() -> None:
    lengths = dict(functions())
    assert median(lengths.values()) <= 8
    assert {name: length for name, length in lengths.items() if length > 50} == {}


def test_there_is_no_import_cycle() -> None:
    paths = {dotted(path): path for path in PACKAGE.rglob("*.py")}
    graph = {name: imports(path, set(paths)) - {name} for name, path in paths.items()}
    list(graphlib.TopologicalSorter(graph).static_order())  # raises CycleError, naming the cycle


def test_every_module_is_reached_by_a_test_of_its_room() -> None:
    """A small module is proved through the noun that it is part of, in tests named after both."""
    paths = {dotted(path): path for path in PACKAGE.rglob("*.py")}
    graph = {name: imports(path, set(paths), lazy=True) for name, path in paths.items()}
    rooms = {name: name.split(".")[1] for name in map(dotted, MODULES) if name.count(".") > 1}
    journeys = [path for path in TESTS if path.parent.name == "journeys"]
    unreached = set()
    for room in set(rooms.values()):
        tests = [path for path in TESTS if path.name.startswith(f"test_{room}")] + journeys
        ahead = {name for path in tests for name in imports(path, set(paths), lazy=True)}
        if room == "interfaces" and journeys:
            ahead.add("suivi_tool.__main__")  # journeys start the program as a user does
        seen: set[str] = set()
        while ahead:
            seen |= ahead
            ahead = {name for known in ahead for name in graph[known]} - seen
        unreached |= {name for name, its_room in rooms.items() if its_room == room} - seen
    assert unreached == set()


def test_results_are_tested_not_calls() -> None:
    text = "\n".join(path.read_text("utf-8") for path in TESTS if path.name != Path(__file__).name)
    tests = len(re.findall(r"^ *def test_", text, re.MULTILINE))
    assert len(MOCKING.findall(text)) <= 0.05 * tests


def test_there_is_no_room_for_everything() -> None:
    nameless = {"utils.py", "util.py", "helpers.py", "misc.py", "common.py", "tools.py"}
    assert [path for path in [*MODULES, *LAUNCHER] if path.name in nameless] == []
