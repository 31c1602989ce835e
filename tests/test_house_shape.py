"""The house against the figures of its anchors (import-linter, fava, python-docx)."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.house import (
    PACKAGE,
    ROOMS,
    ROOT,
    TESTS,
    House,
    dotted,
    files_of_tests,
    functions,
    imports,
    in_cycles,
    length,
    lines_of,
    measure,
    without_a_test,
)

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")
LAUNCHER = sorted((ROOT / "launcher").glob("[a-z]*.py"))


@pytest.fixture(scope="module")
def house() -> House:
    return measure(PACKAGE, TESTS)


def reached(path: Path, known: set[str]) -> set[str]:
    """The modules of the package that `path` imports, also within its functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return found & known


def test_modules_are_small(house: House) -> None:
    assert house.module_lines[0] <= 130
    lengths = {str(path.relative_to(ROOT)): lines_of(path) for path in [*MODULES, *LAUNCHER]}
    assert {name: lines for name, lines in lengths.items() if lines > 400} == {}


def test_functions_are_small(house: House) -> None:
    assert house.function_lines[0] <= 8
    lengths = {
        f"{path.relative_to(ROOT)}:{node.name}": length(node)
        for path in [*MODULES, *LAUNCHER]
        for node in functions(ast.parse(path.read_text("utf-8")))
    }
    assert {name: lines for name, lines in lengths.items() if lines > 50} == {}


def test_everything_is_annotated_and_what_is_public_is_documented(house: House) -> None:
    documented = (house.modules_documented, house.classes_documented, house.functions_documented)
    assert (house.annotated, *documented) == (100, 100, 100, 100)


def test_there_is_no_import_cycle() -> None:
    assert in_cycles(imports(PACKAGE)) == set()


def test_every_module_is_reached_by_a_test_of_its_room() -> None:
    """A small module is proved through the noun that it is part of, in tests named after both."""
    paths = {dotted(path, PACKAGE): path for path in PACKAGE.rglob("*.py")}
    graph = {name: reached(path, set(paths)) for name, path in paths.items()}
    named = (dotted(path, PACKAGE) for path in MODULES)
    rooms = {name: name.split(".")[1] for name in named if name.count(".") > 1}
    written = files_of_tests(TESTS)
    journeys = [path for path in written if path.parent.name == "journeys"]
    unreached = set()
    for room in set(rooms.values()):
        tests = [path for path in written if path.name.startswith(f"test_{room}")] + journeys
        ahead = {name for path in tests for name in reached(path, set(paths))}
        if room == "interfaces" and journeys:
            ahead.add("suivi_tool.__main__")  # journeys start the program as a user does
        seen: set[str] = set()
        while ahead:
            seen |= ahead
            ahead = {name for known in ahead for name in graph[known]} - seen
        unreached |= {name for name, its_room in rooms.items() if its_room == room} - seen
    assert unreached == set()


def test_every_module_has_a_test_of_its_name() -> None:
    assert without_a_test([ROOT / room for room in ROOMS], TESTS) == []


def defined(path: Path) -> set[str]:
    """The functions, classes and constants of a module."""
    found = set[str]()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {target.id for target in targets if isinstance(target, ast.Name)}
    return {name for name in found if not name.startswith("__")}


def test_nothing_is_defined_that_nobody_uses() -> None:
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*.*")
             if path.suffix in (".py", ".html")]  # fmt: skip
    words = {path: re.findall(r"\w+", path.read_text("utf-8")) for path in files}
    everywhere = Counter(word for found in words.values() for word in found)
    unused = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in [*MODULES, *LAUNCHER]
        for name in defined(path)
        if (words[path].count(name) if name.startswith("_") else everywhere[name]) == 1
    }
    assert unused == set()


def test_results_are_tested_not_calls(house: House) -> None:
    assert house.mock_words_per_test <= 0.05


def test_there_is_no_room_for_everything() -> None:
    nameless = {"utils.py", "util.py", "helpers.py", "misc.py", "common.py", "tools.py"}
    assert [path for path in [*MODULES, *LAUNCHER] if path.name in nameless] == []
