from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suivi_tool.tracker.cells import (
    Read,
    read_date,
    read_dates,
    read_number,
    read_numbers,
    read_percent,
    read_text,
)
from suivi_tool.tracker.findings import Severity
from suivi_tool.tracker.view import Cell

MAY_3 = date(2026, 5, 3)


@pytest.mark.parametrize("cell", [datetime.fromisoformat("2026-05-03"), MAY_3])
def test_a_date_is_a_date(cell: Cell) -> None:
    assert read_date(cell) == Read(MAY_3)


@pytest.mark.parametrize("cell", [None, "", "  ", "-", "S.O.", "sans objet", "N/A"])
def test_nothing_is_nothing(cell: Cell) -> None:
    assert read_date(cell) == Read(None)


@pytest.mark.parametrize(
    "text",
    ["03/05/2026", "3/5/2026", " 3.5.2026 ", "le 3 mai 2026", "2026-05-03", "dim. 03/05/2026",
     "2026-05-03 00:00:00", "03/05/2026 10:30"],
)  # fmt: skip
def test_a_text_that_can_only_mean_one_day_is_read_and_told(text: str) -> None:
    read = read_date(text)
    assert read.value == MAY_3
    assert read.from_text
    assert read.finding
    assert "03/05/2026" in read.finding.remedy


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("3/5/26", "03/05/2026 ?"),
        ("3 mai 26", "03/05/2026 ?"),
        ("3/5", "15/05/2026"),
        ("semaine 12", "15/05/2026"),
        ("fait", "15/05/2026"),
        ("ASAP", "15/05/2026"),
        ("demain", "15/05/2026"),
        ("31/02/2026", "Vérifiez le jour"),
        ("lundi 03/05/2026", "Vérifiez le jour"),
        ("03/05/2026 ou 04/05/2026", "15/05/2026"),
    ],
)
def test_a_text_that_may_mean_several_days_or_none_is_not_read(text: str, remedy: str) -> None:
    read = read_date(text)
    assert read.value is None
    assert read.finding
    assert remedy in read.finding.remedy.replace("\u00a0", " ")
    assert text.split(maxsplit=1)[0] in read.finding.message


def test_a_time_in_the_cell_is_told_and_does_not_count() -> None:
    read = read_date(datetime.fromisoformat("2026-05-03T10:00"))
    assert read.value == MAY_3
    assert read.finding
    assert "10:00" in read.finding.message


@pytest.mark.parametrize(("cell", "date1904"), [(46145, False), (46145.75, False), (44683, True)])
def test_a_number_without_date_format_is_read_and_told(cell: float, date1904: bool) -> None:
    read = read_date(cell, date1904=date1904)
    assert read.value == MAY_3
    assert read.finding
    assert read.finding.severity is Severity.REMARK


@pytest.mark.parametrize("cell", [0, 7, 12.5, True, 9e99, float("nan"), time(8), timedelta(1)])
def test_other_values_are_no_dates(cell: Cell) -> None:
    read = read_date(cell)
    assert read.value is None
    assert read.finding


def test_an_improbable_year_is_told_and_is_no_day_for_the_formulas() -> None:
    for slip in (date(1926, 5, 3), datetime(2926, 5, 3, 10, 30), date(2101, 1, 1)):  # noqa: DTZ001
        read = read_date(slip)
        assert read.finding
        assert read.from_text
    assert not read_date(date(2100, 12, 31)).from_text


def test_several_dates_may_share_a_cell() -> None:
    read = read_dates("03/05/2026 ; 12/06/2026\n2026-07-01")
    assert read == Read((MAY_3, date(2026, 6, 12), date(2026, 7, 1)))
    assert read_dates(datetime.fromisoformat("2026-05-03")).value == (MAY_3,)
    half = read_dates("03/05/2026, bientôt")
    assert half.value == (MAY_3,)
    assert half.finding


def test_several_numbers_may_share_a_cell() -> None:
    assert read_numbers("AC-1 ; AC/2, AC-3 et AC-4").value == ("AC-1", "AC/2", "AC-3", "AC-4")
    assert read_numbers("-").value == ()
    assert read_numbers(12.0).value == ("12",)


def test_blanks_around_a_number_are_told() -> None:
    read = read_number(" APP-1 ")
    assert read.value == "APP-1"
    assert read.finding


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (12.0, "12"),
        (1.5, "1,5"),
        (MAY_3, "03/05/2026"),
        (True, "Oui"),
        (" a\u00a0", "a"),
        (None, ""),
    ],
)
def test_any_cell_can_be_read_as_text(cell: Cell, text: str) -> None:
    assert read_text(cell).value == text


def test_control_characters_are_removed_and_told() -> None:
    read = read_text("a\x0bb")
    assert read.value == "ab"
    assert read.finding


@pytest.mark.parametrize(
    ("cell", "shown"), [(0.5, "50\u00a0%"), (1, "100\u00a0%"), (75, "75\u00a0%"), ("P", "P")]
)
def test_progress_is_a_share_or_a_letter(cell: Cell, shown: str) -> None:
    assert read_percent(cell).value == shown


ANY_CELL = st.one_of(
    st.none(), st.text(), st.floats(), st.integers(), st.booleans(), st.dates(),
    st.datetimes(), st.times(), st.timedeltas(),
)  # fmt: skip


@given(ANY_CELL)
def test_no_cell_stops_the_reading(cell: Cell) -> None:
    for read in (read_date, read_dates, read_number, read_numbers, read_percent, read_text):
        assert isinstance(read(cell), Read)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_written_in_full_is_that_day(day: date) -> None:
    for text in (f"{day:%d/%m/%Y}", f"{day.day}-{day.month}-{day.year}", day.isoformat()):
        assert read_date(text).value == day
