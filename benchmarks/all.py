"""All measurements in one command, and one report of them.

    python3 lancer.py mesures [--only NAME …] [--tranche MINUTES] [--rapport]

Without an option every program of `benchmarks.trials` runs whole (hours) and leaves its result.
`--tranche` runs what can find a fault, within MINUTES in all and always along the same way, and
leaves no result; `--rapport` runs nothing. Exit code 1 where one of them found a fault or failed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks import report
from benchmarks.trials import TRIALS, Trial

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for, write the report where results were left."""
    parser = argparse.ArgumentParser(description=__doc__, prog="lancer.py mesures")
    names = [trial.name for trial in TRIALS]
    parser.add_argument("--only", nargs="+", choices=names, metavar="NAME", help=", ".join(names))
    parser.add_argument("--tranche", type=float, metavar="MINUTES", help="a slice, bounded in time")
    parser.add_argument("--rapport", action="store_true", help="the report alone, nothing is run")
    options = parser.parse_args(arguments)
    chosen = [trial for trial in TRIALS if not options.only or trial.name in options.only]
    failed = [] if options.rapport else run(chosen, options.tranche)
    if options.tranche is None:
        print(f"\n{report.write()}")
    if failed:
        print(f"\nFailed: {', '.join(failed)}")
    return 1 if failed else 0


def run(chosen: Sequence[Trial], minutes: float | None = None) -> list[str]:
    """Run each trial as a process of its own, whole or its slice; return which ones failed."""
    failed = []
    for trial in chosen:
        command = trial.command if minutes is None else trial.in_a_slice(minutes)
        if not command:
            continue
        print(f"\n== {trial.name}: python -m {' '.join(command)}", flush=True)
        start = time.monotonic()
        done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=False)
        print(f"-- {trial.name}: {time.monotonic() - start:.0f} s", flush=True)
        if done.returncode:
            failed.append(trial.name)
    return failed


if __name__ == "__main__":
    sys.exit(main())
