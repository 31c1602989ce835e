"""A second appeal against the new decision of a first one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from suivi_tool.procedure.appeal import Appeal, Outcome
from suivi_tool.procedure.new_decisions import first_appeal

FIRST = Appeal(
    "APP-2026-001",
    appellant="Zoé MARTIN",
    outcome=Outcome.MODIFIED,
    new_decision_on=date(2026, 4, 10),
)
SECOND = Appeal("", appellant="Martin Zoé", notified_on=date(2026, 4, 14))


def test_the_same_person_contesting_the_new_decision_is_linked_to_the_first_appeal() -> None:
    assert first_appeal(SECOND, [FIRST]) is FIRST


@pytest.mark.parametrize(
    "first",
    [
        replace(FIRST, appellant="Zoé Martineau"),
        replace(FIRST, outcome=Outcome.UPHELD),
        replace(FIRST, new_decision_on=None),
        replace(FIRST, new_decision_on=date(2026, 4, 15)),
    ],
)
def test_nothing_is_linked_where_it_is_not_sure(first: Appeal) -> None:
    assert first_appeal(SECOND, [first]) is None


def test_the_number_given_goes_before_what_is_found() -> None:
    other = replace(FIRST, number="APP-2025-004", outcome=None)
    said = replace(SECOND, follows="app-2025-004")
    assert first_appeal(said, [FIRST, other]) is other
    assert first_appeal(replace(SECOND, follows="APP-1999-001"), [FIRST]) is None


def test_nobody_is_the_same_person_as_nobody() -> None:
    assert first_appeal(replace(SECOND, appellant=""), [replace(FIRST, appellant="")]) is None
