"""One report of all results: `benchmarks/results/report.md`, and the plots beside it.

    python -m benchmarks.all --rapport

It reads what the measurements left in `benchmarks/results/*.json` and runs none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.plot import draw
from benchmarks.results import FOLDER, Result, body, number, plots, read, table
from benchmarks.trials import TRIALS

HEAD = """# What was measured

Every figure of this page comes from a program of `benchmarks/`; `python3 lancer.py mesures` runs
them all and writes this page anew (`--only NAME` one of them, `--rapport` the page alone). Seconds
depend on the machine named with each; counts do not.
"""


def write(folder: Path = FOLDER) -> Path:
    """Write the report and its plots from the results in `folder`; return its path."""
    known = {path.stem: read(path) for path in sorted(folder.glob("*.json"))}
    order = [trial.name for trial in TRIALS if trial.name in known]
    results = [known[name] for name in dict.fromkeys([*order, *known])]
    for old in folder.glob("*.svg"):
        old.unlink()
    page = folder / "report.md"
    page.write_text(report(results, folder), "utf-8", newline="\n")
    return page


def report(results: Sequence[Result], folder: Path) -> str:
    """Return the report as Markdown; its plots are written into `folder`."""
    parts = [HEAD, _asked(results)]
    for result in results:
        parts += [f"## {result.title}\n", *_pictures(result, folder), body(result)]
    return "\n".join(parts)


def _asked(results: Iterable[Result]) -> str:
    """Return what was asked for, what of it is met, and the table of what is not."""
    asked = [(result, row) for result in results for row in result.rows if row.met is not None]
    missed = [
        (result.title, row.name, f"{number(row.value)} {row.unit}".strip(), row.asked)
        for result, row in asked
        if not row.met
    ]
    text = f"Of {len(asked)} figures that were asked for, {len(asked) - len(missed)} are met.\n"
    if missed:
        text += f"\nNot met:\n\n{table(('Where', 'Measured', 'Value', 'Asked'), missed)}\n"
    return text


def _pictures(result: Result, folder: Path) -> Iterator[str]:
    for at, (plot, lines) in enumerate(plots(result).items(), 1):
        if all(line.points for line in lines):
            name = f"{result.name}-{at}.svg"
            (folder / name).write_text(draw(plot, lines), "utf-8", newline="\n")
            yield f"![{plot}]({name})\n"
