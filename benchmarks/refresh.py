"""`actualiser` as a whole process, against openpyxl loading and saving the same workbook.

    python -m benchmarks.refresh [10 1000 10000] [--runs 3]

Trackers made as people keep theirs (see `large_tracker`), adopted, our sheets in them. Measured in
seconds of processor: a refresh on the next day, where every sheet of ours changes, and a second one
that has nothing to change; the share of each stage, in a process of its own.
"""

from __future__ import annotations

import argparse
import runpy
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any

from benchmarks.processes import as_installed, spent
from benchmarks.results import Row, Series, write

TRACKER = "Suivi plan d'actions.xlsx"
FIRST, NEXT = "2026-05-02", "2026-05-0{}"
ASKED = 5

ADOPT = """
import sys
from pathlib import Path
from benchmarks.large_tracker import AS_OF, build
from suivi_tool.actions.adopt import adopt, understand_tracker
from suivi_tool.actions.demo import PEOPLE
folder, number = Path(sys.argv[1]), int(sys.argv[2])
tracker = folder / "Suivi plan d'actions.xlsx"
tracker.write_bytes(build(number))
adopt(folder, tracker, understand_tracker(tracker), values=PEOPLE, today=AS_OF, user="Anne")
"""
OPENPYXL = """
import sys, openpyxl
openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])
"""
STAGES = {
    "reading the tracker": "suivi_tool.actions.reading.read",
    "the rules (indicators, deadlines, findings)": "suivi_tool.actions.sheet_facts.of",
    "making our sheets": "suivi_tool.tracker.sheets.generated.build",
    "putting them in": "suivi_tool.workbook.graft.put_sheets",
    "audit": "suivi_tool.workbook.audit.new_faults",
}
REST = "the rest (start, files, fiches)"


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[10, 1_000, 10_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--stages", metavar="FOLDER", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.stages:
        _print_stages(options.stages)
        return
    found = {size: _measured(size, options.runs) for size in options.sizes}
    _keep(found)


def _measured(size: int, runs: int) -> dict[str, float]:
    """Return the seconds of processor of each thing at that size, and the share of the stages."""
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as elsewhere:
        folder = Path(name)
        python = [sys.executable, "-W", "ignore"]
        environment = as_installed(Path(elsewhere) / "compiled")

        def seconds(command: Sequence[str]) -> float:
            return spent(command, environment).seconds

        seconds([*python, "-c", ADOPT, name, str(size)])
        tracker, copy = folder / TRACKER, Path(elsewhere) / "openpyxl.xlsx"
        openpyxl = [*python, "-c", OPENPYXL, str(tracker), str(copy)]

        def refreshed(day: str) -> float:
            command = ["-m", "suivi_tool", "actualiser", "--dossier", name, "--aujourdhui", day]
            return seconds([*python, *command])

        days = [NEXT.format(3 + at) for at in range(runs)]
        found = {
            "actualiser": statistics.median(map(refreshed, days)),
            "again": statistics.median(refreshed(days[-1]) for _ in range(runs)),
            "openpyxl": statistics.median(seconds(openpyxl) for _ in range(runs)),
            "bytes": float(tracker.stat().st_size),
        }
        stages = [*python, "-m", "benchmarks.refresh", "--stages", name]
        told = subprocess.run(stages, env=environment, capture_output=True, text=True, check=True)
        for line in told.stdout.splitlines():
            stage, _, share = line.partition("\t")
            if share:
                found[stage] = float(share)
        print(size, {name: round(value, 2) for name, value in found.items()}, flush=True)
        return found


def _print_stages(folder: str) -> None:
    """Refresh in this process, one day later, and print what each stage took of the whole."""
    spent: dict[str, float] = dict.fromkeys(STAGES, 0.0)
    for stage, path in STAGES.items():
        watch(stage, path, spent)
    sys.argv[1:] = ["actualiser", "--dossier", folder, "--aujourdhui", "2026-05-20", "--json"]
    with suppress(SystemExit):
        runpy.run_module("suivi_tool", run_name="__main__")  # as whoever types it starts it
    whole = time.process_time()
    print()
    for stage, seconds in (*spent.items(), (REST, whole - sum(spent.values()))):
        print(f"{stage}\t{seconds / whole}")


def watch(stage: str, path: str, spent: dict[str, float]) -> None:
    """Let every module that knows the function at `path` call one that counts its time."""
    import importlib  # noqa: PLC0415

    module, _, name = path.rpartition(".")
    function: Callable[..., Any] = getattr(importlib.import_module(module), name)
    importlib.import_module("suivi_tool.actions.refresh")

    @wraps(function)
    def timed(*args: Any, **more: Any) -> Any:
        start = time.process_time()
        try:
            return function(*args, **more)
        finally:
            spent[stage] += time.process_time() - start

    for known in list(sys.modules.values()):
        if getattr(known, name, None) is function:
            setattr(known, name, timed)


def rows_of(found: Mapping[int, Mapping[str, float]]) -> list[Row]:
    """Return what was measured at each size, and the share of the stages at the largest."""
    rows = []
    for size, of in found.items():
        ratio = of["openpyxl"] / of["actualiser"]
        wanted = size >= 10_000
        rows += [
            Row(f"{size} appeals: actualiser, every sheet anew", round(of["actualiser"], 2), "s"),
            Row(f"{size} appeals: actualiser, nothing to change", round(of["again"], 2), "s"),
            Row(f"{size} appeals: openpyxl, load and save", round(of["openpyxl"], 2), "s"),
            Row(f"{size} appeals: times faster than openpyxl", round(ratio, 2),
                asked=f"≥ {ASKED}" if wanted else "", met=ratio >= ASKED if wanted else None),
        ]  # fmt: skip
    largest = found[max(found)]
    rows += [Row(f"{max(found)} appeals: share of {stage}", round(100 * largest[stage], 1), "%")
             for stage in (*STAGES, REST)]  # fmt: skip
    return rows


def _keep(found: Mapping[int, Mapping[str, float]]) -> None:
    rows = rows_of(found)
    series = [
        Series(label, "s", [(size, round(of[key], 2)) for size, of in found.items()],
               "actualiser by appeals", "appeals")
        for label, key in (("actualiser", "actualiser"), ("nothing to change", "again"),
                           ("openpyxl", "openpyxl"))
    ]  # fmt: skip
    write("refresh", "actualiser", "python -m benchmarks.refresh", rows, series, remarks=[REMARK])


REMARK = (
    "Seconds of processor of whole processes, their start included (median of the runs). As many "
    "actions as appeals; 38 and 26 columns. openpyxl loses what it does not know (charts of the "
    "tracker, slicers); it makes no sheet, judges no appeal and audits nothing."
)


if __name__ == "__main__":
    main()
