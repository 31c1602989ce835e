"""A slice of the damaged files that people and machines hand in; and a slip of ours is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from work_folders import make

from benchmarks import trust_fuzz, trust_inputs
from suivi_tool.actions.entries import EntryKind


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("xlsx", 12),
        ("docx", 15),
        ("eml", 30),
        ("pending nonsense", 15),
        ("settings", 40),
    ],
)
def test_whatever_is_damaged_gives_an_answer_or_a_refusal(kind: str, count: int) -> None:
    result = trust_fuzz.KINDS[kind](count, 2)
    assert (result.wrong, result.runs) == ([], count)


def test_whatever_outlook_saved_and_something_damaged(shared: Path) -> None:
    assert list((shared / "corpus" / "mails").glob("*.msg"))
    result = trust_fuzz.KINDS["msg"](20, 2)
    assert (result.wrong, result.runs) == ([], 20)


def test_an_entry_of_each_kind_is_damaged(tmp_path: Path) -> None:
    entries = trust_inputs._entries(make(tmp_path).office())
    assert {entry.kind for entry in entries} == set(EntryKind)


def test_a_slip_of_ours_on_a_damaged_file_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def slip(_: object) -> None:
        raise IndexError("tuple index out of range")

    monkeypatch.setattr(trust_inputs, "proposed_days_off", slip)
    result = trust_fuzz.KINDS["settings"](20, 2)
    assert result.wrong
    assert {line.partition(": ")[2] for line in result.wrong} == {
        "IndexError: tuple index out of range"
    }
