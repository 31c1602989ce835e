"""All trials of what the storage promises: `python -m benchmarks.trust [--rapide]`.

With `--rapide` a slice of each, in about half a minute, which leaves no result. `--reprendre FILE`
keeps what each trial found, and goes on where a run was cut short. Exit code 1 where a promise was
broken. Damaged files of every kind are tried by `benchmarks.trust_fuzz`.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import (
    results,
    trust_commands,
    trust_faults,
    trust_kill,
    trust_story,
    trust_tamper,
    trust_together,
)
from benchmarks.results import Row
from benchmarks.trust_kept import Kept, state_of
from benchmarks.trust_kill import Result


@dataclass(frozen=True)
class Trial:
    """A trial: its name, how it runs, whether it must find something wrong (a sync taken out).

    `told` says what its runs, and how many were struck, come to.
    """

    name: str
    run: Callable[[], Result]
    told: str = "{struck} of {runs} killed"
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
        told = "{wrong} losses seen in {runs} power cuts"
        trials.append(Trial(f"power cut, {what}s never synced", without, told, must_fail=True))
    return trials


def _commands(points: int, moments: int) -> list[Trial]:
    """Return the trials of real commands: `points` of the disk, and `moments`, of each."""
    found = []
    for command in trust_commands.COMMANDS:
        named = f"kill -9 of « {command.name} »"
        at = partial(trust_commands.at_points, command, points)
        found.append(Trial(f"{named} at points of the disk", at))
        if moments:
            when = partial(trust_commands.at_random, command, moments)
            found.append(Trial(f"{named} at random moments", when))
    return found


def trials(*, quick: bool) -> list[Trial]:
    """Return the trials, or a slice of each."""
    many = 50 if quick else 500
    found = _kills(6 if quick else 1, 1 if quick else 5)
    found.append(Trial("kill -9 under load", partial(trust_kill.under_load, 15 if quick else 300)))
    stories = partial(trust_story.stories, 10 if quick else 300)
    found.append(Trial("stories of people and accidents", stories, "{runs} stories"))
    found += _commands(1, 0) if quick else _commands(60, 20)
    crowd = partial(trust_kill.under_load, 5 if quick else 100, crowd=4)
    found.append(Trial("kill -9 of 4 at once", crowd, "{struck} killed in {runs} runs"))
    for count, times in ((2, 5), (8, 2)) if quick else ((2, 20), (8, 10), (16, 10)):
        together = partial(trust_together.processes, count, times)
        told = "{runs} registered, {struck} distinct numbers in as many rows"
        found.append(Trial(f"{count} processes x {times}", together, told))
    saves = partial(trust_together.somebody_saves, 20 if quick else 100)
    found.append(Trial("somebody saves in between", saves, "{struck} of {runs} saved in between"))
    refused = partial(trust_faults.everywhere, 12 if quick else 1)
    found.append(Trial("refused steps", refused, "{runs} refusals"))
    found += [
        Trial(
            f"journal: {kind}", partial(trust_tamper.tamper, kind, many), "{struck} of {runs} found"
        )
        for kind in trust_tamper.TAMPERINGS
    ]
    return found


def row(trial: Trial, result: Result) -> Row:
    """Return the line of a trial for the report."""
    wrong = len(result.wrong)
    told = trial.told.format(runs=result.runs, struck=result.struck, wrong=wrong)
    if trial.must_fail:
        return Row(trial.name, told, asked="the trial sees it", met=bool(wrong))
    return Row(trial.name, f"{told}, {wrong} wrong", asked="0 wrong", met=not wrong)


def main() -> int:
    """Run the trials, print a line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rapide", action="store_true", help="a slice of each")
    parser.add_argument("--reprendre", type=Path, metavar="FILE", help="go on, as kept in FILE")
    options = parser.parse_args()
    known = {trial.name: trial for trial in trials(quick=options.rapide)}
    code = ("suivi_tool/storage/*.py", "suivi_tool/actions/*.py", "benchmarks/trust*.py")
    kept = Kept(options.reprendre, state_of(*code))
    print("| Trial | Found | Met | Seconds |\n|---|---|---|---|")
    for name in kept.to_run(known):
        begin = time.perf_counter()
        result = known[name].run()
        seconds = time.perf_counter() - begin
        found = row(known[name], result)
        kept.add(name, found)
        print(f"| {name} | {found.value} | {found.met} | {seconds:.1f} |", flush=True)
        if not found.met:
            print(*result.wrong[:5], sep="\n", file=sys.stderr)
        if not options.rapide:
            _write(kept, list(known))
    return 0 if all(each.met for each in kept.rows(known)) else 1


def _write(kept: Kept, names: list[str]) -> None:
    title, command = "Nothing acknowledged is lost", "python -m benchmarks.trust"
    results.write("trust", title, command, kept.rows(names), remarks=kept.remarks(names))


if __name__ == "__main__":
    sys.exit(main())
