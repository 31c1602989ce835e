"""« Appels » of our own: what is written is understood, and its live columns bear their day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sheet_facts import DAYS_OFF, appeals

from suivi_tool.procedure.appeal import Appeal
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.register import read_appeals
from suivi_tool.tracker.sheets import appeals_sheet
from suivi_tool.tracker.understanding import understand
from suivi_tool.workbook.audit import audit
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.reading import read_rows

HOSTILE = replace(
    appeals()[-1], appellant='=HYPERLINK("x")', ground="é\u00a0: « à »\nsuite", comments="'1"
)


@pytest.mark.parametrize("date1904", [False, True])
@pytest.mark.parametrize("known", [[], appeals(), [HOSTILE]], ids=["none", "all", "hostile"])
def test_what_was_written_is_understood_and_reads_back(known: list[Appeal], date1904: bool) -> None:
    data = appeals_sheet.build(DAYS_OFF, known, date1904=date1904)
    assert audit(data) == ()
    assert Workbook(data).sheet_names == (appeals_sheet.SHEET, "Jours fériés")
    layout = understand(data).appeals
    assert layout is not None
    assert [row.appeal for row in read_appeals(Tracker(data), layout).appeals] == known


def test_the_live_columns_bear_the_days_of_the_rules() -> None:
    known = [replace(appeals()[3], notified_on=date(2026, 3, 14))]
    [row] = read_rows(appeals_sheet.build(DAYS_OFF, known), appeals_sheet.SHEET)[4:5]
    where = appeals_sheet.reference(1).columns
    assert row[where["acknowledgement_due"] - 1] == date(2026, 5, 15)
    assert row[where["appeal_limit"] - 1] == date(2026, 5, 14)


def test_its_place_follows_the_rows() -> None:
    assert appeals_sheet.reference(7).last_row - appeals_sheet.reference(0).last_row == 7
    assert appeals_sheet.reference(3).named
