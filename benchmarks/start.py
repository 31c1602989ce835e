"""What a start costs: `import suivi_tool`, `--help` and `demo`, beside a bare Python.

    python -m benchmarks.start [RUNS]

Each is a whole process, taken in turn RUNS times (5 if not given); the median of each and its
ratio to the bare Python of the same round are the result.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.results import Row, page, side_by_side, write

ROOT = Path(__file__).resolve().parents[1]
COMMAND = "python -m benchmarks.start"
BARE = "bare Python"
COMMANDS: dict[str, list[str]] = {
    BARE: ["-c", "pass"],
    "import suivi_tool": ["-c", "import suivi_tool"],
    "suivi --help": ["-m", "suivi_tool", "--help"],
    "suivi demo (set-up done)": ["-m", "suivi_tool", "demo"],
}


def seconds(arguments: list[str], folder: Path) -> float:
    """Return the wall seconds of one run in `folder`; raises where it fails."""
    environment = {"PYTHONPATH": str(ROOT), "PATH": "", "SYSTEMROOT": ""}
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, check=True, capture_output=True
    )
    return time.perf_counter() - start


def measure(runs: int) -> dict[str, list[float]]:
    """Return the seconds of each command, in rounds."""
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(runs + 1):
            for name, arguments in COMMANDS.items():
                taken[name].append(seconds(arguments, Path(folder)))
    return {name: times[1:] for name, times in taken.items()}


def rows(taken: dict[str, list[float]]) -> list[Row]:
    """Return the median of each start and its ratio to a bare Python of the same round."""
    found = []
    for name, times in taken.items():
        ratio = median(one / bare for one, bare in zip(times, taken[BARE], strict=True))
        found.append(Row(name, round(median(times), 3), "s"))
        found += [Row(f"{name}, times a bare Python", round(ratio, 1))] if name != BARE else []
    return found


if __name__ == "__main__":
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    told = rows(measure(rounds))
    bars = side_by_side(told, "Seconds of a start")
    print(page(write("start", "What a start costs", COMMAND, told, bars)))
