"""What the window is compared with holds the same page and the same fields."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

from benchmarks.window_peers import FLASK, tk_program
from suivi_tool.interfaces.window import reception_form


def test_the_bare_page_is_the_very_same_html(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>Enregistrer un appel – été</title>", "utf-8")
    with subprocess.Popen(
        [sys.executable, "-c", FLASK, str(page)], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            url = process.stdout.readline().strip().replace("/?", "/enregistrer?")
            with urlopen(url) as answer:
                assert answer.read() == page.read_bytes()
        finally:
            process.terminate()


def test_the_window_of_tk_has_every_field_of_the_form() -> None:
    program = ast.parse(tk_program())
    [first] = [node for node in program.body if isinstance(node, ast.Assign)][:1]
    assert ast.unparse(first.targets[0]) == "FIELDS"
    fields = ast.literal_eval(first.value)
    assert [label for label, _, _ in fields] == [field.label for field in reception_form.FIELDS]
    assert all(words for _, kind, words in fields if kind in ("choice", "select"))
