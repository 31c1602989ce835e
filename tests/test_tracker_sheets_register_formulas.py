"""The live columns of a register: what they read, and the value that they bear today."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from live_sheets import computed
from office import LibreOffice
from sheet_facts import DAYS_OFF, appeals, facts

from suivi_tool.procedure.appeal import Appeal
from suivi_tool.tracker import holidays_list
from suivi_tool.tracker.sheets.days_off import DaysOffRef
from suivi_tool.tracker.sheets.live import Cached
from suivi_tool.tracker.sheets.paper import Book
from suivi_tool.tracker.sheets.references import SheetRef
from suivi_tool.tracker.sheets.register_formulas import formula_for, live

DAYS = DaysOffRef(len(DAYS_OFF))
CALENDAR = holidays_list.calendar(DAYS_OFF)
ALL = SheetRef("Appels", 5, 8, {"received_on": 2, "notified_on": 4, "decision_sent_on": 5})
SENT_ONLY = SheetRef("Appels", 5, 8, {"decision_sent_on": 5})


def value(field: str, appeal: Appeal, register: SheetRef = ALL) -> Cached:
    found = live((field, 9), appeal, register, DAYS, CALENDAR)
    assert found is not None
    return found.cached


@pytest.mark.parametrize(
    ("received", "due"),
    [(date(2026, 4, 30), date(2026, 5, 15)), (date(2040, 4, 30), ""), (None, "")],
)
def test_the_acknowledgement_is_due_as_the_rule_says(received: date | None, due: Cached) -> None:
    assert value("acknowledgement_due", Appeal("APP-1", received_on=received)) == due


@pytest.mark.parametrize(
    ("notified", "sent", "limit"),
    [
        (date(2025, 12, 31), date(2026, 1, 5), date(2026, 2, 28)),
        (None, date(2026, 1, 5), date(2026, 3, 5)),
        (None, None, ""),
    ],
)
def test_the_period_starts_at_the_notification_else_at_the_sending(
    notified: date | None, sent: date | None, limit: Cached
) -> None:
    appeal = Appeal("APP-1", notified_on=notified, decision_sent_on=sent)
    assert value("appeal_limit", appeal) == limit


def test_a_day_without_a_column_counts_for_nothing() -> None:
    appeal = Appeal("APP-1", notified_on=date(2026, 1, 2))
    assert value("appeal_limit", appeal, SENT_ONLY) == ""
    assert formula_for("acknowledgement_due", 9, SENT_ONLY, DAYS) is None
    assert live(("acknowledgement_due", 9), appeal, SENT_ONLY, DAYS, CALENDAR) is None
    assert formula_for("pilot", 9, ALL, DAYS) is None


def test_libreoffice_computes_the_same_for_each_row(
    libreoffice: LibreOffice, tmp_path: Path
) -> None:
    known, found = appeals(), facts()
    rows = range(found.register.first_row, found.register.last_row + 1)
    due = [
        live(("acknowledgement_due", row), appeal, found.register, DAYS, CALENDAR)
        for row, appeal in zip(rows, known, strict=True)
    ]
    cells = [found.register.cell("acknowledgement_due", row) for row in rows]
    said = computed(libreoffice, tmp_path, cells, found)
    expected = [one.cached for one in due if one]
    assert said == [Book().serial(day) for day in expected if isinstance(day, date)]
