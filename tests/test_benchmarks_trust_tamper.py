"""A journal is tampered with in every way; a verification that sees nothing is told."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks import trust_tamper
from suivi_tool.storage.journal import Journal


@pytest.mark.parametrize("kind", trust_tamper.TAMPERINGS)
def test_a_way_of_tampering_changes_the_lines_and_is_found(kind: str) -> None:
    lines = [b'{"n":1}', b'{"n":2}', b'{"n":3}']
    if kind != "edit, hash mended":  # only of a journal's own lines
        assert trust_tamper.TAMPERINGS[kind](lines, 1, random.Random(1)) != lines
    result = trust_tamper.tamper(kind, 5)
    assert (result.runs, result.struck, result.wrong) == (5, 5, [])


def test_a_journal_is_sound_as_long_as_nobody_touches_it(tmp_path: Path) -> None:
    journal, data = trust_tamper.a_journal(tmp_path, 9)
    assert (data.count(b"\n"), journal.verify([journal.head()])) == (9, ())


def test_a_verification_that_sees_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Journal, "verify", lambda *_: ())
    result = trust_tamper.tamper("delete", 5)
    assert (result.struck, len(result.wrong)) == (0, 5)
    assert result.wrong[0].startswith("delete 0, line ")
