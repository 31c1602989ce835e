from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from suivi_tool.procedure.appeal import Appeal, AppellantType, Justified, Outcome
from suivi_tool.procedure.indicators import indicators
from suivi_tool.procedure.precedents import outcome_text
from suivi_tool.procedure.recording import Entry, record_step
from suivi_tool.procedure.ruling import Ruling, ruling
from suivi_tool.procedure.steps import Step, state, to_do
from suivi_tool.procedure.working_days import Calendar

CALENDAR = Calendar({}, {}, frozenset({2025, 2026}))
TODAY = date(2026, 5, 20)
APPEAL = Appeal(
    "A",
    received_on=date(2026, 5, 4),
    appellant_type=AppellantType.CANDIDATE,
    ground_family="Notation",
    opened_on=date(2026, 5, 4),
)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, Ruling.PENDING),
        ({"justified": Justified.PENDING}, Ruling.PENDING),
        ({"justified": Justified.YES}, Ruling.JUSTIFIED),
        ({"justified": Justified.NO}, Ruling.NOT_JUSTIFIED),
        ({"justified": Justified.NO, "period_verdict": "Jour limite"}, Ruling.NOT_JUSTIFIED),
        ({"justified": Justified.NO, "period_verdict": "non"}, Ruling.TOO_LATE),
        ({"justified": Justified.NO, "period_verdict": "hors délai"}, Ruling.TOO_LATE),
        ({"ruled_on": TODAY, "period_verdict": "Non"}, Ruling.TOO_LATE),
        ({"period_verdict": "Non"}, Ruling.PENDING),
        ({"justified": Justified.YES, "period_verdict": "Non"}, Ruling.JUSTIFIED),
        ({"justified": Justified.NO, "outcome": Outcome.WITHDRAWN}, Ruling.WITHDRAWN),
        ({"outcome": Outcome.NOT_AN_APPEAL}, Ruling.NOT_AN_APPEAL),
    ],
)
def test_the_period_and_the_substance_are_two_facts(
    facts: dict[str, Any], expected: Ruling
) -> None:
    assert ruling(replace(APPEAL, **facts)) is expected


def test_too_late_is_never_counted_as_not_justified() -> None:
    ruled = replace(APPEAL, justified=Justified.NO, ruled_on=TODAY)
    late = replace(ruled, number="B", period_verdict="Non")
    found = indicators([ruled, late], CALENDAR, TODAY, since_committee=date(2026, 5, 1))
    assert found.since is not None
    assert (found.since.not_justified, found.since.too_late) == (1, 1)
    (ground,) = found.grounds
    assert (ground.appeals, ground.not_justified, ground.too_late) == (2, 1, 1)
    assert outcome_text(replace(late, outcome=Outcome.UPHELD)) == "Hors délai – Décision maintenue"


def test_too_late_is_decided_without_the_substance_and_answered() -> None:
    entry = Entry(Step.DECIDE, TODAY, "Anne Petit", ground="Reçu après la limite", verdict="Non")
    ready = replace(APPEAL, causes="x", period_verdict="Non", acknowledged_on=TODAY)
    appeal = record_step(ready, entry, today=TODAY, calendar=CALENDAR).appeal
    assert (appeal.justified, appeal.outcome) == (None, Outcome.UPHELD)
    assert [item.step for item in to_do(state(appeal, (), CALENDAR, TODAY))] == [Step.REPLY]
