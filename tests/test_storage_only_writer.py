"""Only `storage` writes into the work folder: every other place that writes is listed, with why."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1] / "suivi_tool"

METHODS = {
    "write_text", "write_bytes", "mkdir", "touch", "unlink", "rmdir", "rename", "hardlink_to",
    "symlink_to", "chmod",
}  # fmt: skip
FUNCTIONS = {
    "os.remove", "os.replace", "os.rename", "os.unlink", "os.mkdir", "os.makedirs", "os.rmdir",
    "os.fdopen", "os.truncate", "os.link", "os.symlink", "shutil.copy", "shutil.copyfile",
    "shutil.copy2", "shutil.copytree", "shutil.move", "shutil.rmtree", "tempfile.mkdtemp",
    "tempfile.mkstemp", "tempfile.NamedTemporaryFile", "tempfile.TemporaryDirectory",
}  # fmt: skip

ELSEWHERE = {
    "actions/demo.py": "a trial folder of its own, which it refuses to make over another",
    "actions/adopt.py": "a refused adoption takes back the folders that it had made",
    "actions/evidence.py": "LibreOffice’s profile, outside of the work folder",
    "actions/picture.py": "LibreOffice’s workshop, outside of the work folder",
    "interfaces/command_line.py": "the report of a fault of ours, among temporary files",
    "interfaces/window/faults.py": "the same for the window",
    "interfaces/window/uploads.py": "files that a browser sent, among temporary files",
    "interfaces/window/state.py": "the key of the window, in the user’s own folder",
}
"""Where something is written that is neither theirs nor of the work folder."""


def writes(text: str) -> Counter[str]:
    """How often a module does something that writes, by its name."""
    found: Counter[str] = Counter()
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func)
        method = name.rpartition(".")[2]
        if name in FUNCTIONS or ("." in name and method in METHODS and not _of_disk(name)):
            found[name] += 1
        elif "." in name and method == "replace" and len(node.args) == 1 and not node.keywords:
            found[name] += 0 if _of_disk(name) else 1  # `Path.replace`; that of a text takes two
        elif method == "open" and _mode(node) & set("wax+"):
            found[name] += 1
    return +found


def _of_disk(name: str) -> bool:
    return ".disk." in name or name.startswith(("disk.", "self._disk."))


def _mode(node: ast.Call) -> set[str]:
    texts = [*node.args, *(k.value for k in node.keywords if k.arg == "mode")]
    modes = [text.value for text in texts if isinstance(text, ast.Constant)]
    return {char for mode in modes if isinstance(mode, str) and len(mode) < 4 for char in mode}


def test_nobody_but_storage_writes_or_the_place_is_known() -> None:
    modules = [path for path in ROOT.rglob("*.py") if path.parent.name != "storage"]
    found = {path.relative_to(ROOT).as_posix(): writes(path.read_text("utf-8")) for path in modules}
    assert {name for name, how in found.items() if how} == set(ELSEWHERE)


def test_within_storage_the_disk_does_it() -> None:
    found = {
        path.name for path in (ROOT / "storage").glob("*.py") if writes(path.read_text("utf-8"))
    }
    assert found == {"disk.py", "pending.py", "tracker_file.py"}


def test_a_place_that_writes_would_be_seen() -> None:
    for line in (
        "path.write_bytes(data)",
        "open(path, 'w')",
        "path.open('ab')",
        "source.replace(target)",
        "os.replace(a, b)",
        "shutil.rmtree(folder)",
        "Path(name).open(mode='r+b')",
    ):
        assert writes(line), line
    for line in ("text.replace('a', 'b')", "replace(office, today=day)", "open(path)",
                 "office.work.disk.unlink(path)", "path.open('rb')"):  # fmt: skip
        assert not writes(line), line
