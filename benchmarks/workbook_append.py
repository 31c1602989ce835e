"""Time and memory of appending one row to a table of 20 columns, as a whole process, side by side.

    python -m benchmarks.workbook_append [--rows 1000 10000 100000] [--runs 7] [--peers PYTHON]

Ours against openpyxl, excelize, wolfxl (where installed, also in another Python given with
--peers), LibreOffice (a macro that opens, appends, stores) and the floor: the package copied, that
one sheet inflated and deflated with the same library. Strings shared and inline; with 50 MB of
other sheets; and reading a register as rows under their headings, against calamine. Candidates take
turns; a slow one has fewer. What is absent is said to be.
"""

# ruff: noqa: PLC0415
from __future__ import annotations

import argparse
import importlib.util
import io
import statistics
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import workbook_peers as peers
from benchmarks.processes import Spent, as_installed, spent
from benchmarks.results import Row, Series, page, write
from benchmarks.workbook_peers import Candidate, script

COMMAND = "python -m benchmarks.workbook_append"
BUILD = "from benchmarks.workbook_append import build"
COLUMNS = 20
PATIENCE = 30.0  # seconds of processor after which a candidate has had its turns
LARGEST = 100_000
FLOOR, OURS = "floor", "ours"
STRINGS = {False: "shared strings", True: "inline strings"}

READERS = {
    "calamine": """
from python_calamine import CalamineWorkbook
rows = CalamineWorkbook.from_path(src).get_sheet_by_name('Suivi').to_python()
""",
    "rows": """
from suivi_tool.workbook.reading import read_rows
rows = read_rows(open(src, 'rb').read(), 'Suivi')
""",
    "rows under headings": """
from suivi_tool.workbook.headed_rows import read_headed_rows
rows = read_headed_rows(open(src, 'rb').read(), 'Suivi')
total = sum(row['Colonne 2'] for row in rows)
""",
}
LAST_ROW = """
from python_calamine import CalamineWorkbook
rows = CalamineWorkbook.from_path(dst).get_sheet_by_name('Suivi').to_python()
assert len(rows) == int(src), f'{len(rows)} rows'
assert rows[-1] == [f'texte {c}' if c % 2 else 1.5 * c for c in range(1, 21)], rows[-1]
"""


def build(rows: int, *, inline: bool, others: int = 0) -> bytes:
    """Return a workbook with a table of `rows` rows, and `others` MB of other sheets."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "constant_memory": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet("Suivi")
        for row in range(1, rows + 1):
            for column in range(COLUMNS):
                if column % 2:
                    sheet.write_number(row, column, row * 1.25 + column)
                else:
                    sheet.write_string(row, column, f"texte {row % 5000} {column}")
        columns = [{"header": f"Colonne {number}"} for number in range(1, COLUMNS + 1)]
        sheet.add_table(0, 0, rows, COLUMNS - 1, {"name": "Registre", "columns": columns})
        for number in range(others // 10):
            other = book.add_worksheet(f"Autre {number}")
            for row in range(15_600):
                for column in range(COLUMNS):
                    other.write_number(row, column, row * 1.25 + column)
    data = buffer.getvalue()
    return _inlined(data) if inline else data


def _inlined(data: bytes) -> bytes:
    """Return the workbook with the texts of its first sheet inline."""
    import re

    from suivi_tool.workbook.audit_strings import texts
    from suivi_tool.workbook.package import Package

    package = Package(data)
    known = [t.encode() for t in texts(package.tree("xl/sharedStrings.xml"))]
    raw = package.read("xl/worksheets/sheet1.xml")
    raw = re.sub(
        rb' t="s"><v>(\d+)</v>',
        lambda match: b' t="inlineStr"><is><t>%s</t></is>' % known[int(match[1])],
        raw,
    )
    package.write("xl/worksheets/sheet1.xml", raw)
    package.drop("xl/sharedStrings.xml")
    relations = package.relations("xl/workbook.xml")
    for each in relations.of_kind("sharedStrings"):
        relations.remove(each.id)
    return package.save()


@dataclass
class Trial:
    """One workbook, and what each candidate spent on it; `absent` says why one did not."""

    rows: int
    inline: bool = False
    others: int = 0
    sheet: float = 0.0
    taken: dict[str, list[Spent]] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the workbook is, in words."""
        others = f", {self.others} MB of other sheets" if self.others else ""
        return f"{self.rows:,} rows, {STRINGS[self.inline]}{others}"

    def seconds(self, name: str) -> float:
        """Return the median of the seconds of processor."""
        return statistics.median(each.seconds for each in self.taken[name])

    def peak(self, name: str) -> float:
        """Return the highest peak in MB."""
        return max(each.peak for each in self.taken[name])

    def ratio(self, name: str, to: str) -> float:
        """Return how many times the seconds of `to` a candidate takes."""
        return self.seconds(name) / self.seconds(to)

    def run(self, folder: Path, candidates: Sequence[Candidate], turns: int) -> None:
        """Build the workbook and let the candidates take turns on it."""
        source = folder / f"in-{self.rows}-{self.inline:d}-{self.others}.xlsx"
        made = f"build({self.rows}, inline={self.inline}, others={self.others})"
        code = f"{BUILD}\nopen({str(source)!r}, 'wb').write({made})"
        environment = as_installed(
            folder / "compiled"
        )  # apart, for the peak of what follows not to be that of this
        subprocess.run([sys.executable, "-c", code], env=environment, check=True)
        with zipfile.ZipFile(source) as opened:
            self.sheet = opened.getinfo("xl/worksheets/sheet1.xml").file_size / (1 << 20)
        print(self.name, flush=True)
        for turn in range(turns + 1):
            for candidate in candidates:
                self._turn(candidate, source, folder, first=turn == 0)
        source.unlink()
        for name in self.taken:
            print(f"  {name:20} {self.seconds(name):7.3f} s {self.peak(name):6.0f} MB", flush=True)

    def _turn(self, candidate: Candidate, source: Path, folder: Path, *, first: bool) -> None:
        """Run a candidate once; the first time is not counted unless it was long."""
        name, target = candidate.name, folder / "out.xlsx"
        before = sum(each.seconds for each in self.taken.get(name, []))
        if name in self.absent or before > PATIENCE:
            return
        target.unlink(missing_ok=True)
        environment = as_installed(folder / "compiled")
        try:
            cost = spent(candidate.command(source, target), environment)
            if first and candidate.appends:
                code = f"src, dst = {self.rows + 2}, {str(target)!r}\n{LAST_ROW}"
                spent([sys.executable, "-c", code], environment)
        except (RuntimeError, OSError) as error:
            self.absent[name] = str(error)
            return
        if not first or cost.seconds > PATIENCE / 6:
            self.taken.setdefault(name, []).append(cost)


def candidates_of(folder: Path, python: str) -> tuple[list[Candidate], list[str]]:
    """Return all who can append here, and the names of those that are absent."""
    found = [
        script(FLOOR, peers.FLOOR, appends=False),
        script("copy by zipfile", peers.COPY, appends=False),
        script(OURS, peers.OURS),
    ]
    absent = []
    libraries = {
        "openpyxl": (sys.executable, peers.OPENPYXL),
        "wolfxl": (python, peers.WOLFXL),
        "excelize": (python, peers.EXCELIZE),
    }
    for name, (where, code) in libraries.items():
        asked = subprocess.run([where, "-c", f"import {name}"], capture_output=True, check=False)
        if asked.returncode:
            absent.append(name)
        else:
            found.append(script(name, code, where))
    office = peers.libreoffice(folder / "office")
    if office is None:
        absent.append("LibreOffice")
    else:
        found.append(office)
    return found, absent


def run(folder: Path, sizes: Sequence[int], turns: int, python: str) -> tuple[list[Trial], Trial]:
    """Run all trials of appending, and the one of reading."""
    everybody, absent = candidates_of(folder, python)
    near = everybody[:3]
    trials = []
    for rows in sizes:
        for inline in (False, True):
            trials.append(Trial(rows, inline, absent=dict.fromkeys(absent, "not installed")))
            trials[-1].run(folder, everybody, turns)
        trials.append(Trial(rows, others=50))
        trials[-1].run(folder, near, turns)
    reading = Trial(sizes[-1])
    readers = [script(name, code, appends=False) for name, code in READERS.items()]
    reading.run(folder, readers, turns)
    return trials, reading


def rows_of(trials: Sequence[Trial], reading: Trial) -> Iterator[Row]:
    """Yield what was asked and whether it is met, then what everybody took."""
    for trial in trials:
        if trial.rows >= LARGEST and not trial.others:
            yield from _asked(trial)
    plain = {trial.rows: trial for trial in trials if not trial.inline and not trial.others}
    for trial in trials:
        if trial.others:
            yield from _added(trial, plain[trial.rows])
    for name in list(READERS)[1:]:
        ratio = round(reading.ratio(name, "calamine"), 2)
        yield Row(f"reading {reading.name}: {name} / calamine", ratio, "", "≤ 1.3", ratio <= 1.3)
    for trial in [*trials, reading]:
        first = next(iter(trial.taken))
        for name in trial.taken:
            cost = f"{trial.seconds(name):.3g} s, {trial.peak(name):.0f} MB"
            yield Row(f"{trial.name}: {name}", f"{cost}, × {trial.ratio(name, first):.2f}")
        for name, reason in trial.absent.items():
            yield Row(f"{trial.name}: {name}", f"absent: {reason}")


def _asked(trial: Trial) -> Iterator[Row]:
    floor = round(trial.ratio(OURS, FLOOR), 2)
    yield Row(f"{trial.name}: ours / floor", floor, "", "≤ 1.5", floor <= 1.5)
    if "openpyxl" in trial.taken:
        times = round(trial.ratio("openpyxl", OURS))
        yield Row(f"{trial.name}: openpyxl / ours", times, "", "≥ 40", times >= 40)
    most = 3 * trial.sheet + 40
    peak = round(trial.peak(OURS))
    yield Row(f"{trial.name}: peak", peak, "MB", f"≤ {most:.0f} (3 × XML + 40)", peak <= most)


def _added(trial: Trial, plain: Trial) -> Iterator[Row]:
    """Yield what the other sheets add to ours, and to those that only copy them."""
    more = {name: trial.seconds(name) - plain.seconds(name) for name in trial.taken}
    copied, again = more[FLOOR], more["copy by zipfile"]
    yield Row(
        f"{trial.rows:,} rows: {trial.others} MB of other sheets add",
        round(more[OURS], 3),
        "s",
        f"≤ their copying ({copied:.3f} s as they are, {again:.3f} s deflated anew)",
        more[OURS] <= max(copied, again),
    )


def series_of(trials: Sequence[Trial], reading: Trial) -> Iterator[Series]:
    """Yield the time and the peak of each candidate by the number of rows, and the readers."""
    for name in reading.taken:
        point = (float(reading.rows), round(reading.seconds(name), 4))
        yield Series(name, "s", [point], f"Reading {reading.name}: seconds of processor")
    for inline, strings in STRINGS.items():
        mine = [each for each in trials if each.inline == inline and not each.others]
        names = dict.fromkeys(name for each in mine for name in each.taken)
        for name in names:
            known = [each for each in mine if name in each.taken]
            times = [(float(each.rows), round(each.seconds(name), 4)) for each in known]
            peaks = [(float(each.rows), round(each.peak(name), 1)) for each in known]
            yield Series(name, "s", times, f"One row appended, {strings}: seconds of processor")
            yield Series(name, "MB", peaks, f"One row appended, {strings}: memory at the peak")


_TIMES = (
    "Whole processes, start included; seconds of processor of the process and its children, the "
    "median of turns taken one after the other, so that whatever else the machine does weighs on "
    "all of them; a candidate that has used 30 s has no more turns. The first turn is not counted "
    "(modules are compiled in it). Ratios are of medians of the same run; × is to the floor, or in "
    "reading to calamine."
)
_WHO = (
    "Floor: a Python with zipfile that copies the entries as they are, and inflates, deflates and "
    "sums up the one sheet, with our library and level: {}. Copy by zipfile: every entry "
    "read and written again, in the same way. openpyxl and wolfxl are told the table's new range; "
    "excelize is not, and leaves the table as it was; LibreOffice runs a Basic macro that opens "
    "the workbook hidden, writes the cells under the last row, lengthens the database range and "
    "stores as .xlsx. The last row of every result is read back with calamine before it counts."
)


def remarks() -> tuple[str, ...]:
    """Return how it was measured, and with which library of deflation."""
    found = importlib.util.find_spec("isal")
    with_isal = "isal, which our layer takes where it is installed"
    return _TIMES, _WHO.format(with_isal if found else "zlib, which is what a user has")


def main() -> None:
    """Measure, write the results, print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", nargs="+", type=int, default=[1_000, 10_000, LARGEST])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--peers", default=sys.executable, help="Python with excelize, wolfxl")
    parser.add_argument("--show", action="store_true", help="print, but keep the last results")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        trials, reading = run(Path(folder), options.rows, options.runs, options.peers)
    rows, series = list(rows_of(trials, reading)), list(series_of(trials, reading))
    keep = {} if not options.show else {"folder": Path(tempfile.mkdtemp())}
    title = "Editing a workbook: one row appended and saved"
    print(page(write("workbook", title, COMMAND, rows, series, remarks=remarks(), **keep)))


if __name__ == "__main__":
    main()
