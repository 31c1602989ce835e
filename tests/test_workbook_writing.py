"""From a value to a cell that shows it for what it is."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from workbook_cases import tracker

from suivi_tool.errors import RefusedInput
from suivi_tool.workbook.contents import Contents
from suivi_tool.workbook.values import Formula, Link
from suivi_tool.workbook.writing import is_empty, write

DAY = 1  # the look of the dates of the register


def test_text_stays_text_whatever_it_begins_with() -> None:
    contents = Contents(tracker())
    made = write(contents, "=1+1", 0)
    look = contents.styles.xf(made.style)
    assert made.content.type == "s"
    assert look is not None
    assert look.get("quotePrefix") == "1"
    assert write(contents, "1+1", 0).style == 0


def test_a_day_gets_a_date_format_only_where_it_has_none() -> None:
    contents = Contents(tracker())
    assert write(contents, date(2026, 5, 15), DAY).style == DAY
    made = write(contents, date(2026, 5, 15), 0)
    assert contents.styles.shows_day(made.style)
    assert made.content.inner == "<v>46157</v>"
    timed = write(contents, datetime(2026, 5, 15, 12), 0)  # noqa: DTZ001
    assert timed.content.inner == "<v>46157.5</v>"
    assert timed.style != made.style


def test_a_number_loses_a_date_format_and_a_truth_keeps_its_look() -> None:
    contents = Contents(tracker())
    assert not contents.styles.shows_date_or_time(write(contents, 12.5, DAY).style)
    truth = write(contents, True, DAY)
    assert (truth.style, truth.content.type, truth.content.inner) == (DAY, "b", "<v>1</v>")


def test_what_is_empty_leaves_the_cell_empty() -> None:
    contents = Contents(tracker())
    for value in (None, ""):
        assert is_empty(value)
        assert write(contents, value, DAY).content.inner == ""
    assert not is_empty(0)


def test_formulas_and_links() -> None:
    contents = Contents(tracker())
    assert write(contents, Formula("=A1&\"<\"", "x<"), 0, "x:").content.inner == (
        '<x:f>A1&amp;"&lt;"</x:f><x:v>x&lt;</x:v>'
    )  # fmt: skip
    assert write(contents, Link("Fiche", "a.docx"), 0).link == "a.docx"


def test_what_excel_cannot_hold_is_refused() -> None:
    contents = Contents(tracker())
    for value in (float("inf"), float("nan"), "x" * 32_768, date(1850, 1, 1)):
        with pytest.raises(RefusedInput):
            write(contents, value, 0)
