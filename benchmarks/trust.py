"""All trials of what the storage promises: `python -m benchmarks.trust [--rapide] [--json FILE]`.

With `--rapide` a slice of each, in about half a minute. Exit code 1 where a promise was broken.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import trust_faults, trust_fuzz, trust_kill, trust_story, trust_together
from benchmarks.trust_kill import Result


@dataclass(frozen=True)
class Trial:
    """A trial: its name, how it runs, whether it must find something wrong (a sync taken out)."""

    name: str
    run: Callable[[], Result]
    must_fail: bool = False


def _kills(step: int, seeds: int) -> list[Trial]:
    at = trust_kill.everywhere
    acts = (
        (trust_kill.register, "registering"),
        (trust_kill.put_back, "restoring"),
        (trust_kill.put_back_lost, "restoring what was deleted"),
    )
    trials = []
    for act, name in acts:
        trials.append(Trial(f"kill -9, {name}", partial(at, act, trust_kill.plain, step=step)))
        for seed in range(seeds):
            disk = partial(trust_kill.torn, seed=seed)
            trials.append(Trial(f"power cut {seed + 1}, {name}", partial(at, act, disk, step=step)))
    for what in ("file", "folder"):
        without = partial(at, trust_kill.register, trust_kill.forgetful(what), step=step)
        trials.append(Trial(f"power cut, {what}s never synced", without, must_fail=True))
    return trials


def trials(*, quick: bool) -> list[Trial]:
    """Return the trials, or a slice of each."""
    few, many = (100, 50) if quick else (5000, 500)
    found = _kills(6 if quick else 1, 1 if quick else 5)
    found.append(Trial("kill -9 under load", partial(trust_kill.under_load, 15 if quick else 300)))
    found.append(Trial("stories", partial(trust_story.stories, 10 if quick else 300)))
    crowd = partial(trust_kill.under_load, 5 if quick else 100, crowd=4)
    found.append(Trial("kill -9 of 4 at once", crowd))
    for count, times in ((2, 5), (8, 2)) if quick else ((2, 20), (8, 10), (16, 10)):
        together = partial(trust_together.processes, count, times)
        found.append(Trial(f"{count} processes x {times}", together))
    saves = partial(trust_together.somebody_saves, 20 if quick else 100)
    found.append(Trial("somebody saves in between", saves))
    found.append(Trial("refused steps", partial(trust_faults.everywhere, 12 if quick else 1)))
    fuzzed = (
        trust_fuzz.owner_files,
        trust_fuzz.pending_records,
        trust_fuzz.other_records,
        trust_fuzz.journals,
    )
    found += [Trial(f"fuzzed {fuzz.__name__}", partial(fuzz, few)) for fuzz in fuzzed]
    found += [
        Trial(f"journal: {kind}", partial(trust_fuzz.tamper, kind, many))
        for kind in trust_fuzz.TAMPERINGS
    ]
    return found


def main() -> int:
    """Run the trials, print a line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rapide", action="store_true", help="a slice of each")
    parser.add_argument("--json", type=Path, help="write the figures there too")
    options = parser.parse_args()
    broken, figures = 0, []
    print("| Trial | Runs | Struck | Wrong | Seconds |\n|---|---|---|---|---|")
    for trial in trials(quick=options.rapide):
        begin = time.perf_counter()
        result = trial.run()
        seconds = round(time.perf_counter() - begin, 1)
        wrong = len(result.wrong)
        told = f"{wrong} (as it must)" if trial.must_fail and wrong else str(wrong)
        print(
            f"| {trial.name} | {result.runs} | {result.struck} | {told} | {seconds} |", flush=True
        )
        figures.append({"trial": trial.name, "runs": result.runs, "wrong": wrong})
        if trial.must_fail != bool(wrong):
            broken += 1
            print(*result.wrong[:5], sep="\n", file=sys.stderr)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
