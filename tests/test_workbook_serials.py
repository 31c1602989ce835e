"""Days as Excel counts them, against openpyxl."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, to_excel

from suivi_tool.errors import RefusedInput
from suivi_tool.workbook.serials import serial


@given(st.dates(date(1904, 1, 2), date(2199, 12, 31)), st.booleans())
def test_days(day: date, date1904: bool) -> None:
    epoch = CALENDAR_MAC_1904 if date1904 else CALENDAR_WINDOWS_1900
    assert serial(day, date1904=date1904) == to_excel(day, epoch)  # type: ignore[no-untyped-call]


def test_a_time_is_a_part_of_a_day() -> None:
    assert serial(datetime(2026, 5, 15, 18)) == 46157.75  # noqa: DTZ001


def test_the_first_days() -> None:
    assert [serial(date(1900, 1, 1)), serial(date(1900, 2, 28)), serial(date(1900, 3, 1))] == [
        1,
        59,
        61,
    ]
    with pytest.raises(RefusedInput, match="01/05/1815"):
        serial(date(1815, 5, 1))


def test_a_year_is_told_with_its_four_digits() -> None:
    """The system's own %Y writes the year 1 as « 1 » on Linux and « 0001 » elsewhere."""
    with pytest.raises(RefusedInput, match="01/01/0001"):
        serial(date(1, 1, 1))
