"""LibreOffice as the tests use it: many files in one start, with a profile of its own."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.libreoffice import recalculating


@dataclass(frozen=True)
class LibreOffice:
    """The program at `program`; its profiles lie in `home`, one a session and kind of use."""

    program: Path
    home: Path

    def __str__(self) -> str:
        return str(self.program)

    def __fspath__(self) -> str:
        return str(self.program)

    def convert(
        self, files: Iterable[Path], into: Path, to: str = "xlsx", *, recalculate: bool = False
    ) -> list[Path]:
        """Convert `files` in one start, `into` a folder, and return the new files in their order.

        `to` is an extension or a `--convert-to` argument (« pdf », « csv:Text… »). The names of
        `files` must differ. With `recalculate` every formula of a workbook is computed on load:
        without it LibreOffice trusts the cached values, and a test would prove nothing.
        """
        sources = list(files)
        into.mkdir(parents=True, exist_ok=True)
        command = [
            str(self.program),
            f"-env:UserInstallation={self._profile(recalculate).as_uri()}",
        ]
        command += ["--headless", "--norestore", "--convert-to", to, "--outdir", str(into)]
        done = subprocess.run(
            command + [str(source) for source in sources],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=900,
            check=False,
        )
        made = [into / f"{source.stem}.{to.partition(':')[0]}" for source in sources]
        missing = [path.name for path in made if not path.exists()]
        assert not missing, f"LibreOffice did not make {missing}:\n{done.stdout}\n{done.stderr}"
        return made

    def pictures(self, file: Path, into: Path, *, dpi: int = 60) -> list[Path]:
        """Render every page of `file` to PNG `into` a folder; needs pdftoppm (poppler-utils)."""
        [pdf] = self.convert([file], into, "pdf")
        subprocess.run(["pdftoppm", "-r", str(dpi), "-png", pdf, into / file.stem], check=True)
        return sorted(into.glob(f"{file.stem}-*.png"))

    def _profile(self, recalculate: bool) -> Path:
        if recalculate:
            return recalculating(self.home / "recalculating")
        return self.home / "plain"
