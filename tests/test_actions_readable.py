"""What waits may have been written by another version, or by another hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from suivi_tool.actions import readable
from suivi_tool.actions.entries import EntryKind
from suivi_tool.errors import RefusedInput
from suivi_tool.storage.pending import Entry


def entry(kind: str, payload: dict[str, Any]) -> Entry:
    return Entry("7", kind, "APP-1", payload, "Anne", datetime(2026, 5, 2, 9, 0, tzinfo=UTC))


GOOD = entry(EntryKind.APPEAL, {"appeal": {"number": "APP-1", "received_on": "2026-04-30"}})
BAD = [
    entry("greffe", {}),
    entry(EntryKind.APPEAL, {}),
    entry(EntryKind.APPEAL, {"appeal": "x"}),
    entry(EntryKind.APPEAL, {"appeal": {"number": "APP-1", "received_on": "hier"}}),
    entry(EntryKind.STEP, {"changes": {"acknowledged_on": 3}}),
    entry(EntryKind.FREEZE, {"committee": "mars"}),
]


def test_what_is_understood_may_be_merged() -> None:
    assert readable.fault(GOOD) is None
    readable.check(GOOD)


@pytest.mark.parametrize("waiting", BAD)
def test_what_is_not_understood_waits_and_says_what_to_do(waiting: Entry) -> None:
    fault = readable.fault(waiting)
    assert fault is not None
    assert fault.place == ".suivi/pending/7.json"
    assert "Mettez l’outil à jour" in fault.remedy
    with pytest.raises(RefusedInput, match="APP-1"):
        readable.check(waiting)


def test_one_that_is_not_understood_holds_up_no_other() -> None:
    good, faults = readable.sorted_out([BAD[0], GOOD, BAD[1]])
    assert good == (GOOD,)
    assert len(faults) == 2
