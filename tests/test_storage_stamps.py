"""Stamps: names sort in the order of events, whatever the clocks say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suivi_tool.storage.stamps import next_stamp, stamp_of

NOON = datetime(2026, 5, 4, 12, 0, 0, 250, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def test_a_stamp_is_the_moment_in_utc_to_the_microsecond() -> None:
    in_paris = NOON.astimezone(timezone(timedelta(hours=2)))
    assert next_stamp(in_paris, []) == "20260504T120000000250Z"


@given(st.lists(MOMENTS))
def test_each_stamp_comes_after_all_that_lie_there(clock: list[datetime]) -> None:
    """Two machines whose clocks differ, or one whose clock is set back."""
    names: list[str] = []
    for now in clock:
        names.append(f"{next_stamp(now, names)}-abc.json")
    assert names == sorted(set(names))


@given(MOMENTS)
def test_a_name_tells_its_moment(now: datetime) -> None:
    assert stamp_of(f"{next_stamp(now, [])}-0123.json") == now


@pytest.mark.parametrize(
    "name",
    ["", "x", "20260504-1.json", "20261304T120000000000Z-1", "2026054T120000000000Z", "Thumbs.db"],
)
def test_another_name_tells_none_and_moves_no_stamp(name: str) -> None:
    assert stamp_of(name) is None
    assert next_stamp(NOON, [name]) == next_stamp(NOON, [])
