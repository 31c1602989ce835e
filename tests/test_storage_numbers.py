"""Numbers: the folder is the reservation, and a folder's name is safe everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suivi_tool.errors import RefusedInput
from suivi_tool.storage.numbers import folder_name, reserve


def propose(n: int) -> str:
    return f"APP/2026/{n:03d}"


def test_the_next_free_number_is_taken_and_gaps_stay(tmp_path: Path) -> None:
    (tmp_path / "APP-2026-002").mkdir()
    assert [reserve(tmp_path, propose, 1) for _ in range(3)] == [
        "APP/2026/001",
        "APP/2026/003",
        "APP/2026/004",
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "APP-2026-001",
        "APP-2026-002",
        "APP-2026-003",
        "APP-2026-004",
    ]


def test_two_numbers_that_would_share_a_folder_are_one_taken_number(tmp_path: Path) -> None:
    reserve(tmp_path, lambda n: f"APP-2026-{n:03d}", 1)
    assert reserve(tmp_path, propose, 1) == "APP/2026/002"


@pytest.mark.parametrize("number", ["", "  ", "---", "con", "NUL", "com1", "x" * 81, "../.."])
def test_what_cannot_name_a_folder_is_refused(number: str) -> None:
    with pytest.raises(RefusedInput, match="ne peut pas servir de numéro"):
        folder_name(number)


def test_no_share_no_number(tmp_path: Path) -> None:
    with pytest.raises(RefusedInput, match="Rien n’a été enregistré"):
        reserve(tmp_path / "gone" / "Dossiers", propose, 1)


@given(st.text(max_size=60))
def test_whatever_the_number_its_folder_lies_in_the_folder(number: str) -> None:
    try:
        name = folder_name(number)
    except RefusedInput:
        return
    assert all(char.isalnum() or char in "-_" for char in name)
    assert folder_name(name) == name
