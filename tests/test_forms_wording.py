"""How a date is written into a document."""

from __future__ import annotations

from datetime import date

from suivi_tool.forms.wording import day, long_day


def test_a_day_is_short_in_a_form_and_long_in_a_letter() -> None:
    assert day(date(2026, 4, 30)) == "30/04/2026"
    assert long_day(date(2026, 5, 1)) == "1er\u00a0mai\u00a02026"


def test_a_day_that_is_not_known_is_nothing() -> None:
    assert (day(None), long_day(None)) == ("", "")
