"""Figures that committees saw: frozen, frozen anew, or taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from suivi_tool.actions import frozen
from suivi_tool.actions.entries import EntryKind
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.history import Frozen, freeze
from suivi_tool.procedure.indicators import indicators
from suivi_tool.procedure.working_days import Calendar
from suivi_tool.storage.pending import Entry

CALENDAR = Calendar({}, {}, frozenset({2025, 2026}))
MARCH, MAY = date(2026, 3, 17), date(2026, 5, 19)


def seen(committee: date, appeals: int = 1) -> Frozen:
    known = [Appeal(f"A-{n}", received_on=date(2026, 3, 2)) for n in range(appeals)]
    return freeze(indicators(known, CALENDAR, committee), committee)


def entry(payload: dict[str, Any], kind: str = EntryKind.FREEZE) -> Entry:
    at = datetime(2026, 5, 2, 9, 0, tzinfo=UTC)
    return Entry("1", kind, frozen.number(MARCH), payload, "Anne", at)


def test_what_was_frozen_comes_back_from_its_entry_oldest_committee_first() -> None:
    entries = [entry(frozen.payload(seen(MAY))), entry(frozen.payload(seen(MARCH)))]
    assert frozen.after((), entries) == (seen(MARCH), seen(MAY))
    assert frozen.number(MARCH) == "COPIL 2026-03-17"


def test_frozen_anew_replaces_what_was_frozen_and_undone_brings_it_back() -> None:
    first, second = seen(MARCH), seen(MARCH, 2)
    anew = entry(frozen.payload(second, first))
    assert frozen.after([first], [anew]) == (second,)
    assert frozen.after([second], [entry(frozen.reverse(anew))]) == (first,)


def test_the_first_time_taken_back_leaves_nothing() -> None:
    once = entry(frozen.payload(seen(MARCH)))
    assert frozen.after([seen(MARCH), seen(MAY)], [entry(frozen.reverse(once))]) == (seen(MAY),)


def test_entries_of_other_kinds_freeze_nothing() -> None:
    other = replace(entry(frozen.payload(seen(MARCH))), kind=str(EntryKind.STEP))
    assert frozen.after((), [other]) == ()
