"""Which number formats show a day."""

from __future__ import annotations

import pytest

from suivi_tool.workbook.number_formats import shows_date_or_time, shows_day


@pytest.mark.parametrize("code", ["dd/mm/yyyy", "[$-40C]d mmmm yyyy;@", "mmm-yy", "yyyy", "mmmm"])
def test_days(code: str) -> None:
    assert shows_day(164, code)
    assert shows_date_or_time(164, code)


@pytest.mark.parametrize("code", ["h:mm", "[h]:mm:ss", "mm:ss"])
def test_times(code: str) -> None:
    assert not shows_day(164, code)
    assert shows_date_or_time(164, code)


@pytest.mark.parametrize("code", ["0.0 €", "General", '0 "jours"', "[Red]0.00", "@", "#,##0_);(0)"])
def test_numbers(code: str) -> None:
    assert not shows_day(164, code)
    assert not shows_date_or_time(164, code)


def test_those_excel_knows_by_number() -> None:
    assert [number for number in range(50) if shows_day(number)] == (
        [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36]
    )
