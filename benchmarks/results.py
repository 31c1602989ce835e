"""Where a measurement leaves its result: `benchmarks/results/<name>.json` and `.md` beside.

    from benchmarks.results import Row, Series, write
    write("window", "The window", "python -m benchmarks.window_start",
          [Row("start to form", 0.82, "s", asked="≤ 1.5", met=True)],
          [Series("answer by rows", "s", [(10, 0.21), (10_000, 0.60)])])

`benchmarks.report` reads these files and draws them; it measures nothing.
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "results"


@dataclass(frozen=True)
class Row:
    """One figure: what was measured, and (where something was asked) whether it is met."""

    name: str
    value: float | int | str
    unit: str = ""
    asked: str = ""
    met: bool | None = None


@dataclass(frozen=True)
class Series:
    """One line of a plot: (x, y) pairs in `unit`; series of one `plot` share their axes."""

    label: str
    unit: str
    points: Sequence[tuple[float, float]]
    plot: str = ""
    x: str = "rows"


@dataclass(frozen=True)
class Result:
    """All that one measurement found, when and where."""

    name: str
    title: str
    command: str
    measured_on: str
    machine: str
    rows: Sequence[Row]
    series: Sequence[Series] = ()
    remarks: Sequence[str] = field(default=())


def side_by_side(rows: Iterable[Row], plot: str) -> list[Series]:
    """Return a series of one point for each figure in seconds: the bars of one plot."""
    return [
        Series(row.name, row.unit, [(0, row.value)], plot)
        for row in rows
        if row.unit == "s" and not isinstance(row.value, str)
    ]


def machine() -> str:
    """Return what the figures depend on: system, cores, Python."""
    return f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def write(
    name: str,
    title: str,
    command: str,
    rows: Iterable[Row],
    series: Iterable[Series] = (),
    *,
    remarks: Iterable[str] = (),
    folder: Path = FOLDER,
) -> Result:
    """Write the result of today as JSON and as a Markdown page, and return it."""
    today = date.today().isoformat()  # noqa: DTZ011 - the day on the wall of who measures
    result = Result(
        name, title, command, today, machine(), tuple(rows), tuple(series), tuple(remarks)
    )
    text = json.dumps(asdict(result), ensure_ascii=False, indent=1)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(text + "\n", "utf-8", newline="\n")
    (folder / f"{name}.md").write_text(page(result), "utf-8", newline="\n")
    return result


def read(path: Path) -> Result:
    """Return the result that `write` left in `path`."""
    told = json.loads(path.read_text("utf-8"))
    told["rows"] = [Row(**row) for row in told["rows"]]
    told["series"] = [Series(**each) for each in told["series"]]
    return Result(**told)


def page(result: Result) -> str:
    """Return one result as a page of its own."""
    return f"# {result.title}\n\n{body(result)}"


def body(result: Result) -> str:
    """Return the figures of one result as Markdown: where from, table, growth, remarks."""
    parts = [f"`{result.command}`, {result.machine}, {result.measured_on}."]
    if result.rows:
        parts.append(table(("Measured", "Value", "Asked", "Met"), map(_cells, result.rows)))
    parts += [_growth(plot, each) for plot, each in plots(result).items()]
    return "\n\n".join(filter(None, [*parts, *result.remarks])) + "\n"


def plots(result: Result) -> dict[str, list[Series]]:
    """Return the series that share a plot, by its title."""
    found: dict[str, list[Series]] = {}
    for series in result.series:
        found.setdefault(series.plot or series.label, []).append(series)
    return found


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def number(value: float | str) -> str:
    """Return a figure as one reads it: three digits, thousands apart."""
    if isinstance(value, str):
        return value
    if isinstance(value, int) or value == int(value) or abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def _cells(row: Row) -> tuple[str, str, str, str]:
    met = "" if row.met is None else "yes" if row.met else "**no**"
    return row.name, f"{number(row.value)} {row.unit}".strip(), row.asked, met


def _growth(plot: str, lines: Sequence[Series]) -> str:
    """Return the series of one plot as a table, one line an x; nothing where they are bars."""
    if all(len(each.points) == 1 for each in lines):
        return ""
    at = sorted({x for each in lines for x, _ in each.points})
    known = [dict(each.points) for each in lines]
    rows = [[number(x), *(number(one[x]) if x in one else "" for one in known)] for x in at]
    headings = [lines[0].x, *(f"{each.label} ({each.unit})" for each in lines)]
    return f"**{plot}**\n\n{table(headings, rows)}"
