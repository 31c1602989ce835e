"""Choosing what can be merged: a refusal keeps back its own number, and nobody else's."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from suivi_tool.errors import Fault, RefusedInput, TrackerBusy, WorkbookRefused
from suivi_tool.storage.choosing import choose
from suivi_tool.storage.pending import Entry

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)


def entries(*drawn: str) -> tuple[Entry, ...]:
    """« 1a 2b 1c »: the number, then the word that a tracker takes, or not."""
    return tuple(Entry(text, "étape", text[0], {"word": text[1:]}, "RQ", AT) for text in drawn)


def takes(data: bytes, new: tuple[Entry, ...]) -> bytes:
    """Write the words one behind the other; « x » is refused, and so is what stands twice."""
    for entry in new:
        word = str(entry.payload["word"]).encode()
        if word == b"x" or word in data:
            raise RefusedInput(Fault(f"{word!r} n’entre pas."))
        data += word
    return data


def closed(data: bytes, new: tuple[Entry, ...]) -> bytes:
    del data, new
    raise WorkbookRefused("le classeur est protégé.")


@pytest.mark.parametrize(
    ("drawn", "written", "kept_back"),
    [
        ("1a 2b 1c", b"abc", []),
        ("1x 2b", b"b", ["1x"]),
        ("1a 2x 2b 1c", b"ac", ["2x", "2b"]),
        ("1a 2a 3b", b"ab", ["2a"]),
        ("1x 1x 2x", b"", ["1x", "1x", "2x"]),
    ],
)
def test_as_many_as_the_tracker_takes(drawn: str, written: bytes, kept_back: list[str]) -> None:
    chosen = choose(b"", entries(*drawn.split()), takes)
    assert chosen.new == written
    assert [one.entry.id for one in chosen.waiting] == kept_back
    assert [entry.id for entry in chosen.done] == [
        each for each in drawn.split() if each not in kept_back
    ]


def test_what_is_kept_back_behind_a_refusal_says_the_same_reason() -> None:
    first, second = choose(b"", entries("1x", "1b"), takes).waiting
    assert first.faults == second.faults
    assert "n’entre pas" in first.faults[0].message


def test_a_tracker_that_takes_nothing_lets_all_wait() -> None:
    with pytest.raises(TrackerBusy, match="protégé"):
        choose(b"", entries("1a"), closed)


def test_with_nothing_to_merge_the_refusal_is_told_as_it_is() -> None:
    with pytest.raises(WorkbookRefused):
        choose(b"", (), closed)
    assert choose(b"same", (), takes).new == b"same"
