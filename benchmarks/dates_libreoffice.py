"""6,000 random dates, 2000-2100: the rules against WORKDAY, NETWORKDAYS and EDATE of LibreOffice.

    python -m benchmarks.dates_libreoffice

The suite compares every day of 2000-2050 for the deadlines themselves; this trial takes any number
of working days (-20 to 60) and of months (-12 to 12).
"""

from __future__ import annotations

import csv
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

from benchmarks import libreoffice
from benchmarks.results import Row, page, write
from suivi_tool.procedure.working_days import Calendar, add_months
from suivi_tool.tracker.holidays_list import french_holidays

COMMAND = "python -m benchmarks.dates_libreoffice"
ROWS = 6_000
# LibreOffice trusts the cached values of a workbook unless it is told to compute on load.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"


Case = tuple[date, int, int, date]
"""A day, a number of working days, of months, and a second day."""


def cases(rng: random.Random, number: int = ROWS) -> list[Case]:
    """Return as many cases, drawn."""
    first = date(2000, 1, 31)
    days = [first + timedelta(rng.randrange(36_000)) for _ in range(number)]
    return [
        (day, rng.choice([*range(-20, 0), *range(1, 61)]), rng.randrange(-12, 13),
         day + timedelta(rng.randrange(-400, 400)))
        for day in days
    ]  # fmt: skip


def lay_out(path: Path, rows: Sequence[Case], days_off: Calendar) -> None:
    """Write the cases and their formulas."""
    book = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"})
    iso = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet, listed = book.add_worksheet("T"), book.add_worksheet("Off")
    holidays = sorted(days_off.holidays)
    for row, day in enumerate(holidays):
        listed.write_datetime(row, 0, day)
    off = f"Off!$A$1:$A${len(holidays)}"
    for row, (day, count, months, other) in enumerate(rows):
        sheet.write_datetime(row, 0, day, iso)
        sheet.write_datetime(row, 1, other, iso)
        n = row + 1
        sheet.write_formula(row, 2, f"=WORKDAY(A{n},{count},{off})", iso)
        sheet.write_formula(row, 3, f"=EDATE(A{n},{months})", iso)
        sheet.write_formula(row, 4, f"=NETWORKDAYS(A{n},B{n},{off})")
    book.close()


def computed(path: Path, folder: Path) -> list[list[str]]:
    """Return the rows as LibreOffice computes them."""
    start = libreoffice.command(folder / "profile")
    subprocess.run(
        [*start, "--convert-to", CSV, "--outdir", str(folder), str(path)],
        check=True, capture_output=True,
    )  # fmt: skip
    with (folder / f"{path.stem}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def differences(
    rows: Sequence[Case], found: Sequence[Sequence[str]], days_off: Calendar
) -> dict[str, int]:
    """Return how often each function computed something else than the rules say."""
    differ = {"WORKDAY": 0, "EDATE": 0, "NETWORKDAYS": 0}
    for (day, count, months, other), row in zip(rows, found, strict=True):
        differ["WORKDAY"] += days_off.add(day, count).isoformat() != row[2]
        differ["EDATE"] += add_months(day, months).isoformat() != row[3]
        differ["NETWORKDAYS"] += str(days_off.between(day, other)) != row[4]
    return differ


def main() -> int:
    """Write the number of differences of each function; return 1 where there is one."""
    years = range(1990, 2101)
    days_off = Calendar(french_holidays(years), {}, frozenset([*years, 2101]))
    rows = [row for row in cases(random.Random(20260502)) if row[3].year < 2100]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(folder / "dates.xlsx", rows, days_off)
        differ = differences(rows, computed(folder / "dates.xlsx", folder), days_off)
    counted = [
        Row(f"{name}: differences", count, "", "0", not count) for name, count in differ.items()
    ]
    told = [Row("random dates, 2000-2100", len(rows)), *counted]
    print(page(write("dates_libreoffice", "The rules against LibreOffice", COMMAND, told)))
    return 1 if any(differ.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
