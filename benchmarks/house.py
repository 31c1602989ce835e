"""The figures of the house, beside those of the projects that it took for examples.

    python -m benchmarks.house [--beside NAME=PACKAGE:TESTS …]

`--beside` measures another checkout in the same way (`fava=../fava/src/fava:../fava/tests`);
without it the figures of the anchors are those measured last. A figure is a mirror, not an aim.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from benchmarks.results import FOLDER, Row, machine, number, table, write

ROOT = Path(__file__).resolve().parents[1]
PACKAGE, TESTS = ROOT / "suivi_tool", ROOT / "tests"
ROOMS = ("suivi_tool", "launcher", "benchmarks", "aide", "templates_docx", "sample_workbooks")
"""Every folder of code of the house; the anchors are compared with the first of them alone."""
MOCKING = re.compile(r"\b(Mock|MagicMock|patch|mocker|assert_called\w*|side_effect)\b")
ANCHORS = Path(__file__).with_name("house_anchors.json")
Function = ast.FunctionDef | ast.AsyncFunctionDef
LOADED = "import sys; before = set(sys.modules); {}; print(len(set(sys.modules) - before))"


@dataclass(frozen=True)
class House:
    """What was counted of one project; shares are percentages."""

    module_lines: tuple[float, float, float]
    function_lines: tuple[float, float, float]
    annotated: float
    modules_documented: float
    classes_documented: float
    functions_documented: float
    raises_documented: float
    modules_with_a_test_of_their_name: float
    modules: int
    tests: int
    mock_words_per_test: float
    test_lines_per_line: float
    modules_in_cycles: int


def measure(package: Path, tests: Path) -> House:
    """Count everything of the project whose code is in `package` and whose tests are in `tests`."""
    paths = modules(package)
    trees = {path: ast.parse(path.read_text("utf-8")) for path in paths}
    every = [node for tree in trees.values() for node in functions(tree)]
    written = files_of_tests(tests)
    text = "\n".join(path.read_text("utf-8") for path in written if "house" not in path.name)
    number_of_tests = len(
        re.findall(r"^ *(?:async )?def (?:test_|it_|they_|but_|and_)", text, re.MULTILINE)
    )
    named = {path.stem for path in written}
    return House(
        module_lines=spread([lines_of(path) for path in paths]),
        function_lines=spread([length(node) for node in every]),
        annotated=share([is_annotated(node) for node in every]),
        modules_documented=share([bool(ast.get_docstring(tree)) for tree in trees.values()]),
        classes_documented=share(
            [bool(ast.get_docstring(node)) for tree in trees.values() for node in classes(tree)]
        ),
        functions_documented=share(
            [bool(ast.get_docstring(node)) for tree in trees.values() for node in public(tree)]
        ),
        raises_documented=share(
            [
                says_what_it_raises(node)
                for tree in trees.values()
                for node in public(tree)
                if raises(node)
            ]
        ),
        modules_with_a_test_of_their_name=share(
            [has_test(path.relative_to(package.parent), named) for path in paths]
        ),
        modules=len(paths),
        tests=number_of_tests,
        mock_words_per_test=len(MOCKING.findall(text)) / (number_of_tests or 1),
        test_lines_per_line=sum(map(lines_of, written)) / sum(map(lines_of, paths)),
        modules_in_cycles=len(in_cycles(imports(package))),
    )


def modules(package: Path) -> list[Path]:
    """Return the modules of a package that hold something, vendored ones left out."""
    found = sorted(package.rglob("*.py"))
    return [p for p in found if "_vendor" not in p.parts and (p.name != "__init__.py" or code(p))]


def code(path: Path) -> bool:
    """Whether a package's first file holds more than imports and its docstring."""
    body = ast.parse(path.read_text("utf-8")).body
    return any(isinstance(node, Function | ast.ClassDef) for node in body)


def files_of_tests(tests: Path) -> list[Path]:
    """Return the files of tests."""
    return sorted([*tests.rglob("test_*.py"), *tests.rglob("*_test.py")])


def lines_of(path: Path) -> int:
    """Return the lines of a file, blank ones and comments too."""
    return len(path.read_text("utf-8").splitlines())


def functions(tree: ast.Module) -> Iterator[Function]:
    """Yield every function and method, nested ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def classes(tree: ast.Module) -> Iterator[ast.ClassDef]:
    """Yield the public classes of a module."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node


def public(tree: ast.Module) -> Iterator[Function]:
    """Yield the public functions of a module and the public methods of its public classes."""
    homes: list[ast.Module | ast.ClassDef] = [tree, *classes(tree)]
    for home in homes:
        for node in home.body:
            if isinstance(node, Function) and not node.name.startswith("_"):
                yield node


def raises(node: Function) -> set[str]:
    """Return the errors that leave a function; what a program may not do is left out."""
    caught = {
        id(each)
        for tried in ast.walk(node)
        if isinstance(tried, ast.Try) and tried.handlers
        for inner in tried.body
        for each in ast.walk(inner)
    }
    ours = [each for each in ast.walk(node) if isinstance(each, ast.Raise)]
    leave = (each.exc for each in ours if each.exc and id(each) not in caught)
    named = {ast.unparse(error).partition("(")[0] for error in leave}
    known = {"NotImplementedError", "AssertionError", "TypeError", "AttributeError"}
    return {name for name in named if name[:1].isupper()} - known


def says_what_it_raises(node: Function) -> bool:
    """Whether the docstring of a function speaks of what it raises or refuses."""
    text = ast.get_docstring(node) or ""
    return bool(re.search(r"rais|refus", text, re.IGNORECASE)) or any(
        e in text for e in raises(node)
    )


def length(node: Function) -> int:
    """Return the lines of a function, from its `def` to its end."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def is_annotated(node: Function) -> bool:
    """Whether every argument (self and cls apart) and the result have their type."""
    held = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    held += [each for each in (node.args.vararg, node.args.kwarg) if each]
    typed = all(each.annotation for each in held if each.arg not in ("self", "cls"))
    return typed and (node.returns is not None or node.name == "__init__")


def has_test(path: Path, named: set[str]) -> bool:
    """Whether a file of tests has the name of the module, with or without that of its rooms.

    `path` begins with the package: its own first file may be tested as `test_<package>.py`.
    """
    parts = [part.strip("_") for part in path.with_suffix("").parts if part != "__init__"]
    return any(f"test_{'_'.join(parts[at:])}" in named for at in range(len(parts)))


def without_a_test(rooms: Sequence[Path], tests: Path) -> list[str]:
    """Return the modules of all `rooms` of which no file of tests has the name."""
    named = {path.stem for path in files_of_tests(tests)}
    found = (path.relative_to(room.parent) for room in rooms for path in modules(room))
    return [path.as_posix() for path in found if not has_test(path, named)]


def imports(package: Path) -> dict[str, set[str]]:
    """Return what each module of a package imports of it when loaded (not for types alone)."""
    names = {dotted(path, package): path for path in package.rglob("*.py")}
    return {name: _imported(name, path, names) - {name} for name, path in names.items()}


def dotted(path: Path, package: Path) -> str:
    """Return the name by which a module is imported."""
    parts = path.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(name: str, path: Path, known: Mapping[str, Path]) -> set[str]:
    found: set[str] = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            home = node.module or ""
            if node.level:
                up = name.split(".")[: None if path.name == "__init__.py" else -1]
                home = ".".join([*up[: len(up) - node.level + 1], *([home] if home else [])])
            inner = {f"{home}.{alias.name}" for alias in node.names} & known.keys()
            found |= inner or {home}
    return found & known.keys()


def in_cycles(graph: Mapping[str, set[str]]) -> set[str]:
    """Return the modules from which imports lead back to themselves."""
    found = set()
    for start in graph:
        seen: set[str] = set()
        ahead = set(graph[start])
        while ahead:
            seen |= ahead
            ahead = {name for known in ahead for name in graph[known]} - seen
        found |= {start} & seen
    return found


def spread(figures: Sequence[int]) -> tuple[float, float, float]:
    """Return the median, the figure that nine in ten do not exceed, and the greatest."""
    ordered = sorted(figures)
    return median(ordered), ordered[int(0.9 * (len(ordered) - 1))], ordered[-1]


def share(held: Sequence[bool]) -> float:
    """Return the percentage of what holds, 100 where there is nothing."""
    return round(100 * sum(held) / len(held), 1) if held else 100.0


def loaded(statement: str) -> int:
    """Return how many modules a statement loads that a bare Python has not."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(statement)], cwd=ROOT, capture_output=True, check=True
    )
    return int(done.stdout)


def rows(ours: House) -> list[Row]:
    """Return what was asked of the house, and whether it is so."""
    middle, _, longest = ours.module_lines
    short, _, largest = ours.function_lines
    told = ours.raises_documented
    cycles = ours.modules_in_cycles
    named, mocks = ours.modules_with_a_test_of_their_name, ours.mock_words_per_test
    lacking = without_a_test([ROOT / room for room in ROOMS], TESTS)
    documented = min(ours.modules_documented, ours.classes_documented, ours.functions_documented)
    return [
        Row("modules in an import cycle", cycles, "", "0", not cycles),
        Row("lines of a module, median", middle, "", "≤ 130", middle <= 130),
        Row("lines of a module, most", longest, "", "≤ 400", longest <= 400),
        Row("lines of a function, median", short, "", "≤ 8", short <= 8),
        Row("lines of a function, most", largest, "", "≤ 50", largest <= 50),
        Row("functions annotated", ours.annotated, "%", "100 %", ours.annotated == 100),
        Row("public names documented", documented, "%", "100 %", documented == 100),
        Row("errors documented where raised", told, "%", "100 %", told == 100),
        Row("modules with a test of their name", named, "%", "100 %", named == 100),
        Row(f"modules of {', '.join(ROOMS)} without one", len(lacking), "", "0", not lacking),
        Row("mock words per test", mocks, "", "≤ 0.05", mocks <= 0.05),
        Row("modules loaded by `import suivi_tool`", loaded("import suivi_tool")),
    ]  # fmt: skip


def beside(houses: Mapping[str, House]) -> str:
    """Return the figures of several projects side by side."""
    lines = [
        [name.replace("_", " "), *(_told(getattr(house, name)) for house in houses.values())]
        for name in House.__dataclass_fields__
    ]
    return table(["", *houses], lines)


def _told(figure: float | Sequence[float]) -> str:
    return number(figure) if isinstance(figure, int | float) else " / ".join(map(number, figure))


def anchors(asked: Sequence[str]) -> dict[str, House]:
    """Return the figures of the anchors: those measured last, and anew those asked for."""
    known = {name: House(**told) for name, told in json.loads(ANCHORS.read_text("utf-8")).items()}
    for one in asked:
        name, _, places = one.partition("=")
        package, _, tests = places.partition(":")
        known[name] = measure(Path(package).resolve(), Path(tests).resolve())
    if asked:
        kept = {name: asdict(house) for name, house in known.items()}
        ANCHORS.write_text(json.dumps(kept, indent=1) + "\n", "utf-8", newline="\n")
    return known


def main() -> int:
    """Write the result; return 1 where there is an import cycle or a name without its types."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--beside", nargs="+", default=[], metavar="NAME=PACKAGE:TESTS")
    others = anchors(parser.parse_args().beside)
    ours = measure(PACKAGE, TESTS)
    remark = f"Lines: median / nine in ten / most. Measured on {machine()}.\n\n"
    told = beside({"ours": ours, **others})
    write("house", "The house beside its anchors", "python -m benchmarks.house", rows(ours),
          remarks=[remark + told])  # fmt: skip
    print((FOLDER / "house.md").read_text("utf-8"))
    return 1 if ours.modules_in_cycles or ours.annotated < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
