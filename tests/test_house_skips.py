"""A test is skipped for the system it does not concern, or through `lacking`, which fails in CI."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from conftest import lacking

TESTS = Path(__file__).parent
SYSTEMS = {
    'sys.platform == "win32"',
    'sys.platform != "linux"',  # CI is Linux
    'os.name == "nt"',
    'os.name != "posix"',
}


def called(node: ast.Call) -> str:
    return ast.unparse(node.func)


def written(node: ast.expr) -> str:
    return ast.unparse(node).replace("'", '"')


def skips(text: str) -> list[str]:
    """What skips a test in a module, for another reason than the system."""
    wrong = []
    tree = ast.parse(text)
    guarded = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and written(node.test) in SYSTEMS
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node not in guarded:
            if called(node) in ("pytest.skip", "pytest.importorskip", "pytest.mark.xfail"):
                wrong.append(ast.unparse(node))
            elif called(node) == "pytest.mark.skipif":
                condition = written(node.args[0])
                wrong += [] if condition in SYSTEMS else [condition]
    return wrong


def test_nothing_is_skipped_that_ci_should_run() -> None:
    files = {path.relative_to(TESTS).as_posix(): path for path in TESTS.rglob("*.py")}
    found = {name: skips(path.read_text("utf-8")) for name, path in files.items()}
    found = {name: wrong for name, wrong in found.items() if wrong}
    assert found == {"conftest.py": ["pytest.skip(reason)"]}


def test_a_skip_would_be_seen() -> None:
    assert skips('pytest.skip("x")')
    assert skips('pytest.mark.skipif(os.geteuid() == 0, reason="x")')
    assert not skips('if sys.platform == "win32":\n    pytest.skip("x")')
    assert not skips('pytest.mark.skipif(os.name == "nt", reason="x")')


def test_what_is_lacking_fails_in_ci_and_is_skipped_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="CI=true"):
        lacking("il manque quelque chose")
    monkeypatch.delenv("CI")
    with pytest.raises(pytest.skip.Exception, match="il manque"):
        lacking("il manque quelque chose")
