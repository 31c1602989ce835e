"""« Jours fériés »: what a person types there counts at once, as the rules count it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from live_sheets import computed
from office import LibreOffice
from sheet_facts import DAYS_OFF, cells, facts

from suivi_tool.tracker import holidays_list
from suivi_tool.tracker.holidays_list import CLOSING, SHEET, DayOff
from suivi_tool.tracker.sheets import days_off, generated
from suivi_tool.tracker.sheets.days_off import FIRST_ROW, DaysOffRef
from suivi_tool.tracker.sheets.live import day
from suivi_tool.tracker.sheets.paper import Book
from suivi_tool.workbook.reading import read_rows

CLOSED = DayOff(date(2026, 5, 15), "Pont", CLOSING)
TYPED = DayOff(None, "Assomption", typed="15 août")
DAYS = [date(2026, 4, 28) + timedelta(days=at) for at in range(0, 40, 3)]


def test_working_days_are_those_of_the_rules(libreoffice: LibreOffice, tmp_path: Path) -> None:
    known = (*DAYS_OFF, CLOSED, TYPED)
    ref, calendar = DaysOffRef(len(known)), holidays_list.calendar(known)
    due = date(2026, 5, 18)
    formulas = [ref.workday(day(start), 8) for start in DAYS]
    formulas += [ref.left(day(start), day(due)) for start in DAYS]
    said = computed(libreoffice, tmp_path, formulas, facts([], days_off=known), [])
    serial = Book().serial
    assert said == [
        *(serial(calendar.add(start, 8)) for start in DAYS),
        *(calendar.left(start, due) for start in DAYS),
    ]


def test_a_year_is_covered_by_a_public_holiday_not_by_a_closing_day(
    libreoffice: LibreOffice, tmp_path: Path
) -> None:
    known = (*DAYS_OFF, DayOff(date(2031, 8, 10), "Été", CLOSING))
    ref = DaysOffRef(len(known))
    formulas = [ref.covers(day(date(year, 6, 1))) for year in (2026, 2031)]
    formulas.append(ref.covers(day(date(2026, 6, 1)), day(date(2031, 6, 1))))
    assert computed(libreoffice, tmp_path, formulas, facts([], days_off=known), []) == [
        True,
        False,
        False,
    ]


def test_the_sheet_shows_the_list_and_what_is_not_counted() -> None:
    rows = cells(generated.build(facts([], days_off=(CLOSED, TYPED))), SHEET)
    assert rows[1][0] == "Aucune année couverte\u00a0: ajoutez des jours."
    closed, typed, blank = rows[FIRST_ROW - 1 : FIRST_ROW + 2]
    assert (closed[0], closed[2:4], closed[6]) == (CLOSED.day, ["Pont", CLOSING], 0)
    assert (typed[0], typed[5]) == ("15 août", date(1900, 1, 1))
    assert blank[0] is None
    assert (
        cells(generated.build(facts([])), SHEET)[1][0] == "Années couvertes\u00a0: de 2024 à 2028"
    )


def test_a_long_list_keeps_room_below_for_the_hand() -> None:
    assert DaysOffRef(0).last_row == FIRST_ROW + 399
    assert DaysOffRef(1000).last_row == FIRST_ROW + 1099
    book = Book()
    assert days_off.write(book, DAYS_OFF) == DaysOffRef(len(DAYS_OFF))
    written = [row for row in read_rows(book.close(), SHEET)[FIRST_ROW - 1 :] if row[0]]
    assert len(written) == len(DAYS_OFF)
