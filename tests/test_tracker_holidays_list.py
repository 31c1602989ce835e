"""The list of days off: proposed, read back as it stands, one calendar for rules and formulas."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from suivi_tool.procedure.acknowledgement import acknowledgement_deadline
from suivi_tool.tracker import holidays_list
from suivi_tool.tracker.holidays_list import CLOSING, DayOff
from suivi_tool.tracker.sheets import days_off
from suivi_tool.tracker.sheets.paper import Book
from suivi_tool.workbook.reading import read_rows

HEADINGS = ["Date", "Jour", "Jour férié", "Nature", "Commentaire"]


def test_the_eleven_holidays_of_a_year_in_french() -> None:
    assert list(holidays_list.french_holidays([2026]).items()) == [
        (date(2026, 1, 1), "Jour de l’an"),
        (date(2026, 4, 6), "Lundi de Pâques"),
        (date(2026, 5, 1), "Fête du Travail"),
        (date(2026, 5, 8), "Fête de la Victoire"),
        (date(2026, 5, 14), "Ascension"),
        (date(2026, 5, 25), "Lundi de Pentecôte"),
        (date(2026, 7, 14), "Fête nationale"),
        (date(2026, 8, 15), "Assomption"),
        (date(2026, 11, 1), "Toussaint"),
        (date(2026, 11, 11), "Armistice"),
        (date(2026, 12, 25), "Noël"),
    ]


def test_alsace_moselle_has_two_more() -> None:
    more = holidays_list.french_holidays([2026], "alsace-moselle").keys()
    assert more - holidays_list.french_holidays([2026]).keys() == {
        date(2026, 4, 3),
        date(2026, 12, 26),
    }


def test_an_unknown_region_is_a_fault_of_the_programmer() -> None:
    with pytest.raises(ValueError, match="GES"):
        holidays_list.french_holidays([2026], "GES")


@pytest.mark.parametrize(("year", "whit"), [(2006, date(2006, 6, 5)), (2026, date(2026, 5, 25))])
def test_whit_monday_is_a_setting_in_every_year(year: int, whit: date) -> None:
    assert whit in holidays_list.french_holidays([year])
    assert whit not in holidays_list.french_holidays([year], pentecost=False)


def test_what_stands_in_the_sheet_is_read_back_line_by_line() -> None:
    lines = (
        *holidays_list.proposed([2026], closing_days={date(2026, 12, 24): "Pont de Noël"}),
        DayOff(date(2027, 1, 1), "Jour de l’an", note="ajouté par le RQ"),
        DayOff(None, "À préciser", CLOSING, typed="vers le 3 août"),
    )
    book = Book()
    days_off.write(book, lines)

    read, faults = holidays_list.read(read_rows(book.close(), holidays_list.SHEET))

    assert read == lines
    assert [fault.place for fault in faults] == ["feuille «\u00a0Jours fériés\u00a0», ligne 20"]


def test_a_time_in_the_cell_counts_for_its_day_and_a_text_for_nothing() -> None:
    rows: list[list[object]] = [
        [*HEADINGS],
        [datetime(2026, 12, 24, 12), None, "Demi-journée", "Fermeture annuelle"],  # noqa: DTZ001
        ["25/12/2026", None, "Noël", "férié"],
    ]
    read, faults = holidays_list.read(rows)
    calendar = holidays_list.calendar(read)

    assert calendar.closing_days == {date(2026, 12, 24): "Demi-journée"}
    assert calendar.holidays == {}
    assert len(faults) == 1


def test_the_calendar_gives_the_dates_of_the_requirements() -> None:
    calendar = holidays_list.calendar(holidays_list.proposed([2026, 2027]))
    received = (date(2026, 4, 30), date(2026, 11, 21), date(2026, 12, 24))
    assert [acknowledgement_deadline(day, calendar).due for day in received] == [
        date(2026, 5, 15), date(2026, 12, 2), date(2027, 1, 7)
    ]  # fmt: skip


def test_closing_days_cover_no_year_and_missing_years_are_proposed() -> None:
    closed = DayOff(date(2027, 8, 3), "Fermeture", CLOSING)
    listed = (*holidays_list.proposed([2026]), closed)

    assert holidays_list.covered(listed) == {2026}
