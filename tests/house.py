"""A small project with the real launcher in it, to start without a network in seconds."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from conftest import lacking

from launcher import environment

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = """
import os, signal, sys, time
import grain
if sys.argv[1:] == ["attendre"]:
    def end(*_):
        os.write(1, b"fini proprement\\n")
        sys.exit(7)
    signal.signal(signal.SIGTERM, end)
    print("prêt", flush=True)
    time.sleep(60)
print(grain.WORD, *sys.argv[1:])
sys.exit(len(sys.argv) - 1)
"""


@dataclass(frozen=True)
class House:
    """A project at `root` whose only package is a wheel in its folder `roues`."""

    root: Path

    @classmethod
    def build(cls, root: Path) -> House:
        """Copy the launcher to `root`, with a program of three lines."""
        house = cls(root)
        shutil.copytree(ROOT / "launcher", root / "launcher", ignore=_compiled)
        shutil.copy(ROOT / "lancer.py", root)
        (root / "suivi_tool" / "interfaces").mkdir(parents=True)
        telling = Path("suivi_tool") / "interfaces" / "telling.py"
        shutil.copy(ROOT / telling, root / telling)
        (root / "suivi_tool" / "__main__.py").write_text(PROGRAM, "utf-8")
        house.pack("bonjour")
        return house

    def pack(self, word: str, version: str = "1.0") -> None:
        """Put a wheel into `roues` and its hash into the lock file."""
        (self.root / "roues").mkdir(exist_ok=True)
        wheel = self.root / "roues" / f"grain-{version}-py3-none-any.whl"
        info = f"grain-{version}.dist-info"
        files = {
            "grain.py": f"WORD = {word!r}\n",
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: grain\nVersion: {version}\n",
            f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        record = "".join(f"{name},{_digest(text)},{len(text)}\n" for name, text in files.items())
        with zipfile.ZipFile(wheel, "w") as package:
            for name, text in {**files, f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}.items():
                package.writestr(name, text)
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        lock = f"grain=={version} \\\n    --hash=sha256:{digest}\n"
        for name in (environment.PROGRAM, environment.CHECKS):
            (self.root / name).write_text(lock, "utf-8")

    def start(
        self, *arguments: str, before: Sequence[str] = (), **variables: str
    ) -> subprocess.Popen[str]:
        """Start `lancer.py` with `arguments` from another folder than its own.

        `before` is a command that starts the command after it.
        """
        return subprocess.Popen(
            [*before, sys.executable, self.root / "lancer.py", *arguments],
            cwd=self.root.parent,
            env=self._variables() | variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run `lancer.py` to its end."""
        with self.start(*arguments, **variables) as process:
            out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    @property
    def environments(self) -> list[Path]:
        """What lies in `.venv`, less the log."""
        home = self.root / ".venv"
        return sorted(path for path in home.iterdir() if path.is_dir()) if home.exists() else []

    def _variables(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
        return {**kept, "PYTHONUTF8": "1", "SUIVI_ENV": str(self.root / ".venv")}


_DROP = """
import ctypes, os, sys
for right in (1, 2):  # to write, to read whatever the rights of a file say
    ctypes.CDLL(None).prctl(24, right, 0, 0, 0)  # PR_CAPBSET_DROP
os.execv(sys.argv[1], sys.argv[1:])
"""


def held_to_rights() -> tuple[str, ...]:
    """Return the command that lets root, too, be held to the rights of files; none for others.

    A test that asks for it is skipped, and with CI=true fails, where root cannot be held to them.
    """
    if os.name != "posix" or os.geteuid() != 0:
        return ()
    command = (sys.executable, "-c", _DROP)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        write = f"open({str(Path(folder) / 'x')!r}, 'w')"
        tried = subprocess.run(
            [*command, sys.executable, "-c", write], capture_output=True, check=False
        )
        Path(folder).chmod(0o755)
    if b"PermissionError" not in tried.stderr:
        lacking("root n’a pas pu être soumis aux droits des fichiers")
    return command


def _compiled(_: str, names: list[str]) -> set[str]:
    return {"__pycache__"} & set(names)


def _digest(text: str) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"sha256={digest.rstrip('=')}"
