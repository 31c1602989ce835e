"""The facts of an appeal and of its appellant."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest

from suivi_tool.procedure.appeal import (
    Appeal,
    Appellant,
    AppellantType,
    Channel,
    Justified,
    Outcome,
)


@pytest.mark.parametrize("outcome", [None, *Outcome])
def test_everything_registered_counts_but_what_proved_to_be_no_appeal(
    outcome: Outcome | None,
) -> None:
    assert Appeal("APP-1", outcome=outcome).counts is (outcome is not Outcome.NOT_AN_APPEAL)


def test_the_words_are_those_that_the_tracker_holds(shared: Path) -> None:
    columns = (shared / "procedure" / "columns.md").read_text("utf-8")
    for words in (AppellantType, Justified):
        assert " / ".join(words) in columns
    assert [word for word in Channel if word not in columns] == []


def test_a_name_is_written_first_name_first() -> None:
    assert Appellant("MARTIN", "Zoé").full_name == "Zoé MARTIN"
    assert Appellant("MARTIN").full_name == "MARTIN"
    assert not Appellant("").full_name


def test_a_recorded_fact_is_replaced_never_altered() -> None:
    appeal = Appeal("APP-1")
    with pytest.raises(FrozenInstanceError):
        appeal.number = "APP-2"  # type: ignore[misc]
    assert (replace(appeal, number="APP-2").number, appeal.number) == ("APP-2", "APP-1")
