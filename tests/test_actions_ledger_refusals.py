"""Another appeal of the same number is told from the same one corrected by hand."""

from __future__ import annotations

from datetime import date

import pytest

from suivi_tool.actions.ledger_refusals import is_another
from suivi_tool.procedure.appeal import Appeal

OURS = Appeal("APP-1", received_on=date(2026, 4, 30), appellant="Zoé Durand")


@pytest.mark.parametrize(
    ("there", "another"),
    [
        (Appeal("APP-1", received_on=date(2026, 4, 28), appellant="Luc Martin"), True),
        (Appeal("APP-1", received_on=date(2026, 4, 28), appellant="Zoe DURAND"), False),
        (Appeal("APP-1", received_on=date(2026, 4, 30), appellant="Zoé Durand-Petit"), False),
        (Appeal("APP-1"), False),
    ],
)
def test_another_person_on_another_day_is_another_appeal(there: Appeal, another: bool) -> None:
    assert is_another(there, OURS) is another
