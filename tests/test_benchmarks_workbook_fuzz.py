"""The trial with spoilt packages sees what it looks for: it has been shown each kind of fault."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from workbook_cases import packed, parts, tracker, with_part

from benchmarks import edit_one
from benchmarks import workbook_fuzz as fuzz

SHEET = "xl/worksheets/sheet1.xml"
Edited = tuple[bytes, dict[str, object]]


def without(name: str) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        return packed({key: value for key, value in parts(data).items() if key != name})

    return change


def swapped(before: bytes, after: bytes) -> Callable[[bytes], bytes]:
    return lambda data: with_part(data, SHEET, before, after)


def test_a_sound_package_is_edited_and_another_file_is_refused() -> None:
    assert fuzz.attempt(tracker()) == "edited"
    assert fuzz.attempt(b"PK nothing") == "refused"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (without("xl/theme/theme1.xml"), "LOST xl/theme/theme1.xml"),
        (swapped(b"<v>12.5</v>", b"<v>12.6</v>"), "READ"),
        (swapped(b'r="A7"', b'r="Z7"'), "READ"),
        (swapped(b"</sheetData>", b"</sheetData><mergeCells/>"), "FAULT"),
    ],
)
def test_each_fault_is_seen(
    change: Callable[[bytes], bytes], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = edit_one.edit

    def spoiling(data: bytes, row: list[object], *, graft: bool) -> Edited:
        result, where = real(data, row, graft=graft)
        return change(result), where

    monkeypatch.setattr(edit_one, "edit", spoiling)
    assert fuzz.attempt(tracker()).startswith(said)


def test_a_traceback_and_a_long_one_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for index in range(7):
        (tmp_path / f"{index}.xlsx").write_bytes(tracker())

    def breaking(data: bytes) -> str:
        raise KeyError(len(data))

    monkeypatch.setattr(fuzz, "attempt", breaking)
    outcomes, wrong, _ = fuzz.trial(3, 1, tmp_path)
    assert outcomes["wrong"] == len(wrong) == outcomes.total()
    assert all("KeyError" in each for each in wrong)
    monkeypatch.setattr(fuzz, "attempt", lambda _: "edited")
    monkeypatch.setattr(fuzz, "MAX_SECONDS", -1.0)
    assert fuzz.trial(3, 1, tmp_path)[1]


def test_every_mutation_changes_something() -> None:
    sound: Mapping[str, bytes] = fuzz.parts_of(tracker())
    for mutation in fuzz.MUTATIONS:
        changed = False
        for seed in range(20):
            spoilt = dict(sound)
            mutation(spoilt, random.Random(seed))
            changed |= spoilt != sound
        assert changed, mutation.__name__
