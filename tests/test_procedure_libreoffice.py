"""Every day of 2000-2050: the rules and the functions of a spreadsheet give the same dates."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter
from office import LibreOffice

from suivi_tool.procedure.acknowledgement import acknowledgement_deadline
from suivi_tool.procedure.appeal_period import appeal_period
from suivi_tool.procedure.working_days import Calendar, add_months
from suivi_tool.tracker.holidays_list import french_holidays

FIRST, LAST = date(2000, 1, 1), date(2050, 12, 31)
DAYS = [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"


def calendar() -> Calendar:
    """Public holidays, and a week closed each August and the 24th of December."""
    years = range(1999, 2053)
    closed = {date(year, 8, day): "Fermeture" for year in years for day in range(10, 15)}
    closed |= {date(year, 12, 24): "Fermeture" for year in years}
    return Calendar(french_holidays(years), closed, frozenset(years))


def other_day(day: date) -> date:
    """A second day near `day`, before or after it, for the days left."""
    return day + timedelta((day.toordinal() * 37) % 61 - 30)


def by_the_rules(day: date, days_off: Calendar) -> list[str]:
    period = appeal_period(day, None, None, None, days_off)
    due = acknowledgement_deadline(day, days_off).due
    assert due is not None
    return [
        due.isoformat(),
        add_months(day, 2).isoformat(),
        str(period.last_day),
        str(days_off.between(day, other_day(day))),
        str(days_off.left(day, other_day(day))),
        days_off.add(day, -8).isoformat(),
    ]


def workbook(path: Path, days_off: Calendar) -> None:
    """Write one row a day: the same six values as formulas."""
    book = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"})
    sheet, lists = book.add_worksheet("T"), book.add_worksheet("Listes")
    iso, number = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format()
    columns = [sorted(days_off.holidays), sorted({*days_off.holidays, *days_off.closing_days})]
    for column, listed in enumerate(columns):
        for row, day in enumerate(listed):
            lists.write_datetime(row, column, day)
    short = {
        year: (around(columns[0], "A", year), around(columns[1], "B", year))
        for year in range(FIRST.year, LAST.year + 1)
    }
    for row, day in enumerate(DAYS):
        sheet.write_datetime(row, 0, day, iso)
        sheet.write_datetime(row, 1, other_day(day), iso)
        n = row + 1
        hol, off = short[day.year]
        left = (
            f"IF(B{n}>A{n},NETWORKDAYS(A{n}+1,B{n},{off}),"
            f"IF(B{n}<A{n},-NETWORKDAYS(B{n}+1,A{n},{off}),0))"
        )
        for column, (formula, form) in enumerate(
            [(f"WORKDAY(A{n},8,{off})", iso), (f"EDATE(A{n},2)", iso),
             (f"WORKDAY(EDATE(A{n},2)-1,1,{hol})", iso), (f"NETWORKDAYS(A{n},B{n},{off})", number),
             (left, number), (f"WORKDAY(A{n},-8,{off})", iso)]
        ):  # fmt: skip
            sheet.write_formula(row, column + 2, f"={formula}", form)
    book.close()


def around(listed: list[date], column: str, year: int) -> str:
    """Return the range of the days off from the year before to the year after (a short list)."""
    rows = [row for row, day in enumerate(listed, 1) if abs(day.year - year) <= 1]
    return f"Listes!${column}${rows[0]}:${column}${rows[-1]}"


def test_every_day_of_half_a_century_as_the_spreadsheet(
    tmp_path: Path, libreoffice: LibreOffice
) -> None:
    days_off = calendar()
    workbook(tmp_path / "jours.xlsx", days_off)
    [made] = libreoffice.convert([tmp_path / "jours.xlsx"], tmp_path / "csv", CSV, recalculate=True)
    with made.open(encoding="utf-8", newline="") as lines:
        computed = {row[0]: row[2:8] for row in csv.reader(lines)}
    assert len(computed) == len(DAYS) == 18_628
    different = {
        day: (computed[day.isoformat()], expected)
        for day in DAYS
        if computed[day.isoformat()] != (expected := by_the_rules(day, days_off))
    }
    assert different == {}
