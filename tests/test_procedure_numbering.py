from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suivi_tool.procedure.numbering import NumberPattern


@pytest.mark.parametrize(
    ("column", "in_2026", "in_2027"),
    [
        ([], "APP-2026-001", "APP-2027-001"),
        (["APP-2026-001", "APP-2026-002"], "APP-2026-003", "APP-2027-001"),
        (["APP-2025-014", "APP-2026-001"], "APP-2026-002", "APP-2027-001"),
        (["2026/03"], "2026/04", "2027/01"),
        (["A26-3"], "A26-4", "A27-1"),
        (["a26-3", "A26-4"], "A26-5", "A27-1"),
        (["12"], "13", "13"),
        (["7", "12", "9"], "13", "13"),
        (["03/2026"], "04/2026", "01/2027"),
        (["3-26"], "4-26", "1-27"),
        (["2026007"], "2026008", "2027001"),
        (["MGT02-2026-003"], "MGT02-2026-004", "MGT02-2027-001"),
        (["MGT 02 - A 26-09"], "MGT 02 - A 26-10", "MGT 02 - A 27-01"),
        (["Appel n° 9"], "Appel n° 10", "Appel n° 10"),
        (["APP-2026-009", "APP-2026-010"], "APP-2026-011", "APP-2027-001"),
        (["APP-2026-999"], "APP-2026-1000", "APP-2027-1"),
        (["13-26", "14-26", "15-26", "16-26"], "17-26", "1-27"),
        (["26-17"], "26-18", "27-1"),
        (["APP-2024-01", "APP-2025-02", "APP-2026-03"], "APP-2026-04", "APP-2027-04"),
        (["APP-2026-001", "à numéroter", "?", ""], "APP-2026-002", "APP-2027-001"),
        (["12", "13", "APP-2026-001", "APP-2026-002"], "APP-2026-003", "APP-2027-001"),
        (["12", "13", "14", "15", "APP-2025-001", "16"], "17", "17"),
    ],
)
def test_the_pattern_in_the_column_goes_on(column: list[str], in_2026: str, in_2027: str) -> None:
    pattern = NumberPattern.detect(column)
    assert pattern.next(2026, column) == in_2026
    assert pattern.next(2027, column) == in_2027


def test_a_number_is_never_used_again_and_a_gap_stays() -> None:
    pattern = NumberPattern.detect(["APP-2026-001"])
    assert pattern.next(2026, ["APP-2026-001", "app-2026-7 ", "APP-2025-040"]) == "APP-2026-008"


def test_a_december_event_entered_in_january_takes_the_year_of_reception() -> None:
    pattern = NumberPattern.detect(["APP-2026-009", "APP-2027-001"])
    assert pattern.next(2026, ["APP-2026-009", "APP-2027-001"]) == "APP-2026-010"


@settings(deadline=None)
@given(
    prefix=st.sampled_from(["", "APP-", "A", "MGT 02 - ", "n° "]),
    middle=st.sampled_from(["-", "/", "_", " - "]),
    year=st.integers(2015, 2048),
    digits=st.sampled_from([2, 4]),
    sequence=st.integers(1, 999),
    width=st.integers(1, 4),
)
def test_next_follows_and_is_free(
    prefix: str, middle: str, year: int, digits: int, sequence: int, width: int
) -> None:
    number = f"{prefix}{str(year)[-digits:]}{middle}{str(sequence).zfill(width)}"
    pattern = NumberPattern.detect([number])
    following = pattern.next(year, [number])
    assert following != number
    assert pattern.sequence(following, year) == sequence + 1
    assert following.startswith(f"{prefix}{str(year)[-digits:]}{middle}")
    again = NumberPattern.detect([number, following]).next(year, [number, following])
    assert pattern.sequence(again, year) == sequence + 2


@settings(deadline=None)
@given(column=st.lists(st.text(max_size=12), max_size=6), year=st.integers(2020, 2040))
def test_any_column_gives_a_number_that_is_not_in_it(column: list[str], year: int) -> None:
    assert NumberPattern.detect(column).next(year, column) not in column
