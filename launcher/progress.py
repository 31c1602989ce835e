"""Telling how far the installation has got, on stderr: stdout belongs to the program."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TextIO

NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0


class Progress:
    """Follows pip's words; `total` packages are expected, `stream` may be None (no console)."""

    def __init__(self, lock_file: Path, stream: TextIO | None) -> None:
        """Count what is to come in `lock_file`."""
        lines = re.findall(r"^[\w.-]+==\S+( ; .*)?", lock_file.read_text("utf-8"), re.MULTILINE)
        self.total = len(lines)
        self._stream = stream
        self._begun = time.monotonic()

    def say(self, text: str) -> None:
        """Show one line."""
        if self._stream is not None:
            print(text, file=self._stream, flush=True)

    def follow(self, command: list[str], surroundings: dict[str, str], record: TextIO) -> int:
        """Run `command`, write all that it says to `record`, and return its exit code."""
        with subprocess.Popen(
            command,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            creationflags=NO_WINDOW,
        ) as process:
            assert process.stdout is not None
            seen = 0
            for line in process.stdout:
                record.write(line)
                if match := re.match(r"Collecting ([\w.-]+)", line):
                    seen += 1
                    self._count(seen, match[1])
                elif line.startswith("Installing collected packages"):
                    self._clear()
                    self.say("  mise en place…")
        return process.returncode

    def done(self) -> None:
        """Say how long it took."""
        self.say(f"Installation faite en {time.monotonic() - self._begun:.0f}\u00a0s.")

    def _count(self, seen: int, name: str) -> None:
        if self._stream is None:
            return
        text = f"  {seen}/{self.total}  {name}"
        if self._stream.isatty():
            print(f"\r{text:<60}", end="", file=self._stream, flush=True)
        elif seen % 10 == 1:
            self.say(text)

    def _clear(self) -> None:
        if self._stream is not None and self._stream.isatty():
            print(f"\r{'':<60}\r", end="", file=self._stream, flush=True)
