"""A step as a person tells it: nothing is assumed of what was not said."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from calendars import french_calendar

from suivi_tool.procedure.appeal import Appeal, AppellantType
from suivi_tool.procedure.duties import RECORDABLE, Step
from suivi_tool.procedure.entry import Entry
from suivi_tool.procedure.recording import record_step

NEW = Appeal(
    "APP-1", received_on=date(2026, 4, 30), appellant_type=AppellantType.CANDIDATE, status="Reçu"
)


def test_only_the_step_and_its_day_must_be_told() -> None:
    entry = Entry(Step.LETTER, date(2026, 5, 12))
    told = [field.name for field in fields(entry) if getattr(entry, field.name)]
    assert told == ["step", "on"]


def test_what_was_not_said_leaves_every_fact_as_it_was() -> None:
    for step in set(RECORDABLE) - {Step.DECIDE, Step.ACTION}:
        entry = Entry(step, date(2026, 5, 12))
        recorded = record_step(NEW, entry, today=entry.on, calendar=french_calendar())
        changed = set(recorded.changes) - {"status"}
        assert all(getattr(recorded.appeal, name) for name in changed)
        assert len(changed) == (0 if step is Step.LETTER else 1)
